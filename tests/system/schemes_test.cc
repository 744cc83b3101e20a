#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/organisation.pb.h"
#include "proto/timecredit/v1/scheme.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

class SchemesOverTheWire : public testing::Test {
 protected:
  const client::Schemes& schemes() { return town.client().schemes(); }

  v1::CreateSchemeRequest Creation(const std::string& id) {
    v1::CreateSchemeRequest request;
    request.set_scheme_id(id);
    (*request.mutable_scheme()->mutable_display_names())["en"] = "Rumney";
    request.mutable_scheme()->set_time_zone("Europe/London");
    request.set_request_id(town.FreshId());
    return request;
  }
  v1::Scheme Get(const std::string& name) {
    v1::GetSchemeRequest request;
    request.set_name(name);
    const auto scheme = schemes().GetScheme(request);
    EXPECT_TRUE(scheme.ok()) << scheme.error().message;
    return scheme.ok() ? *scheme : v1::Scheme();
  }
  // A definition of a scheme that is not there yet.
  static v1::ApplySchemeRequest Definition() {
    v1::ApplySchemeRequest request;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(R"(
      scheme_id: "rumney"
      scheme { display_names { key: "en" value: "Rumney" } time_zone: "Europe/London" }
      organisations {
        organisation_id: "hall"
        display_names { key: "en" value: "The hall" }
        offers {
          offer_id: "film"
          offer { display_names { key: "en" value: "Film" } credit_minutes_per_adult: 60 }
        }
      }
      activities {
        activity_id: "choir"
        activity { display_names { key: "en" value: "Choir" } host: "hall" }
      })",
                                                              request.mutable_definition()));
    return request;
  }

  ServedTown town;
};

TEST_F(SchemesOverTheWire, SayWhichDayItIsInTheirZone) {
  // Noon in Cardiff, early next morning in Auckland.
  auto request = Creation("auckland");
  request.mutable_scheme()->set_time_zone("Pacific/Auckland");
  ASSERT_TRUE(schemes().CreateScheme(request).ok());
  EXPECT_EQ(Get("schemes/taff").current_date(), "2026-03-10");
  EXPECT_EQ(Get("schemes/auckland").current_date(), "2026-03-11");
}

TEST_F(SchemesOverTheWire, BecomePartnersWithTheirOffers) {
  auto request = Definition();
  request.mutable_definition()->mutable_organisations(0)->clear_offers();
  ASSERT_TRUE(schemes().ApplyScheme(request).ok());
  const auto is_partner = [&] {
    v1::GetOrganisationRequest get;
    get.set_name("schemes/rumney/organisations/hall");
    return town.client().organisations().GetOrganisation(get)->is_partner();
  };
  EXPECT_FALSE(is_partner());
  request = Definition();
  const auto applied = schemes().ApplyScheme(request);
  ASSERT_TRUE(applied.ok()) << applied.error().message;
  ASSERT_EQ(applied->changes_size(), 2);
  EXPECT_EQ(applied->changes(0).fields(0), "is_partner");
  EXPECT_TRUE(is_partner());
}

TEST_F(SchemesOverTheWire, AreCreatedAndFound) {
  auto request = Creation("rumney");
  request.set_validate_only(true);
  const auto would = schemes().CreateScheme(request);
  ASSERT_TRUE(would.ok()) << would.error().message;
  EXPECT_EQ(would->name(), "schemes/rumney");
  v1::GetSchemeRequest get;
  get.set_name("schemes/rumney");
  EXPECT_EQ(town.RefusalOf([&] { return schemes().GetScheme(get); }), "SCHEME_UNKNOWN name");

  request.set_validate_only(false);
  const auto created = schemes().CreateScheme(request);
  ASSERT_TRUE(created.ok()) << created.error().message;
  EXPECT_EQ(created->last_sequence(), 1);
  EXPECT_EQ(created->year_start_month(), 1);
  EXPECT_EQ(Get("schemes/rumney").SerializeAsString(), created->SerializeAsString());
  const auto again = schemes().CreateScheme(request);
  ASSERT_TRUE(again.ok()) << again.error().message;
  EXPECT_EQ(again->SerializeAsString(), created->SerializeAsString());

  v1::ListSchemesRequest list;
  list.set_page_size(1);
  std::vector<std::string> names;
  for (const auto& scheme : All(schemes().ListSchemes(list))) names.push_back(scheme.name());
  EXPECT_EQ(names, (std::vector<std::string>{"schemes/taff", "schemes/rumney"}));
}

TEST_F(SchemesOverTheWire, AreRefusedWhereTheyAreWrongInThemselves) {
  const auto with = [&](auto&& change) {
    auto request = Creation("rumney");
    change(request);
    const std::string refusal = town.RefusalOf([&] { return schemes().CreateScheme(request); });
    request.set_request_id(town.FreshId());
    request.set_validate_only(true);
    EXPECT_EQ(town.RefusalOf([&] { return schemes().CreateScheme(request); }), refusal);
    return refusal;
  };
  using Request = v1::CreateSchemeRequest;
  EXPECT_EQ(with([](Request& it) { it.clear_scheme_id(); }), "FIELD_REQUIRED scheme_id");
  EXPECT_EQ(with([](Request& it) { it.clear_scheme(); }), "FIELD_REQUIRED scheme");
  EXPECT_EQ(with([](Request& it) { it.set_scheme_id("taff"); }), "ID_TAKEN scheme_id");
  const std::string long_id(64, 'a');
  for (const std::string& id : {std::string("Taff"), std::string("a b"), std::string("-a"),
                                std::string("a--b"), std::string("7a"), long_id}) {
    EXPECT_EQ(with([&](Request& it) { it.set_scheme_id(id); }), "ID_INVALID scheme_id") << id;
  }
  EXPECT_EQ(with([](Request& it) { it.mutable_scheme()->clear_display_names(); }),
            "FIELD_REQUIRED scheme.display_names");
  EXPECT_EQ(with([](Request& it) {
              (*it.mutable_scheme()->mutable_display_names())["en"] = std::string(5000, 'x');
            }),
            "TEXT_TOO_LONG scheme.display_names.en");
  EXPECT_EQ(
      with([](Request& it) { (*it.mutable_scheme()->mutable_display_names())["English"] = "x"; }),
      "LANGUAGE_INVALID scheme.display_names");
  for (const char* zone : {"", "Europe/Cardiff", "UTC+1", "/etc/passwd", "localtime"}) {
    EXPECT_EQ(with([&](Request& it) { it.mutable_scheme()->set_time_zone(zone); }),
              "ZONE_UNKNOWN scheme.time_zone")
        << zone;
  }
  EXPECT_EQ(with([](Request& it) { it.mutable_scheme()->set_year_start_month(13); }),
            "NUMBER_OUT_OF_RANGE scheme.year_start_month");
  const auto with_policies = [&](auto&& change) {
    return with([&](Request& it) { change(*it.mutable_scheme()->mutable_policies()); });
  };
  using Policies = v1::SchemePolicies;
  EXPECT_EQ(with_policies([](Policies& it) { it.set_wallet_floor_credit_minutes(1); }),
            "NUMBER_OUT_OF_RANGE scheme.policies.wallet_floor_credit_minutes");
  EXPECT_EQ(with_policies([](Policies& it) { it.set_wallet_floor_credit_minutes(INT64_MIN); }),
            "NUMBER_OUT_OF_RANGE scheme.policies.wallet_floor_credit_minutes");
  EXPECT_EQ(with_policies([](Policies& it) { it.set_credit_lifetime_days(0); }),
            "NUMBER_OUT_OF_RANGE scheme.policies.credit_lifetime_days");
  EXPECT_EQ(with_policies([](Policies& it) { it.set_grace_days(-1); }),
            "NUMBER_OUT_OF_RANGE scheme.policies.grace_days");
  EXPECT_EQ(with([](Request& it) {
              for (int twice = 0; twice < 2; ++twice) {
                auto& unit = *it.mutable_scheme()->add_units();
                unit.set_unit_id("visits");
                (*unit.mutable_names())["en"] = "Visits";
              }
            }),
            "UNIT_TWICE scheme.units.unit_id");
  auto reused = Creation("rumney");
  ASSERT_TRUE(schemes().CreateScheme(reused).ok());
  reused.set_scheme_id("ely");
  EXPECT_EQ(town.RefusalOf([&] { return schemes().CreateScheme(reused); }),
            "REQUEST_ID_REUSED request_id");
}

TEST_F(SchemesOverTheWire, AreUpdatedFieldByField) {
  v1::UpdateSchemeRequest request;
  request.mutable_scheme()->set_name(ServedTown::kScheme);
  (*request.mutable_scheme()->mutable_display_names())["en"] = "Taff credits";
  request.mutable_scheme()->mutable_policies()->set_wallet_floor_credit_minutes(-60);
  request.mutable_update_mask()->add_paths("display_names");
  const auto update = [&] {
    request.set_request_id(town.FreshId());
    return schemes().UpdateScheme(request);
  };
  request.set_validate_only(true);
  const auto would = update();
  ASSERT_TRUE(would.ok()) << would.error().message;
  EXPECT_EQ(would->display_names().at("en"), "Taff credits");
  EXPECT_EQ(Get(ServedTown::kScheme).display_names().at("en"), "Taff time credits");
  request.set_validate_only(false);
  ASSERT_EQ(town.RefusalOf(update), "");
  const auto updated = Get(ServedTown::kScheme);
  EXPECT_EQ(updated.display_names().at("en"), "Taff credits");
  EXPECT_EQ(updated.policies().wallet_floor_credit_minutes(), 0);
  EXPECT_EQ(updated.units_size(), 1);

  request.mutable_update_mask()->clear_paths();
  request.mutable_update_mask()->add_paths("units");
  EXPECT_EQ(town.RefusalOf(update), "CHANGE_NOT_POSSIBLE scheme.units");
  request.mutable_update_mask()->add_paths("time_zone");
  EXPECT_EQ(town.RefusalOf(update), "CHANGE_NOT_POSSIBLE time_zone");
  request.mutable_update_mask()->clear_paths();
  request.mutable_update_mask()->add_paths("policies");
  request.mutable_scheme()->mutable_policies()->set_grace_days(100'000);
  EXPECT_EQ(town.RefusalOf(update), "NUMBER_OUT_OF_RANGE scheme.policies.grace_days");
  request.mutable_scheme()->mutable_policies()->set_grace_days(7);
  request.mutable_scheme()->set_name("schemes/nowhere");
  EXPECT_EQ(town.RefusalOf(update), "SCHEME_UNKNOWN scheme.name");
  request.mutable_scheme()->set_name("taff");
  EXPECT_EQ(town.RefusalOf(update), "NAME_MALFORMED scheme.name");
}

TEST_F(SchemesOverTheWire, AreAppliedOnce) {
  auto request = Definition();
  request.set_validate_only(true);
  const auto would = schemes().ApplyScheme(request);
  ASSERT_TRUE(would.ok()) << would.error().message;
  EXPECT_EQ(would->changes_size(), 4);
  request.set_validate_only(false);
  const auto applied = schemes().ApplyScheme(request);
  ASSERT_TRUE(applied.ok()) << applied.error().message;
  EXPECT_EQ(applied->scheme().name(), "schemes/rumney");
  ASSERT_EQ(applied->changes_size(), 4);
  EXPECT_EQ(applied->changes(2).name(), "schemes/rumney/organisations/hall/offers/film");
  EXPECT_EQ(applied->changes(2).kind(), v1::SchemeChange::KIND_CREATE);
  const auto again = schemes().ApplyScheme(request);
  ASSERT_TRUE(again.ok()) << again.error().message;
  EXPECT_EQ(again->changes_size(), 0);
  EXPECT_EQ(Get("schemes/rumney").last_sequence(), 4);

  auto& film = *request.mutable_definition()->mutable_organisations(0)->mutable_offers(0);
  film.mutable_offer()->set_credit_minutes_per_adult(90);
  const auto changed = schemes().ApplyScheme(request);
  ASSERT_TRUE(changed.ok()) << changed.error().message;
  ASSERT_EQ(changed->changes_size(), 1);
  EXPECT_EQ(changed->changes(0).fields(0), "credit_minutes_per_adult");
}

TEST_F(SchemesOverTheWire, AreNotAppliedWhereTheDefinitionIsWrong) {
  const auto with = [&](auto&& change) {
    auto request = Definition();
    change(*request.mutable_definition());
    const auto refusal = town.RefusalOf([&] { return schemes().ApplyScheme(request); });
    v1::GetSchemeRequest get;
    get.set_name("schemes/rumney");
    EXPECT_EQ(ReasonOf(schemes().GetScheme(get)), refusal.empty() ? "" : "SCHEME_UNKNOWN");
    return refusal;
  };
  using Definition = v1::SchemeDefinition;
  EXPECT_EQ(with([](Definition& it) { it.clear_scheme_id(); }),
            "FIELD_REQUIRED definition.scheme_id");
  EXPECT_EQ(with([](Definition& it) { it.set_scheme_id("Rumney"); }),
            "ID_INVALID definition.scheme_id");
  EXPECT_EQ(with([](Definition& it) { it.mutable_scheme()->set_time_zone("Mars"); }),
            "ZONE_UNKNOWN definition.scheme.time_zone");
  EXPECT_EQ(with([](Definition& it) {
              it.mutable_organisations(0)->set_organisation_id(std::string(200, 'a'));
            }),
            "ID_INVALID definition.organisations[0].organisation_id");
  EXPECT_EQ(with([](Definition& it) {
              it.mutable_organisations(0)->mutable_offers(0)->mutable_offer()->set_most_people(-1);
            }),
            "NUMBER_OUT_OF_RANGE definition.organisations[0].offers[0].offer.most_people");
  EXPECT_EQ(with([](Definition& it) {
              it.mutable_activities(0)->mutable_activity()->set_host("nobody");
            }),
            "ORGANISATION_UNKNOWN definition.activities[0].activity.host");
  EXPECT_EQ(with([](Definition& it) {
              it.mutable_activities(0)->mutable_activity()->set_counted_unit("visits");
            }),
            "UNIT_UNKNOWN definition.activities[0].activity.counted_unit");
  EXPECT_EQ(with([](Definition& it) {
              it.mutable_activities(0)->mutable_activity()->mutable_fixed()->set_credit_minutes(-1);
            }),
            "NUMBER_OUT_OF_RANGE definition.activities[0].activity.fixed.credit_minutes");
  EXPECT_EQ(
      with([](Definition& it) {
        it.mutable_activities(0)->mutable_activity()->set_host("schemes/taff/organisations/castle");
      }),
      "SCHEME_DIFFERS definition.activities[0].activity.host");
  EXPECT_EQ(with([](Definition& it) { *it.add_organisations() = it.organisations(0); }),
            "ID_TAKEN definition.organisations[1].organisation_id");
  const auto confidential = [](Definition& it, const std::string& face) {
    auto& activity = *it.add_activities();
    activity.set_activity_id("jury-duty");
    *activity.mutable_activity() = it.activities(0).activity();
    activity.mutable_activity()->set_discharges_obligations(true);
    activity.mutable_activity()->set_appears_as(face);
  };
  EXPECT_EQ(with([&](Definition& it) { confidential(it, "jury-duty"); }),
            "ACTIVITY_UNKNOWN definition.activities[1].activity.appears_as");
  EXPECT_EQ(with([&](Definition& it) {
              it.mutable_activities(0)->mutable_activity()->set_without_approval(true);
              confidential(it, it.activities(0).activity_id());
              it.mutable_activities(1)->mutable_activity()->set_without_approval(false);
            }),
            "FACE_UNSUITABLE definition.activities[1].activity.appears_as");
}

TEST_F(SchemesOverTheWire, AreNotChangedWhereOneOfTheChangesCannotBe) {
  auto request = Definition();
  ASSERT_TRUE(schemes().ApplyScheme(request).ok());
  auto& definition = *request.mutable_definition();
  (*definition.mutable_organisations(0)->mutable_display_names())["en"] = "The new hall";
  auto& unit = *definition.mutable_scheme()->add_units();
  unit.set_unit_id("visits");
  (*unit.mutable_names())["en"] = "Visits";
  auto& film = *definition.mutable_organisations(0)->mutable_offers(0)->mutable_offer();
  film.set_most_people(-1);
  const auto apply = [&] { return schemes().ApplyScheme(request); };
  EXPECT_EQ(town.RefusalOf(apply),
            "NUMBER_OUT_OF_RANGE definition.organisations[0].offers[0].offer.most_people");
  EXPECT_EQ(Get("schemes/rumney").last_sequence(), 4);
  film.set_most_people(4);
  auto& visits = *definition.add_activities();
  visits.set_activity_id("visiting");
  *visits.mutable_activity() = definition.activities(0).activity();
  visits.mutable_activity()->set_counted_unit("visits");
  const auto applied = apply();
  ASSERT_TRUE(applied.ok()) << applied.error().message;
  EXPECT_EQ(applied->changes_size(), 4);
  definition.mutable_scheme()->set_time_zone("Europe/Paris");
  EXPECT_EQ(town.RefusalOf(apply), "CHANGE_NOT_POSSIBLE definition.scheme.time_zone");
}

// Never something of the one and something of the other.
TEST_F(SchemesOverTheWire, AppliedAtOnceBecomeOneOfTheTwoDefinitions) {
  constexpr int kRounds = 20;
  auto one = Definition();
  ASSERT_TRUE(schemes().ApplyScheme(one).ok());
  auto other = Definition();
  const auto film = [](v1::ApplySchemeRequest& request) -> v1::Offer& {
    auto& hall = *request.mutable_definition()->mutable_organisations(0);
    return *hall.mutable_offers(0)->mutable_offer();
  };
  v1::GetOfferRequest get;
  get.set_name("schemes/rumney/organisations/hall/offers/film");
  const client::Client other_client = town.In("en");
  for (int round = 0; round < kRounds; ++round) {
    film(one).set_most_people(2 * round + 1);
    film(one).set_credit_minutes_per_adult(100 + 2 * round + 1);
    film(other).set_most_people(2 * round + 2);
    film(other).set_credit_minutes_per_adult(100 + 2 * round + 2);
    std::thread thread([&] {
      const auto applied = other_client.schemes().ApplyScheme(other);
      EXPECT_TRUE(applied.ok()) << applied.error().message;
    });
    const auto applied = schemes().ApplyScheme(one);
    EXPECT_TRUE(applied.ok()) << applied.error().message;
    thread.join();
    const auto offer = town.client().organisations().GetOffer(get);
    ASSERT_TRUE(offer.ok()) << offer.error().message;
    EXPECT_EQ(offer->credit_minutes_per_adult(), 100 + offer->most_people())
        << "in round " << round;
    EXPECT_GT(offer->most_people(), 2 * round) << "in round " << round;
  }
}

TEST_F(SchemesOverTheWire, AreMadeByOperatorsAlone) {
  town.Restart("taff/manager:1");
  EXPECT_EQ(town.RefusalOf([&] { return schemes().CreateScheme(Creation("rumney")); }),
            "ROLE_NOT_ALLOWED");
  EXPECT_EQ(town.RefusalOf([&] { return schemes().ApplyScheme(Definition()); }),
            "ROLE_NOT_ALLOWED");
}

}  // namespace
}  // namespace timecredit::system_test
