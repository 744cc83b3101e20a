#include <gtest/gtest.h>

#include <cstdint>
#include <utility>

#include "absl/time/civil_time.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/refusal.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

using domain::Arguments;
using domain::CreditMinutes;
using domain::Minutes;

// What a refusal tells whoever has to act on it; empty when nothing was refused.
Arguments ArgumentsOf(Town& town, Command command) {
  const auto refusal = domain::RefusalOf(town.Do(std::move(command)).status());
  return refusal.has_value() ? refusal->arguments : Arguments();
}

RedeemCredits Redeem(const Town& town, int64_t credit_minutes) {
  return {.member = town.ann, .partner = town.partner, .credit_minutes = credit_minutes};
}

TEST(RefusalArguments, TooLittleCreditSaysWhatIsNeededAndWhatThereIs) {
  Town town({.wallet_floor_credit_minutes = -30});
  town.Earn(town.ann, 60);
  EXPECT_EQ(ArgumentsOf(town, Redeem(town, 120)), (Arguments{{"needed", CreditMinutes{120}},
                                                             {"available", CreditMinutes{90}},
                                                             {"overdraft", CreditMinutes{30}},
                                                             {"may_overdraw", "yes"}}));
}

TEST(RefusalArguments, AFullDaySaysHowMuchOfItIsLeft) {
  Town town;
  town.Done(town.Hours(town.ann, 1400));
  EXPECT_EQ(ArgumentsOf(town, town.Hours(town.ann, 60)),
            (Arguments{{"date", absl::CivilDay(2026, 3, 10)},
                       {"logged", Minutes{1400}},
                       {"added", Minutes{60}},
                       {"left", Minutes{40}}}));
}

TEST(RefusalArguments, ADateInTheFutureStandsBesideToday) {
  Town town;
  LogHours tomorrow = town.Hours(town.ann, 60);
  tomorrow.effective.date = absl::CivilDay(2026, 3, 11);
  EXPECT_EQ(ArgumentsOf(town, tomorrow), (Arguments{{"date", absl::CivilDay(2026, 3, 11)},
                                                    {"today", absl::CivilDay(2026, 3, 10)}}));
}

TEST(RefusalArguments, HoursResolvedBeforeSayWhatBecameOfThem) {
  Town town;
  const auto hour_log = town.Earn(town.ann, 60);
  EXPECT_EQ(ArgumentsOf(town, RejectHours{.hour_log = hour_log}),
            (Arguments{{"state", "approved"}}));
}

TEST(RefusalArguments, HoursWhoseCreditWasSpentSayHowMuch) {
  Town town;
  const auto hour_log = town.Earn(town.ann, 90);
  town.Done(Redeem(town, 50));
  EXPECT_EQ(ArgumentsOf(town, ReverseHours{.hour_log = hour_log, .reason = "not there"}),
            (Arguments{{"earned", CreditMinutes{90}},
                       {"spent", CreditMinutes{50}},
                       {"held", CreditMinutes{0}},
                       {"where", "spent"}}));
}

TEST(RefusalArguments, AHoldSaysWhatItHoldsAndUntilWhenByTheSchemesClocks) {
  Town town;
  town.Earn(town.ann, 60);
  // Noon in winter; the deadline lies in summer.
  const auto hold = town.Done(PlaceHold{.member = town.ann,
                                        .partner = town.partner,
                                        .credit_minutes = 45,
                                        .deadline = town.clock.Now() + absl::Hours(24 * 30)});
  EXPECT_EQ(ArgumentsOf(town, CaptureHold{.hold = hold, .credit_minutes = 46}),
            (Arguments{{"asked", CreditMinutes{46}}, {"held", CreditMinutes{45}}}));
  town.clock.Advance(absl::Hours(24 * 30));
  EXPECT_EQ(ArgumentsOf(town, CaptureHold{.hold = hold, .credit_minutes = 45}),
            (Arguments{{"deadline", absl::CivilMinute(2026, 4, 9, 13, 0)}}));
}

TEST(RefusalArguments, ARefundSaysWhatIsLeftOfWhatWasPaid) {
  Town town;
  town.Earn(town.ann, 120);
  const auto redemption = town.Done(Redeem(town, 120));
  town.Done(
      RefundRedemption{.redemption = redemption, .credit_minutes = 30, .reason = "one child less"});
  EXPECT_EQ(ArgumentsOf(town, RefundRedemption{.redemption = redemption,
                                               .credit_minutes = 100,
                                               .reason = "all of it"}),
            (Arguments{{"asked", CreditMinutes{100}},
                       {"paid", CreditMinutes{120}},
                       {"left", CreditMinutes{90}}}));
}

}  // namespace
}  // namespace timecredit::exchange
