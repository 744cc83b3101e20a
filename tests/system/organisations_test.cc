#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/organisation.pb.h"
#include "proto/timecredit/v1/redemption.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

class OrganisationsOverTheWire : public testing::Test {
 protected:
  const client::Organisations& organisations() { return town.client().organisations(); }

  v1::CreateOrganisationRequest Creation(const std::string& id) {
    v1::CreateOrganisationRequest request;
    request.set_parent(ServedTown::kScheme);
    request.set_organisation_id(id);
    (*request.mutable_organisation()->mutable_display_names())["en"] = "The pool";
    request.set_request_id(town.FreshId());
    return request;
  }
  v1::CreateOfferRequest Offering(const std::string& id) {
    v1::CreateOfferRequest request;
    request.set_parent(ServedTown::kCastle);
    request.set_offer_id(id);
    (*request.mutable_offer()->mutable_display_names())["en"] = "Tower tour";
    request.mutable_offer()->set_credit_minutes_per_adult(120);
    request.set_request_id(town.FreshId());
    return request;
  }
  template <class Request>
  Request Named(const std::string& name) {
    Request request;
    request.set_name(name);
    request.set_request_id(town.FreshId());
    return request;
  }

  ServedTown town;
};

TEST_F(OrganisationsOverTheWire, ArePartnersWhereItIsSaid) {
  auto request = Creation("pool");
  request.mutable_organisation()->set_takes_typed_amounts(true);
  EXPECT_EQ(town.RefusalOf([&] { return organisations().CreateOrganisation(request); }),
            "PARTNER_ONLY organisation.takes_typed_amounts");
  request.mutable_organisation()->clear_takes_typed_amounts();
  const auto pool = organisations().CreateOrganisation(request);
  ASSERT_TRUE(pool.ok()) << pool.error().message;
  EXPECT_FALSE(pool->is_partner());
  auto offering = Offering("swim");
  offering.set_parent(pool->name());
  const auto refusal_of_offer = [&] {
    return town.RefusalOf([&] { return organisations().CreateOffer(offering); });
  };
  EXPECT_EQ(refusal_of_offer(), "ORGANISATION_NOT_PARTNER offer.partner");
  town.Earn(ServedTown::kAnn, 300);
  v1::RedeemCreditsRequest typed;
  typed.set_parent(ServedTown::kScheme);
  typed.mutable_redemption()->set_member(ServedTown::kAnn);
  typed.mutable_redemption()->set_partner(pool->name());
  typed.mutable_redemption()->set_credit_minutes(10);
  typed.mutable_redemption()->mutable_party()->set_adults(1);
  typed.set_request_id(town.FreshId());
  const auto refusal_of_typed = [&] {
    return town.RefusalOf([&] { return town.client().redemptions().RedeemCredits(typed); });
  };
  EXPECT_EQ(refusal_of_typed(), "ORGANISATION_NOT_PARTNER redemption.partner");

  v1::UpdateOrganisationRequest update;
  update.mutable_organisation()->set_name(pool->name());
  update.mutable_organisation()->set_is_partner(true);
  update.mutable_update_mask()->add_paths("is_partner");
  update.set_request_id(town.FreshId());
  const auto updated = organisations().UpdateOrganisation(update);
  ASSERT_TRUE(updated.ok()) << updated.error().message;
  EXPECT_EQ(updated->display_names().at("en"), "The pool");
  EXPECT_EQ(refusal_of_offer(), "");
  EXPECT_EQ(refusal_of_typed(), "TYPED_AMOUNT_NOT_ALLOWED redemption.credit_minutes");
  EXPECT_EQ(town.client().redemptions().RedeemCredits(typed).error().message,
            "This partner takes no typed amounts. Choose one of the partner’s offers.");
  update.mutable_organisation()->set_takes_typed_amounts(true);
  update.mutable_update_mask()->add_paths("takes_typed_amounts");
  update.set_request_id(town.FreshId());
  ASSERT_TRUE(organisations().UpdateOrganisation(update).ok());
  EXPECT_EQ(refusal_of_typed(), "");

  update.mutable_organisation()->set_is_partner(false);
  update.mutable_organisation()->set_takes_typed_amounts(false);
  update.set_request_id(town.FreshId());
  ASSERT_TRUE(organisations().UpdateOrganisation(update).ok());
  v1::QuoteRedemptionRequest quote;
  quote.set_member(ServedTown::kAnn);
  quote.set_offer(pool->name() + "/offers/swim");
  quote.mutable_party()->set_adults(1);
  EXPECT_EQ(town.RefusalOf([&] { return town.client().redemptions().QuoteRedemption(quote); }),
            "ORGANISATION_NOT_PARTNER offer");
}

TEST_F(OrganisationsOverTheWire, AreCreatedUpdatedAndListed) {
  auto request = Creation("pool");
  request.set_validate_only(true);
  const auto would = organisations().CreateOrganisation(request);
  ASSERT_TRUE(would.ok()) << would.error().message;
  EXPECT_EQ(would->name(), "schemes/taff/organisations/pool");
  request.set_validate_only(false);
  const auto created = organisations().CreateOrganisation(request);
  ASSERT_TRUE(created.ok()) << created.error().message;
  EXPECT_EQ(created->name(), would->name());

  v1::UpdateOrganisationRequest update;
  update.mutable_organisation()->set_name(created->name());
  (*update.mutable_organisation()->mutable_display_names())["en"] = "The baths";
  (*update.mutable_organisation()->mutable_display_names())["cy"] = "Y pwll";
  update.set_request_id(town.FreshId());
  const auto updated = organisations().UpdateOrganisation(update);
  ASSERT_TRUE(updated.ok()) << updated.error().message;
  v1::GetOrganisationRequest get;
  get.set_name(created->name());
  const auto found = organisations().GetOrganisation(get);
  ASSERT_TRUE(found.ok()) << found.error().message;
  EXPECT_EQ(found->display_names().at("cy"), "Y pwll");

  v1::ListOrganisationsRequest list;
  list.set_parent(ServedTown::kScheme);
  list.set_page_size(1);
  const auto all = All(organisations().ListOrganisations(list));
  ASSERT_EQ(all.size(), 3);
  EXPECT_EQ(all[2].name(), created->name());

  update.set_request_id(town.FreshId());
  update.mutable_organisation()->clear_display_names();
  EXPECT_EQ(town.RefusalOf([&] { return organisations().UpdateOrganisation(update); }),
            "FIELD_REQUIRED organisation.display_names");
  update.mutable_organisation()->set_name("schemes/taff/organisations/nobody");
  EXPECT_EQ(town.RefusalOf([&] { return organisations().UpdateOrganisation(update); }),
            "ORGANISATION_UNKNOWN organisation.name");
  update.mutable_update_mask()->add_paths("name");
  EXPECT_EQ(town.RefusalOf([&] { return organisations().UpdateOrganisation(update); }),
            "CHANGE_NOT_POSSIBLE name");
  get.set_name("schemes/taff/organisations/nobody");
  EXPECT_EQ(town.RefusalOf([&] { return organisations().GetOrganisation(get); }),
            "ORGANISATION_UNKNOWN name");
}

TEST_F(OrganisationsOverTheWire, HaveAnIdOfTheirOwn) {
  EXPECT_EQ(town.RefusalOf([&] { return organisations().CreateOrganisation(Creation("")); }),
            "FIELD_REQUIRED organisation_id");
  EXPECT_EQ(town.RefusalOf([&] { return organisations().CreateOrganisation(Creation("castle")); }),
            "ID_TAKEN organisation_id");
  EXPECT_EQ(town.RefusalOf([&] { return organisations().CreateOrganisation(Creation("a/b")); }),
            "ID_INVALID organisation_id");
  auto request = Creation("pool");
  request.set_parent("schemes/nowhere");
  EXPECT_EQ(town.RefusalOf([&] { return organisations().CreateOrganisation(request); }),
            "SCHEME_UNKNOWN parent");
}

TEST_F(OrganisationsOverTheWire, MakeOffers) {
  auto request = Offering("tower");
  request.set_validate_only(true);
  const auto would = organisations().CreateOffer(request);
  ASSERT_TRUE(would.ok()) << would.error().message;
  request.set_validate_only(false);
  const auto created = organisations().CreateOffer(request);
  ASSERT_TRUE(created.ok()) << created.error().message;
  EXPECT_EQ(created->name(), "schemes/taff/organisations/castle/offers/tower");
  EXPECT_EQ(created->state(), v1::Offer::STATE_OPEN);
  EXPECT_EQ(would->name(), created->name());

  v1::UpdateOfferRequest update;
  update.mutable_offer()->set_name(created->name());
  update.mutable_offer()->set_credit_minutes_per_adult(90);
  update.mutable_offer()->set_most_people(4);
  update.mutable_update_mask()->add_paths("credit_minutes_per_adult");
  update.set_request_id(town.FreshId());
  const auto updated = organisations().UpdateOffer(update);
  ASSERT_TRUE(updated.ok()) << updated.error().message;
  EXPECT_EQ(updated->credit_minutes_per_adult(), 90);
  EXPECT_EQ(updated->most_people(), 0);
  EXPECT_EQ(updated->display_names().at("en"), "Tower tour");

  v1::ListOffersRequest list;
  list.set_page_size(1);
  list.set_parent("schemes/taff/organisations/-");
  EXPECT_EQ(All(organisations().ListOffers(list)).size(), 2);
  list.set_parent(ServedTown::kCastle);
  EXPECT_EQ(All(organisations().ListOffers(list)).size(), 2);
  list.set_parent("schemes/taff/organisations/taff-housing");
  EXPECT_EQ(All(organisations().ListOffers(list)).size(), 0);
  list.set_parent("schemes/taff/organisations/nobody");
  EXPECT_EQ(town.RefusalOf([&] { return FirstOf(organisations().ListOffers(list)); }),
            "ORGANISATION_UNKNOWN parent");
}

TEST_F(OrganisationsOverTheWire, MakeNoOffersThatAreWrong) {
  const auto with = [&](auto&& change) {
    auto request = Offering("tower");
    change(request);
    return town.RefusalOf([&] { return organisations().CreateOffer(request); });
  };
  using Request = v1::CreateOfferRequest;
  EXPECT_EQ(with([](Request& it) { it.set_parent("schemes/taff/organisations/nobody"); }),
            "ORGANISATION_UNKNOWN parent");
  EXPECT_EQ(with([](Request& it) { it.clear_offer_id(); }), "FIELD_REQUIRED offer_id");
  EXPECT_EQ(with([](Request& it) { it.set_offer_id("day-ticket"); }), "ID_TAKEN offer_id");
  EXPECT_EQ(with([](Request& it) { it.set_offer_id("Day Ticket"); }), "ID_INVALID offer_id");
  EXPECT_EQ(with([](Request& it) { it.mutable_offer()->clear_display_names(); }),
            "FIELD_REQUIRED offer.display_names");
  for (const int64_t price : {int64_t{-1}, int64_t{30'001}, INT64_MAX, INT64_MIN}) {
    EXPECT_EQ(with([&](Request& it) { it.mutable_offer()->set_credit_minutes_per_adult(price); }),
              "NUMBER_OUT_OF_RANGE offer.credit_minutes_per_adult");
    EXPECT_EQ(
        with([&](Request& it) { it.mutable_offer()->set_credit_minutes_per_under_16(price); }),
        "NUMBER_OUT_OF_RANGE offer.credit_minutes_per_under_16");
  }
  EXPECT_EQ(with([](Request& it) { it.mutable_offer()->set_credit_minutes_per_adult(0); }),
            "PRICE_MISSING offer.credit_minutes_per_adult");
  EXPECT_EQ(with([](Request& it) { it.mutable_offer()->set_most_people(2001); }),
            "NUMBER_OUT_OF_RANGE offer.most_people");
}

TEST_F(OrganisationsOverTheWire, SuspendAndResumeOffers) {
  const auto suspend = [&](const std::string& name) {
    return town.RefusalOf(
        [&] { return organisations().SuspendOffer(Named<v1::SuspendOfferRequest>(name)); });
  };
  const auto resume = [&](const std::string& name) {
    return town.RefusalOf(
        [&] { return organisations().ResumeOffer(Named<v1::ResumeOfferRequest>(name)); });
  };
  EXPECT_EQ(resume(ServedTown::kDayTicket), "OFFER_OPEN name");
  EXPECT_EQ(suspend(ServedTown::kDayTicket), "");
  v1::GetOfferRequest get;
  get.set_name(ServedTown::kDayTicket);
  EXPECT_EQ(organisations().GetOffer(get)->state(), v1::Offer::STATE_SUSPENDED);
  EXPECT_EQ(suspend(ServedTown::kDayTicket), "OFFER_SUSPENDED name");
  EXPECT_EQ(resume(ServedTown::kDayTicket), "");
  EXPECT_EQ(organisations().GetOffer(get)->state(), v1::Offer::STATE_OPEN);
  const std::string missing = absl::StrCat(ServedTown::kCastle, "/offers/none");
  EXPECT_EQ(suspend(missing), "OFFER_UNKNOWN name");
  get.set_name(missing);
  EXPECT_EQ(town.RefusalOf([&] { return organisations().GetOffer(get); }), "OFFER_UNKNOWN name");
  get.set_name("schemes/taff/organisations/taff-housing/offers/day-ticket");
  EXPECT_EQ(town.RefusalOf([&] { return organisations().GetOffer(get); }), "OFFER_UNKNOWN name");
}

}  // namespace
}  // namespace timecredit::system_test
