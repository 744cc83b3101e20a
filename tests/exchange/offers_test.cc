#include <gtest/gtest.h>

#include <cstdint>
#include <utility>
#include <variant>

#include "absl/time/time.h"
#include "ledger/domain/offer.h"
#include "ledger/exchange/entry.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

using domain::OfferState;

// The castle's guided tour: a credit for adults, half of one for children, four people at most.
class OffersTest : public testing::Test {
 protected:
  OffersTest() : tour_(Create(Tour())) { town_.Earn(town_.ann, 600); }

  domain::Offer Tour() const {
    domain::Offer offer;
    offer.alias = "tour";
    offer.partner = town_.partner;
    offer.names = {{"en", "Guided tour"}, {"cy", "Taith dywys"}};
    offer.credit_minutes_per_adult = 60;
    offer.credit_minutes_per_under_16 = 30;
    offer.most_people = 4;
    return offer;
  }

  domain::OfferNumber Create(domain::Offer offer) {
    const auto created = town_.Do(CreateOffer{.offer = std::move(offer)});
    EXPECT_TRUE(created.ok()) << created.status();
    return std::get<journal::OfferCreated>(created->record->body).offer.offer;
  }

  domain::Offer OfferNow() const { return town_.Row<domain::Offer>({town_.scheme, tour_}); }

  RedeemCredits Visit(const domain::Party& party) const {
    return {.member = town_.ann, .partner = {}, .party = party, .offer = tour_};
  }

  PlaceHold HoldFor(const domain::Party& party) const {
    return {.member = town_.ann,
            .partner = {},
            .deadline = town_.clock.Now() + absl::Hours(1),
            .offer = tour_,
            .party = party};
  }

  void RaisePrice() { town_.Done(UpdateOffer{.offer = tour_, .credit_minutes_per_adult = 90}); }

  int64_t Taken() const { return town_.BalanceOf(Takings(town_.partner)); }

  Town town_;
  domain::OfferNumber tour_;
};

TEST_F(OffersTest, AreCreatedOpenUnderAnIdOfTheirOwn) {
  domain::Offer expected = Tour();
  expected.scheme = town_.scheme;
  expected.offer = domain::OfferNumber(1);
  EXPECT_EQ(OfferNow(), expected);
  domain::Offer suspended = Tour();
  suspended.alias = "castle";  // as an organisation is called
  suspended.state = OfferState::kSuspended;
  EXPECT_EQ(town_.Row<domain::Offer>({town_.scheme, Create(suspended)}).state, OfferState::kOpen);
}

TEST_F(OffersTest, AreRefusedWhenMalformedTakenOrNobodys) {
  domain::Offer offer = Tour();
  EXPECT_EQ(town_.Refused(CreateOffer{offer}), "ID_TAKEN");
  offer.alias = "sauna";
  offer.partner = domain::OrganisationNumber(9);
  EXPECT_EQ(town_.Refused(CreateOffer{offer}), "ORGANISATION_UNKNOWN");
  offer.partner = {};
  EXPECT_EQ(town_.Refused(CreateOffer{offer}), "ORGANISATION_UNKNOWN");
  offer = Tour();
  offer.credit_minutes_per_adult = -60;
  EXPECT_EQ(town_.Refused(CreateOffer{offer}), "NUMBER_OUT_OF_RANGE");
}

TEST_F(OffersTest, AreUpdatedInWhatIsGiven) {
  town_.Done(UpdateOffer{.offer = tour_, .credit_minutes_per_under_16 = 0, .most_people = 6});
  EXPECT_EQ(OfferNow().names, Tour().names);
  EXPECT_EQ(OfferNow().credit_minutes_per_adult, 60);
  EXPECT_EQ(OfferNow().credit_minutes_per_under_16, 0);
  EXPECT_EQ(OfferNow().most_people, 6);
  town_.Done(UpdateOffer{.offer = tour_, .names = domain::LocalizedText{{"en", "Tour"}}});
  EXPECT_EQ(OfferNow().names, (domain::LocalizedText{{"en", "Tour"}}));

  EXPECT_EQ(town_.Refused(UpdateOffer{.offer = tour_}), "UPDATE_EMPTY");
  EXPECT_EQ(town_.Refused(UpdateOffer{.offer = tour_, .credit_minutes_per_adult = 0}),
            "PRICE_MISSING");
  EXPECT_EQ(town_.Refused(UpdateOffer{.offer = tour_, .names = domain::LocalizedText{}}),
            "FIELD_REQUIRED");
  EXPECT_EQ(town_.Refused(UpdateOffer{.offer = domain::OfferNumber(9), .most_people = 1}),
            "OFFER_UNKNOWN");
}

TEST_F(OffersTest, AreSuspendedAndResumed) {
  EXPECT_EQ(town_.Refused(ResumeOffer{.offer = tour_}), "OFFER_OPEN");
  town_.Done(SuspendOffer{.offer = tour_});
  EXPECT_EQ(town_.Refused(SuspendOffer{.offer = tour_}), "OFFER_SUSPENDED");
  EXPECT_EQ(town_.Refused(Visit({.adults = 1})), "OFFER_SUSPENDED");
  EXPECT_EQ(town_.Refused(HoldFor({.adults = 1})), "OFFER_SUSPENDED");
  RaisePrice();  // ready for when it is resumed
  town_.Done(ResumeOffer{.offer = tour_});
  town_.Done(Visit({.adults = 1}));
  EXPECT_EQ(Taken(), 90);
  EXPECT_EQ(town_.Refused(SuspendOffer{.offer = domain::OfferNumber(9)}), "OFFER_UNKNOWN");
  EXPECT_EQ(town_.Refused(ResumeOffer{.offer = domain::OfferNumber(9)}), "OFFER_UNKNOWN");
}

TEST_F(OffersTest, ArePaidAtTheirPriceToTheirPartner) {
  const auto redemption = town_.Done(Visit({.adults = 1, .under_16s = 2}));
  EXPECT_EQ(Taken(), 120);
  EXPECT_EQ(town_.Spendable(town_.ann), 480);
  const auto row = town_.Row<domain::Redemption>({town_.scheme, redemption});
  EXPECT_EQ(row.offer, tour_);
  EXPECT_EQ(row.partner, town_.partner);
  EXPECT_EQ(row.party, (domain::Party{.adults = 1, .under_16s = 2}));
}

TEST_F(OffersTest, AreRefusedToPartiesTheyAreNotFor) {
  EXPECT_EQ(town_.Refused(Visit({.adults = 5})), "PARTY_TOO_LARGE");
  EXPECT_EQ(town_.Refused(Visit({.adults = 0})), "PARTY_INVALID");
  RedeemCredits unknown = Visit({.adults = 1});
  unknown.offer = domain::OfferNumber(9);
  EXPECT_EQ(town_.Refused(unknown), "OFFER_UNKNOWN");
  RedeemCredits elsewhere = Visit({.adults = 1});
  elsewhere.partner = town_.host;
  EXPECT_EQ(town_.Refused(elsewhere), "OFFER_OF_ANOTHER");
  elsewhere.partner = town_.partner;
  town_.Done(elsewhere);
  RedeemCredits others = Visit({.adults = 1});
  others.member = town_.ben;
  EXPECT_EQ(town_.Refused(others), "CREDITS_INSUFFICIENT");
}

TEST_F(OffersTest, AreMadeAndUsedAtPartnersOnly) {
  const domain::Offer lunch{.alias = "lunch",
                            .partner = town_.host,
                            .names = {{"en", "Lunch"}},
                            .credit_minutes_per_adult = 60};
  EXPECT_EQ(town_.Refused(CreateOffer{lunch}), "ORGANISATION_NOT_PARTNER");
  const auto hold = town_.Done(HoldFor({.adults = 1}));
  town_.Done(UpdateOrganisation{
      .organisation = town_.partner, .is_partner = false, .takes_typed_amounts = false});
  EXPECT_EQ(town_.Refused(Visit({.adults = 1})), "ORGANISATION_NOT_PARTNER");
  EXPECT_EQ(town_.Refused(HoldFor({.adults = 1})), "ORGANISATION_NOT_PARTNER");
  // What was promised is kept.
  const auto paid = town_.Done(CaptureHold{.hold = hold});
  town_.Done(RefundRedemption{.redemption = paid, .credit_minutes = 1, .reason = "late"});
}

TEST_F(OffersTest, AreNotNeededWhereSchemeAndPartnerLetAmountsBeTyped) {
  const RedeemCredits typed{
      .member = town_.ann, .partner = town_.partner, .credit_minutes = 10, .party = {}};
  town_.Done(typed);
  RedeemCredits at_host = typed;
  at_host.partner = town_.host;
  EXPECT_EQ(town_.Refused(at_host), "ORGANISATION_NOT_PARTNER");
  town_.Done(UpdateOrganisation{.organisation = town_.partner, .takes_typed_amounts = false});
  EXPECT_EQ(town_.Refused(typed), "TYPED_AMOUNT_NOT_ALLOWED");
  town_.Done(UpdateOrganisation{.organisation = town_.partner, .takes_typed_amounts = true});
  town_.Done(UpdateScheme{.policies = domain::Policies()});
  EXPECT_EQ(town_.Refused(typed), "TYPED_AMOUNT_NOT_ALLOWED");
  EXPECT_EQ(town_.Refused(Visit({.adults = 1})), "");
}

TEST_F(OffersTest, AreRedeemedForNothingByThoseWhoComeFree) {
  town_.Done(UpdateOffer{.offer = tour_, .credit_minutes_per_under_16 = 0});
  const domain::Party children = {.adults = 0, .under_16s = 3};
  const auto redemption = town_.Done(Visit(children));
  const auto row = town_.Row<domain::Redemption>({town_.scheme, redemption});
  EXPECT_EQ(row.party, children);
  EXPECT_TRUE(row.portions.empty());
  EXPECT_EQ(Taken(), 0);
  EXPECT_EQ(town_.Spendable(town_.ann), 600);
  const auto line =
      town_.Row<journal::Line>({town_.scheme, domain::OwnerOf(town_.ann), redemption});
  EXPECT_TRUE(line.changes.empty()) << "it is on the statement all the same";
  EXPECT_EQ(town_.Refused(RefundRedemption{
                .redemption = redemption, .credit_minutes = 1, .reason = "no show"}),
            "REFUND_EXCEEDED");

  EXPECT_EQ(town_.Refused(HoldFor(children)), "NOTHING_TO_HOLD");
  const auto hold = town_.Done(HoldFor({.adults = 1, .under_16s = 1}));
  const auto captured = town_.Done(CaptureHold{.hold = hold, .party = children});
  EXPECT_EQ(town_.Row<domain::Redemption>({town_.scheme, captured}).party, children);
  EXPECT_EQ(Taken(), 0) << "the adult did not come";
  EXPECT_EQ(town_.Spendable(town_.ann), 600);
}

TEST_F(OffersTest, QuotedAsFreeAreNotCharged) {
  RedeemCredits quoted = Visit({.adults = 1});
  quoted.credit_minutes = 0;
  EXPECT_EQ(town_.Refused(quoted), "PRICE_CHANGED");
  quoted.party = {.adults = 0, .under_16s = 1};
  EXPECT_EQ(town_.Refused(quoted), "PRICE_CHANGED");
  town_.Done(UpdateOffer{.offer = tour_, .credit_minutes_per_under_16 = 0});
  town_.Done(quoted);
  const auto hold = town_.Done(HoldFor({.adults = 1}));
  EXPECT_EQ(town_.Refused(CaptureHold{.hold = hold, .credit_minutes = 0}), "NUMBER_OUT_OF_RANGE");
}

TEST_F(OffersTest, AreNotPaidAtAnOutdatedQuote) {
  RedeemCredits quoted = Visit({.adults = 2});
  quoted.credit_minutes = 120;
  town_.Done(quoted);
  RaisePrice();
  EXPECT_EQ(town_.Refused(quoted), "PRICE_CHANGED");
  quoted.credit_minutes = -1;
  EXPECT_EQ(town_.Refused(quoted), "NUMBER_OUT_OF_RANGE");
  PlaceHold held = HoldFor({.adults = 2});
  held.credit_minutes = 120;
  EXPECT_EQ(town_.Refused(held), "PRICE_CHANGED");
  held.credit_minutes = 180;
  town_.Done(held);
}

TEST_F(OffersTest, HeldForAPartyKeepTheirPriceForThatParty) {
  const auto hold = town_.Done(HoldFor({.adults = 1, .under_16s = 3}));
  EXPECT_EQ(town_.BalanceOf(Held(town_.ann)), 150);
  const auto row = town_.Row<domain::Hold>({town_.scheme, hold});
  EXPECT_EQ(row.offer, tour_);
  EXPECT_EQ(row.party, (domain::Party{.adults = 1, .under_16s = 3}));
  RaisePrice();
  town_.Done(SuspendOffer{.offer = tour_});
  const auto redemption = town_.Done(CaptureHold{.hold = hold});
  EXPECT_EQ(Taken(), 150);
  EXPECT_EQ(town_.Row<domain::Redemption>({town_.scheme, redemption}).party, row.party);
  EXPECT_EQ(town_.Row<domain::Redemption>({town_.scheme, redemption}).offer, tour_);
}

TEST_F(OffersTest, AreCapturedAtThePriceOfThePartyThatCame) {
  const auto hold = town_.Done(HoldFor({.adults = 1, .under_16s = 3}));
  EXPECT_EQ(town_.Refused(CaptureHold{.hold = hold, .party = domain::Party{.adults = 5}}),
            "PARTY_TOO_LARGE");
  EXPECT_EQ(town_.Refused(CaptureHold{.hold = hold, .party = domain::Party{.adults = 3}}),
            "HOLD_EXCEEDED");
  town_.Done(CaptureHold{.hold = hold, .party = domain::Party{.adults = 1, .under_16s = 2}});
  EXPECT_EQ(Taken(), 120);
  EXPECT_EQ(town_.Spendable(town_.ann), 480);
}

TEST_F(OffersTest, SuspendedSinceAreStillCapturedForAnotherParty) {
  const auto hold = town_.Done(HoldFor({.adults = 2}));
  town_.Done(SuspendOffer{.offer = tour_});
  town_.Done(CaptureHold{.hold = hold, .party = domain::Party{.adults = 1}});
  EXPECT_EQ(Taken(), 60);
}

TEST_F(OffersTest, MayBeCapturedForLessThanTheirPrice) {
  const auto hold = town_.Done(HoldFor({.adults = 2}));
  town_.Done(CaptureHold{.hold = hold, .credit_minutes = 40});
  EXPECT_EQ(Taken(), 40);
}

}  // namespace
}  // namespace timecredit::exchange
