#include <gtest/gtest.h>

#include <optional>

#include "ledger/domain/activity.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/organisation.h"
#include "ledger/domain/scheme.h"
#include "ledger/exchange/entry.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

using domain::LocalizedText;

domain::Scheme SchemeNow(const Town& town) { return town.Row<domain::Scheme>({town.scheme}); }

domain::Activity ActivityNow(const Town& town) {
  return town.Row<domain::Activity>({town.scheme, town.activity});
}

UpdateActivity Update(const Town& town) {
  UpdateActivity update;
  update.activity = town.activity;
  return update;
}

TEST(UpdateScheme, ChangesNamesPoliciesAndCalendarAndAppendsUnits) {
  Town town;
  const domain::Scheme before = SchemeNow(town);
  town.Done(UpdateScheme{.names = LocalizedText{{"en", "Taff and Ely"}}});
  domain::Scheme expected = before;
  expected.names = {{"en", "Taff and Ely"}};
  EXPECT_EQ(SchemeNow(town), expected);

  expected.policies.credit_lifetime_days = 30;
  expected.units.push_back({.alias = "visits", .names = {{"en", "visits"}}});
  expected.calendar.year_start_month = 9;
  town.Done(UpdateScheme{
      .policies = expected.policies, .units = expected.units, .calendar = expected.calendar});
  EXPECT_EQ(SchemeNow(town), expected);
  domain::Activity visits;
  visits.alias = "visits";
  visits.names = {{"en", "Home visits"}};
  visits.contribution_unit = domain::UnitNumber(2);
  town.AddActivity(visits);
}

TEST(UpdateScheme, RefusesWhatCreationRefusesAndWhatWouldChangeTheMeaningOfRecords) {
  Town town;
  EXPECT_EQ(town.Refused(UpdateScheme{}), "UPDATE_EMPTY");
  EXPECT_EQ(town.Refused(UpdateScheme{.names = LocalizedText{}}), "FIELD_REQUIRED");
  EXPECT_EQ(
      town.Refused(UpdateScheme{.policies = domain::Policies{.wallet_floor_credit_minutes = 1}}),
      "NUMBER_OUT_OF_RANGE");
  auto units = SchemeNow(town).units;
  units.push_back(units.front());
  EXPECT_EQ(town.Refused(UpdateScheme{.units = units}), "UNIT_TWICE");
  units = SchemeNow(town).units;
  units.front().alias = "visits";
  EXPECT_EQ(town.Refused(UpdateScheme{.units = units}), "CHANGE_NOT_POSSIBLE");
  EXPECT_EQ(town.Refused(UpdateScheme{.calendar = domain::Calendar{.zone = "Europe/Paris"}}),
            "CHANGE_NOT_POSSIBLE");
}

TEST(UpdateScheme, LetsADebtThatARaisedFloorNoLongerAllowsBeRepaid) {
  Town town({.wallet_floor_credit_minutes = -600});
  const RedeemCredits redeem{.member = town.ann, .partner = town.partner, .credit_minutes = 500};
  const auto redemption = town.Done(redeem);
  town.Done(UpdateScheme{.policies = domain::Policies{.wallet_floor_credit_minutes = -60,
                                                      .allows_typed_amounts = true}});
  EXPECT_EQ(
      town.Refused(RedeemCredits{.member = town.ann, .partner = town.partner, .credit_minutes = 1}),
      "CREDITS_INSUFFICIENT");
  town.Earn(town.ann, 60);
  EXPECT_EQ(town.Spendable(town.ann), -440);
  town.Done(RefundRedemption{
      .redemption = redemption, .credit_minutes = 100, .reason = "the pool was closed"});
  EXPECT_EQ(town.Spendable(town.ann), -340);
  town.Earn(town.ann, 300);
  town.Done(RedeemCredits{.member = town.ann, .partner = town.partner, .credit_minutes = 20});
  EXPECT_EQ(town.Spendable(town.ann), -60);
}

TEST(UpdateScheme, LeavesLotsTheExpiryTheyWereIssuedWith) {
  Town town({.credit_lifetime_days = 10});
  town.Earn(town.ann, 60);
  const auto lot = town.WalletOf(town.ann).lots.front().lot;
  town.Done(UpdateScheme{.policies = domain::Policies{}});
  EXPECT_EQ(town.WalletOf(town.ann).lots.front().lot, lot);
  town.Earn(town.ben, 60);
  EXPECT_EQ(town.WalletOf(town.ben).lots.front().lot->expires_on, std::nullopt);
}

TEST(UpdateOrganisation, ChangesItsNames) {
  Town town;
  const LocalizedText names = {{"en", "Castle and grounds"}, {"cy", "Y castell"}};
  town.Done(UpdateOrganisation{.organisation = town.partner, .names = names});
  const auto organisation = town.Row<domain::Organisation>({town.scheme, town.partner});
  EXPECT_EQ(organisation.names, names);
  EXPECT_EQ(organisation.alias, "castle");
  EXPECT_EQ(
      town.Refused(UpdateOrganisation{.organisation = town.partner, .names = LocalizedText()}),
      "FIELD_REQUIRED");
  EXPECT_EQ(town.Refused(
                UpdateOrganisation{.organisation = domain::OrganisationNumber(9), .names = names}),
            "ORGANISATION_UNKNOWN");
}

TEST(UpdateActivity, ChangesNamesAwardCategoryAndTheNeedOfApproval) {
  Town town;
  domain::Activity expected = ActivityNow(town);
  UpdateActivity update = Update(town);
  update.names = LocalizedText{{"en", "Tenants' meeting"}};
  update.needs_approval = false;
  update.category = domain::ServiceCategory::kHousingAndCommunityAmenities;
  town.Done(update);
  expected.names = *update.names;
  expected.needs_approval = false;
  expected.category = *update.category;
  EXPECT_EQ(ActivityNow(town), expected);
  const auto hour_log = town.Done(town.Hours(town.ann, 60));
  EXPECT_EQ(town.Row<domain::HourLog>({town.scheme, hour_log}).state,
            domain::HourLogState::kApproved);
}

TEST(UpdateActivity, GivesTheNewAwardToHoursThatAreApprovedFromThenOn) {
  Town town;
  town.Earn(town.ann, 60);
  const auto waiting = town.Done(town.Hours(town.ann, 60));
  UpdateActivity update = Update(town);
  update.award = domain::AwardPolicy{.credit_minutes_per_hour = 90};
  town.Done(update);
  EXPECT_EQ(town.Spendable(town.ann), 60);
  town.Done(ApproveHours{.hour_log = waiting});
  EXPECT_EQ(town.Spendable(town.ann), 150);
}

TEST(UpdateActivity, RefusesWhatCreationRefuses) {
  Town town;
  EXPECT_EQ(town.Refused(Update(town)), "UPDATE_EMPTY");
  UpdateActivity update = Update(town);
  update.award = domain::AwardPolicy{.credit_minutes_per_hour = -1};
  EXPECT_EQ(town.Refused(update), "NUMBER_OUT_OF_RANGE");
  update = Update(town);
  update.names = LocalizedText{};
  EXPECT_EQ(town.Refused(update), "FIELD_REQUIRED");
  update.activity = domain::ActivityNumber(99);
  EXPECT_EQ(town.Refused(update), "ACTIVITY_UNKNOWN");
}

TEST(UpdateActivity, RefusesToChangeWhatHoursWereGivenUnder) {
  Town town;
  UpdateActivity update = Update(town);
  update.host = town.partner;
  EXPECT_EQ(town.Refused(update), "CHANGE_NOT_POSSIBLE");
  update.host = town.host;
  town.Done(update);  // as it is
  update = Update(town);
  update.contribution_unit = domain::UnitNumber(1);
  EXPECT_EQ(town.Refused(update), "CHANGE_NOT_POSSIBLE");
  update = Update(town);
  update.purposes = domain::Purposes{.credit = false};
  EXPECT_EQ(town.Refused(update), "CHANGE_NOT_POSSIBLE");
  update = Update(town);
  update.appears_as = domain::ActivityNumber(7);
  EXPECT_EQ(town.Refused(update), "CHANGE_NOT_POSSIBLE");
}

TEST(UpdateActivity, KeepsThePublicFaceOfAConfidentialOneLikeIt) {
  Town town;
  domain::Activity jury;
  jury.alias = "jury-duty";
  jury.names = {{"en", "Jury duty"}};
  jury.purposes.obligation = true;
  jury.appears_as = town.activity;
  const auto jury_duty = town.AddActivity(jury);
  UpdateActivity update = Update(town);
  update.needs_approval = false;
  EXPECT_EQ(town.Refused(update), "FACE_UNSUITABLE");
  update.activity = jury_duty;
  EXPECT_EQ(town.Refused(update), "OBLIGATION_NEEDS_APPROVAL");

  domain::Activity article;
  article.alias = "article";
  article.names = {{"en", "Article"}};
  article.needs_approval = false;
  jury.alias = "mentoring";
  jury.appears_as = town.AddActivity(article);
  jury.host = town.host;
  EXPECT_EQ(town.Refused(CreateActivity{jury}), "FACE_UNSUITABLE");
}

}  // namespace
}  // namespace timecredit::exchange
