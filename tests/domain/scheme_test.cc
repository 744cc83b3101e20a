#include "ledger/domain/scheme.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "ledger/domain/amount.h"
#include "ledger/domain/number.h"
#include "tests/domain/reason.h"

namespace timecredit::domain {
namespace {

Scheme Taff() {
  Scheme scheme;
  scheme.alias = "taff";
  scheme.names = {{"en", "Taff"}, {"cy", "Taf"}};
  return scheme;
}

// Why Taff's scheme would be refused after the change.
absl::Status After(const std::function<void(Scheme&)>& change) {
  Scheme scheme = Taff();
  change(scheme);
  return CheckScheme(scheme);
}

TEST(SchemeTest, ASchemeOfNoPoliciesInParticularIsAccepted) {
  EXPECT_TRUE(CheckScheme(Taff()).ok());
}

TEST(SchemeTest, EveryPartOfASchemeIsChecked) {
  EXPECT_EQ(FieldOf(After([](Scheme& scheme) { scheme.alias = "Taff"; })), "alias");
  EXPECT_EQ(FieldOf(After([](Scheme& scheme) { scheme.names.clear(); })), "names");
  EXPECT_EQ(FieldOf(After([](Scheme& scheme) { scheme.calendar.zone = "Cardiff"; })),
            "calendar.zone");
  EXPECT_EQ(FieldOf(After([](Scheme& scheme) {
              scheme.units = {{"Visit", {{"en", "Visit"}}}};
            })),
            "units.alias");
  EXPECT_EQ(FieldOf(After([](Scheme& scheme) { scheme.units = {{"visit", {}}}; })), "units.names");
}

TEST(SchemeTest, AWalletsFloorIsZeroOrBelow) {
  const auto check = [](int64_t floor) {
    return ReasonOf(
        After([=](Scheme& scheme) { scheme.policies.wallet_floor_credit_minutes = floor; }));
  };
  EXPECT_EQ(check(0), "OK");
  EXPECT_EQ(check(-600), "OK");
  EXPECT_EQ(check(-kLargestAmount), "OK");
  EXPECT_EQ(check(1), "NUMBER_OUT_OF_RANGE");
  EXPECT_EQ(check(-kLargestAmount - 1), "NUMBER_OUT_OF_RANGE");
  EXPECT_EQ(check(INT64_MIN), "NUMBER_OUT_OF_RANGE");
}

TEST(SchemeTest, ALifetimeIsADayToAHundredYears) {
  const auto check = [](int32_t days) {
    return ReasonOf(After([=](Scheme& scheme) { scheme.policies.credit_lifetime_days = days; }));
  };
  EXPECT_EQ(check(1), "OK");
  EXPECT_EQ(check(36'600), "OK");
  EXPECT_EQ(check(0), "NUMBER_OUT_OF_RANGE");
  EXPECT_EQ(check(-1), "NUMBER_OUT_OF_RANGE");
  EXPECT_EQ(check(36'601), "NUMBER_OUT_OF_RANGE");
}

TEST(SchemeTest, AGracePeriodIsNothingToTenYears) {
  const auto check = [](int32_t days) {
    return ReasonOf(After([=](Scheme& scheme) { scheme.policies.grace_days = days; }));
  };
  EXPECT_EQ(Policies().grace_days, 28);
  EXPECT_EQ(check(0), "OK");
  EXPECT_EQ(check(3'660), "OK");
  EXPECT_EQ(check(-1), "NUMBER_OUT_OF_RANGE");
  EXPECT_EQ(check(3'661), "NUMBER_OUT_OF_RANGE");
}

TEST(SchemeTest, ASchemeDeclaresUpToAHundredDifferentUnits) {
  Scheme scheme = Taff();
  for (int unit = 1; unit <= 100; ++unit) {
    scheme.units.push_back({absl::StrCat("unit", unit), {{"en", "Unit"}}});
  }
  EXPECT_TRUE(CheckScheme(scheme).ok());
  scheme.units.push_back({"one-more", {{"en", "Unit"}}});
  EXPECT_EQ(ReasonOf(CheckScheme(scheme)), "LIST_TOO_LONG");
  EXPECT_EQ(ReasonOf(After([](Scheme& twice) {
              twice.units = {{"visit", {{"en", "Visit"}}}, {"visit", {{"en", "Stay"}}}};
            })),
            "UNIT_TWICE");
}

TEST(SchemeTest, AnUpdateKeepsWhatRecordsReferTo) {
  Scheme before = Taff();
  before.units = {{"visits", {{"en", "Visits"}}}, {"reports", {{"en", "Reports"}}}};
  const auto field_after = [&](const std::function<void(Scheme&)>& change) {
    Scheme after = before;
    change(after);
    const absl::Status status = CheckUpdate(before, after);
    EXPECT_EQ(ReasonOf(status), status.ok() ? "OK" : "CHANGE_NOT_POSSIBLE");
    return FieldOf(status);
  };
  EXPECT_EQ(field_after([](Scheme& scheme) { scheme.alias = "ely"; }), "alias");
  EXPECT_EQ(field_after([](Scheme& scheme) { scheme.calendar.zone = "UTC"; }), "calendar.zone");
  EXPECT_EQ(field_after([](Scheme& scheme) { scheme.units.pop_back(); }), "units");
  EXPECT_EQ(field_after([](Scheme& scheme) { std::swap(scheme.units[0], scheme.units[1]); }),
            "units");
  EXPECT_EQ(field_after([](Scheme& scheme) {
              scheme.names = {{"en", "Taff and Ely"}};
              scheme.policies.wallet_floor_credit_minutes = -600;
              scheme.calendar.year_start_month = 9;
              scheme.units[0].names = {{"en", "Home visits"}};
              scheme.units.push_back({"sittings", {{"en", "Sittings"}}});
            }),
            "");
}

TEST(SchemeTest, MinutesAreAlwaysAUnitAndOthersOnceDeclared) {
  Scheme scheme = Taff();
  EXPECT_TRUE(CheckUnit(scheme, kMinutes).ok());
  EXPECT_EQ(ReasonOf(CheckUnit(scheme, UnitNumber(1))), "UNIT_UNKNOWN");
  scheme.units = {{"visit", {{"en", "Visit"}}}, {"report", {{"en", "Report"}}}};
  EXPECT_TRUE(CheckUnit(scheme, UnitNumber(1)).ok());
  EXPECT_TRUE(CheckUnit(scheme, UnitNumber(2)).ok());
  const absl::Status status = CheckUnit(scheme, UnitNumber(3));
  EXPECT_EQ(ReasonOf(status), "UNIT_UNKNOWN");
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
}

TEST(ExpiryTest, WithoutALifetimeCreditNeverExpires) {
  EXPECT_EQ(ExpiryOf(Policies(), Date(2024, 1, 1)), std::nullopt);
}

TEST(ExpiryTest, ALifetimeCountsFromTheDayAfterIssue) {
  Policies policies;
  policies.credit_lifetime_days = 1;
  // Issued on the 1st, good on the 2nd, no longer on the 3rd.
  EXPECT_EQ(ExpiryOf(policies, Date(2024, 1, 1)), Date(2024, 1, 3));
  policies.credit_lifetime_days = 365;
  EXPECT_EQ(ExpiryOf(policies, Date(2023, 2, 28)), Date(2024, 2, 29));
  EXPECT_EQ(ExpiryOf(policies, Date(2024, 2, 28)), Date(2025, 2, 28));
}

RC_GTEST_PROP(ExpiryTest, CreditIsGoodOnTheDayOfIssueAndForItsWholeLifetime, ()) {
  Policies policies;
  policies.credit_lifetime_days = *rc::gen::inRange<int32_t>(1, 36'601);
  const Date issued = Date(2000, 1, 1) + *rc::gen::inRange(0, 50'000);
  const Date expires_on = *ExpiryOf(policies, issued);
  RC_ASSERT(expires_on - issued == *policies.credit_lifetime_days + 1);
}

}  // namespace
}  // namespace timecredit::domain
