#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/domain/organisation.h"
#include "ledger/domain/scheme.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "tests/journal/journal_fixture.h"

namespace timecredit::journal {
namespace {

using domain::ActivityNumber;
using domain::Date;
using domain::MemberNumber;
using domain::OrganisationNumber;
using domain::SchemeNumber;

class FoldRegistersTest : public JournalFixture {
 protected:
  static domain::Organisation Organisation(uint64_t number, SchemeNumber scheme = kScheme) {
    return {.scheme = scheme,
            .organisation = OrganisationNumber(number),
            .alias = "pool",
            .names = {{"en", "Pool"}}};
  }

  static domain::Activity Activity(uint64_t number, SchemeNumber scheme = kScheme) {
    domain::Activity activity;
    activity.scheme = scheme;
    activity.activity = ActivityNumber(number);
    activity.alias = "meeting";
    activity.names = {{"en", "Meeting"}};
    activity.host = kPool;
    return activity;
  }

  static MemberCreated Member(uint64_t number) {
    return {.member = MemberNumber(number), .joined_on = Date(2024, 2, 29)};
  }

  absl::StatusCode CodeOf(Body body) { return Try(Next(std::move(body))).code(); }
};

TEST_F(FoldRegistersTest, ASchemeIsRegisteredUnderItsAlias) {
  Do(SchemeCreated{.scheme = SchemeOf(kScheme)});
  EXPECT_EQ(Find<domain::Scheme>({kScheme}), SchemeOf(kScheme));
  EXPECT_EQ(Find<Registry>({})->schemes, 1u);
  EXPECT_EQ(Find<Alias>({SchemeNumber(), AliasKind::kScheme, "taff"})->number, 1u);
}

TEST_F(FoldRegistersTest, SchemesAreNumberedInOrder) {
  Record record = Next(SchemeCreated{.scheme = SchemeOf(SchemeNumber(2))});
  record.scheme = SchemeNumber(2);
  EXPECT_EQ(Try(record).code(), absl::StatusCode::kInternal);
  Do(SchemeCreated{.scheme = SchemeOf(kScheme)});
  EXPECT_TRUE(Apply(record, rows_).ok());
  EXPECT_EQ(Find<Registry>({})->schemes, 2u);
}

TEST_F(FoldRegistersTest, ARecordCreatesNothingInAnotherScheme) {
  Begin();
  const SchemeNumber other(2);
  EXPECT_EQ(CodeOf(SchemeCreated{.scheme = SchemeOf(other)}), absl::StatusCode::kInternal);
  EXPECT_EQ(CodeOf(OrganisationCreated{.organisation = Organisation(1, other)}),
            absl::StatusCode::kInternal);
  EXPECT_EQ(CodeOf(ActivityCreated{.activity = Activity(1, other)}), absl::StatusCode::kInternal);
}

TEST_F(FoldRegistersTest, AnOrganisationIsKeptAndFoundByItsAlias) {
  Begin();
  Do(OrganisationCreated{.organisation = Organisation(1)});
  EXPECT_EQ(Find<domain::Organisation>({kScheme, kPool}), Organisation(1));
  EXPECT_EQ(Find<Alias>({kScheme, AliasKind::kOrganisation, "pool"})->number, 1u);
  EXPECT_EQ(Find<Head>({kScheme})->organisations, 1u);
}

TEST_F(FoldRegistersTest, AnActivityIsKeptAndFoundByItsAlias) {
  Begin();
  Do(ActivityCreated{.activity = Activity(1)});
  EXPECT_EQ(Find<domain::Activity>({kScheme, kMeeting}), Activity(1));
  EXPECT_EQ(Find<Alias>({kScheme, AliasKind::kActivity, "meeting"})->number, 1u);
  EXPECT_EQ(Find<Head>({kScheme})->activities, 1u);
}

TEST_F(FoldRegistersTest, AnUpdatedSchemeKeepsWhatDatesAndUnitsMean) {
  Begin();
  domain::Scheme scheme = SchemeOf(kScheme);
  scheme.names = {{"en", "Taff and Ely"}};
  scheme.policies.grace_days = 7;
  scheme.calendar.week_start = absl::Weekday::sunday;
  scheme.units = {{.alias = "visits", .names = {{"en", "visits"}}}};
  Do(SchemeUpdated{.scheme = scheme});
  EXPECT_EQ(Find<domain::Scheme>({kScheme}), scheme);

  domain::Scheme other = scheme;
  other.alias = "ely";
  EXPECT_EQ(CodeOf(SchemeUpdated{.scheme = other}), absl::StatusCode::kInternal);
  other = scheme;
  other.calendar.zone = "UTC";
  EXPECT_EQ(CodeOf(SchemeUpdated{.scheme = other}), absl::StatusCode::kInternal);
  other = scheme;
  other.units.clear();
  EXPECT_EQ(CodeOf(SchemeUpdated{.scheme = other}), absl::StatusCode::kInternal);
  EXPECT_EQ(CodeOf(SchemeUpdated{.scheme = SchemeOf(SchemeNumber(2))}),
            absl::StatusCode::kInternal);
  EXPECT_EQ(Find<domain::Scheme>({kScheme}), scheme);
}

TEST_F(FoldRegistersTest, AnUpdatedOrganisationKeepsItsAlias) {
  Begin();
  domain::Organisation organisation = Organisation(1);
  EXPECT_EQ(CodeOf(OrganisationUpdated{.organisation = organisation}),
            absl::StatusCode::kInternal);  // not there yet
  Do(OrganisationCreated{.organisation = organisation});
  organisation.names = {{"en", "Pool and gym"}};
  Do(OrganisationUpdated{.organisation = organisation});
  EXPECT_EQ(Find<domain::Organisation>({kScheme, kPool}), organisation);
  organisation.alias = "gym";
  EXPECT_EQ(CodeOf(OrganisationUpdated{.organisation = organisation}), absl::StatusCode::kInternal);
  organisation = Organisation(1, SchemeNumber(2));
  EXPECT_EQ(CodeOf(OrganisationUpdated{.organisation = organisation}), absl::StatusCode::kInternal);
}

TEST_F(FoldRegistersTest, AnUpdatedActivityKeepsWhatHoursWereGivenUnder) {
  Begin();
  domain::Activity activity = Activity(1);
  EXPECT_EQ(CodeOf(ActivityUpdated{.activity = activity}), absl::StatusCode::kInternal);
  Do(ActivityCreated{.activity = activity});
  activity.names = {{"en", "Evening meeting"}};
  activity.award.credit_minutes_per_hour = 90;
  activity.needs_approval = false;
  activity.category = domain::ServiceCategory::kHealth;
  Do(ActivityUpdated{.activity = activity});
  EXPECT_EQ(Find<domain::Activity>({kScheme, kMeeting}), activity);
  activity.host = OrganisationNumber(2);
  EXPECT_EQ(CodeOf(ActivityUpdated{.activity = activity}), absl::StatusCode::kInternal);
  activity = Activity(1, SchemeNumber(2));
  EXPECT_EQ(CodeOf(ActivityUpdated{.activity = activity}), absl::StatusCode::kInternal);
}

TEST_F(FoldRegistersTest, EachKindIsNumberedDenselyFromOne) {
  Do(SchemeCreated{.scheme = SchemeOf(kScheme)});
  for (const uint64_t number : {0u, 2u}) {
    EXPECT_EQ(CodeOf(Member(number)), absl::StatusCode::kInternal);
    EXPECT_EQ(CodeOf(OrganisationCreated{Organisation(number)}), absl::StatusCode::kInternal);
    EXPECT_EQ(CodeOf(ActivityCreated{Activity(number)}), absl::StatusCode::kInternal);
  }
  for (const uint64_t number : {1u, 2u}) {
    EXPECT_EQ(CodeOf(Member(number)), absl::StatusCode::kOk);
    EXPECT_EQ(CodeOf(OrganisationCreated{Organisation(number)}), absl::StatusCode::kOk);
    EXPECT_EQ(CodeOf(ActivityCreated{Activity(number)}), absl::StatusCode::kOk);
  }
  EXPECT_EQ(CodeOf(Member(2)), absl::StatusCode::kInternal);
}

TEST_F(FoldRegistersTest, AConfirmedClockIsAcceptedUpToTheRecordThatConfirmedIt) {
  Begin();
  const domain::Sequence confirmed = Do(ClockConfirmed{});
  EXPECT_EQ(Find<Head>({kScheme})->clock_confirmed_until, TimeOf(confirmed.value));
  Do(Member(3));
  EXPECT_EQ(Find<Head>({kScheme})->clock_confirmed_until, TimeOf(confirmed.value));
}

}  // namespace
}  // namespace timecredit::journal
