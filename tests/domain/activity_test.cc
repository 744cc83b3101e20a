#include "ledger/domain/activity.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <limits>

#include "absl/status/status.h"
#include "ledger/domain/amount.h"
#include "ledger/domain/number.h"
#include "tests/domain/reason.h"

namespace timecredit::domain {
namespace {

Activity Meeting() {
  Activity activity;
  activity.alias = "meeting";
  activity.names = {{"en", "Meeting"}};
  activity.host = OrganisationNumber(1);
  return activity;
}

Activity JuryDuty() {
  Activity activity = Meeting();
  activity.purposes.obligation = true;
  activity.appears_as = ActivityNumber(1);
  return activity;
}

Activity Rounded(Rounding rounding, int64_t credit_minutes_per_hour) {
  Activity activity = Meeting();
  activity.award.rounding = rounding;
  activity.award.credit_minutes_per_hour = credit_minutes_per_hour;
  return activity;
}

// Walks along the multiples of `step` as the minutes grow: no division, no remainder.
class Walk {
 public:
  explicit Walk(int64_t step) : step_(step) {}

  // The smallest multiple that is worth at least `sixtieths` of a credit-minute.
  int64_t Up(int64_t sixtieths) {
    while (60 * up_ < sixtieths) up_ += step_;
    return up_;
  }

  // The multiple that is nearest, the larger of two that are as near.
  int64_t Nearest(int64_t sixtieths) {
    while (60 * (nearest_ + step_) - sixtieths <= sixtieths - 60 * nearest_) nearest_ += step_;
    return nearest_;
  }

 private:
  int64_t step_;
  int64_t up_ = 0;
  int64_t nearest_ = 0;
};

void ExpectEveryMinuteRounded(Rounding rounding, int64_t step, int64_t (Walk::*rounded)(int64_t)) {
  for (const int64_t rate : {1, 7, 15, 45, 60, 61, 90, 120, 6000}) {
    const Activity activity = Rounded(rounding, rate);
    Walk walk(step);
    for (int64_t minutes = 0; minutes <= 1440; ++minutes) {
      const int64_t expected = (walk.*rounded)(minutes * rate);
      const auto award = AwardFor(activity, minutes, 0);
      if (expected == 0 && minutes > 0) {
        ASSERT_EQ(ReasonOf(award.status()), "AWARD_ROUNDS_TO_NOTHING") << minutes << "@" << rate;
        ASSERT_EQ(award.status().code(), absl::StatusCode::kFailedPrecondition);
      } else {
        ASSERT_TRUE(award.ok()) << minutes << " at " << rate << ": " << award.status();
        ASSERT_EQ(award->credit_minutes, expected) << minutes << " at " << rate;
        ASSERT_EQ(award->contribution_quantity, minutes);
      }
    }
  }
}

TEST(RoundingTest, ExactMinutesRoundToTheNearestCreditMinute) {
  ExpectEveryMinuteRounded(Rounding::kExactMinutes, 1, &Walk::Nearest);
}

TEST(RoundingTest, NearestQuarter) {
  ExpectEveryMinuteRounded(Rounding::kNearestQuarter, 15, &Walk::Nearest);
}

TEST(RoundingTest, UpToQuarter) { ExpectEveryMinuteRounded(Rounding::kUpToQuarter, 15, &Walk::Up); }

TEST(RoundingTest, NearestWholeHour) {
  ExpectEveryMinuteRounded(Rounding::kNearestWholeHour, 60, &Walk::Nearest);
}

TEST(RoundingTest, UpToWholeHour) {
  ExpectEveryMinuteRounded(Rounding::kUpToWholeHour, 60, &Walk::Up);
}

// The walk itself, by hand.
TEST(RoundingTest, HalvesRoundUpAndLessNeverEarnsNothingSilently) {
  const auto credit = [](Rounding rounding, int64_t minutes) {
    return AwardFor(Rounded(rounding, 60), minutes, 0)->credit_minutes;
  };
  EXPECT_EQ(credit(Rounding::kExactMinutes, 1), 1);
  EXPECT_EQ(credit(Rounding::kNearestQuarter, 8), 15);
  EXPECT_EQ(credit(Rounding::kNearestQuarter, 22), 15);
  EXPECT_EQ(credit(Rounding::kNearestQuarter, 23), 30);
  EXPECT_EQ(credit(Rounding::kUpToQuarter, 1), 15);
  EXPECT_EQ(credit(Rounding::kUpToQuarter, 15), 15);
  EXPECT_EQ(credit(Rounding::kUpToQuarter, 16), 30);
  EXPECT_EQ(credit(Rounding::kNearestWholeHour, 30), 60);
  EXPECT_EQ(credit(Rounding::kNearestWholeHour, 89), 60);
  EXPECT_EQ(credit(Rounding::kNearestWholeHour, 90), 120);
  EXPECT_EQ(credit(Rounding::kUpToWholeHour, 61), 120);
  EXPECT_EQ(AwardFor(Rounded(Rounding::kNearestWholeHour, 60), 29, 0).status().code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(AwardFor(Rounded(Rounding::kNearestQuarter, 60), 7, 0).status().code(),
            absl::StatusCode::kFailedPrecondition);
}

TEST(AwardTest, AnHourWorthNothingEarnsNothingOnPurpose) {
  const auto award = AwardFor(Rounded(Rounding::kExactMinutes, 0), 90, 0);
  ASSERT_TRUE(award.ok());
  EXPECT_EQ(*award, (Award{.credit_minutes = 0, .contribution_quantity = 90}));
}

TEST(AwardTest, AFixedAwardIsTheSameWhateverTimeItTook) {
  Activity article = Meeting();
  article.award.kind = AwardKind::kFixed;
  article.award.fixed_credit_minutes = 120;
  article.award.fixed_contribution_minutes = 90;
  for (const int64_t minutes : {0, 1, 29, 600}) {
    EXPECT_EQ(*AwardFor(article, minutes, 0),
              (Award{.credit_minutes = 120, .contribution_quantity = 90}));
  }
}

TEST(AwardTest, ACountedUnitIsContributedAsCountedAndCreditFollowsTheTime) {
  Activity survey = Rounded(Rounding::kUpToQuarter, 60);
  survey.contribution_unit = UnitNumber(1);
  EXPECT_EQ(*AwardFor(survey, 50, 3), (Award{.credit_minutes = 60, .contribution_quantity = 3}));
  survey.award.kind = AwardKind::kFixed;
  survey.award.fixed_credit_minutes = 30;
  survey.award.fixed_contribution_minutes = 45;
  EXPECT_EQ(*AwardFor(survey, 0, 3), (Award{.credit_minutes = 30, .contribution_quantity = 3}));
}

TEST(AwardTest, HoursCountOnlyForTheActivitysPurposes) {
  Activity activity = Rounded(Rounding::kNearestWholeHour, 60);
  activity.purposes = {.contribution = true, .credit = false, .obligation = false};
  EXPECT_EQ(*AwardFor(activity, 20, 0), (Award{.credit_minutes = 0, .contribution_quantity = 20}));
  activity.purposes = {.contribution = false, .credit = true, .obligation = false};
  EXPECT_EQ(*AwardFor(activity, 40, 0), (Award{.credit_minutes = 60, .contribution_quantity = 0}));
  activity.purposes = {.contribution = false, .credit = false, .obligation = true};
  EXPECT_EQ(*AwardFor(activity, 20, 0), Award());
}

TEST(AwardTest, TimeBeyondAllReasonIsRoundedExactlyOrRefused) {
  const int64_t most = std::numeric_limits<int64_t>::max();
  for (const Rounding rounding : {Rounding::kExactMinutes, Rounding::kNearestQuarter,
                                  Rounding::kUpToQuarter, Rounding::kNearestWholeHour}) {
    EXPECT_EQ(AwardFor(Rounded(rounding, 60), most, 0).status().code(),
              absl::StatusCode::kOutOfRange);
  }
  // A credit-minute an hour: most / 60 = 153722867280912930 and 7 minutes.
  EXPECT_EQ(AwardFor(Rounded(Rounding::kExactMinutes, 1), most, 0)->credit_minutes,
            153'722'867'280'912'930);
  EXPECT_EQ(AwardFor(Rounded(Rounding::kUpToQuarter, 1), most, 0)->credit_minutes,
            153'722'867'280'912'945);
}

absl::Status After(const std::function<void(Activity&)>& change) {
  Activity activity = Meeting();
  change(activity);
  return CheckActivity(activity);
}

TEST(ActivityTest, AnActivityNeedsAnIdANameAndAPurpose) {
  EXPECT_TRUE(CheckActivity(Meeting()).ok());
  EXPECT_EQ(FieldOf(After([](Activity& activity) { activity.alias = ""; })), "alias");
  EXPECT_EQ(FieldOf(After([](Activity& activity) { activity.names.clear(); })), "names");
  EXPECT_EQ(ReasonOf(After([](Activity& activity) {
              activity.purposes = {.contribution = false, .credit = false, .obligation = false};
            })),
            "PURPOSE_MISSING");
}

TEST(ActivityTest, AnHourEarnsUpToAHundredCredits) {
  const auto check = [](int64_t rate) {
    return ReasonOf(
        After([=](Activity& activity) { activity.award.credit_minutes_per_hour = rate; }));
  };
  EXPECT_EQ(check(0), "OK");
  EXPECT_EQ(check(6'000), "OK");
  EXPECT_EQ(check(-1), "NUMBER_OUT_OF_RANGE");
  EXPECT_EQ(check(6'001), "NUMBER_OUT_OF_RANGE");
}

TEST(ActivityTest, AFixedAwardLiesWithinTheLargestAmount) {
  const auto check = [](int64_t credit, int64_t contribution) {
    return ReasonOf(After([=](Activity& activity) {
      activity.award.kind = AwardKind::kFixed;
      activity.award.fixed_credit_minutes = credit;
      activity.award.fixed_contribution_minutes = contribution;
    }));
  };
  EXPECT_EQ(check(0, 0), "OK");
  EXPECT_EQ(check(kLargestAmount, kLargestAmount), "OK");
  EXPECT_EQ(check(-1, 0), "NUMBER_OUT_OF_RANGE");
  EXPECT_EQ(check(0, -1), "NUMBER_OUT_OF_RANGE");
  EXPECT_EQ(check(kLargestAmount + 1, 0), "NUMBER_OUT_OF_RANGE");
  EXPECT_EQ(check(0, kLargestAmount + 1), "NUMBER_OUT_OF_RANGE");
}

TEST(ActivityTest, WhatDischargesObligationsAndNothingElseAppearsAsAnother) {
  EXPECT_TRUE(CheckActivity(JuryDuty()).ok());
  EXPECT_TRUE(JuryDuty().IsConfidential());
  EXPECT_FALSE(Meeting().IsConfidential());
  EXPECT_EQ(ReasonOf(After([](Activity& activity) { activity.purposes.obligation = true; })),
            "OBLIGATION_NOT_CONFIDENTIAL");
  EXPECT_EQ(ReasonOf(After([](Activity& activity) { activity.appears_as = ActivityNumber(1); })),
            "OBLIGATION_NOT_CONFIDENTIAL");
}

TEST(ActivityTest, CourtHoursAreAlwaysApprovedBySomebody) {
  Activity jury = JuryDuty();
  jury.needs_approval = false;
  EXPECT_EQ(ReasonOf(CheckActivity(jury)), "OBLIGATION_NEEDS_APPROVAL");
  EXPECT_TRUE(After([](Activity& activity) { activity.needs_approval = false; }).ok());
}

TEST(ActivityTest, AnUpdateKeepsWhatHoursWereGivenUnder) {
  const auto field_after = [](const std::function<void(Activity&)>& change) {
    Activity after = Meeting();
    change(after);
    const absl::Status status = CheckUpdate(Meeting(), after);
    EXPECT_EQ(ReasonOf(status), status.ok() ? "OK" : "CHANGE_NOT_POSSIBLE");
    return FieldOf(status);
  };
  EXPECT_EQ(field_after([](Activity& activity) { activity.alias = "panel"; }), "alias");
  EXPECT_EQ(field_after([](Activity& activity) { activity.host = OrganisationNumber(2); }), "host");
  EXPECT_EQ(field_after([](Activity& activity) { activity.contribution_unit = UnitNumber(1); }),
            "contribution_unit");
  EXPECT_EQ(field_after([](Activity& activity) { activity.purposes.credit = false; }), "purposes");
  EXPECT_EQ(field_after([](Activity& activity) { activity.appears_as = ActivityNumber(2); }),
            "appears_as");
  EXPECT_EQ(field_after([](Activity& activity) {
              activity.names = {{"en", "Evening meeting"}};
              activity.award.credit_minutes_per_hour = 90;
              activity.needs_approval = false;
              activity.category = ServiceCategory::kHealth;
            }),
            "");
}

}  // namespace
}  // namespace timecredit::domain
