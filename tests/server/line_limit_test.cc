#include "ledger/server/line_limit.h"

#include <gtest/gtest.h>

#include <optional>

#include "absl/time/time.h"

namespace timecredit::server {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'700'000'000);

TEST(LineLimit, LetsSomeLinesByAndSaysLaterHowManyItLeftOut) {
  LineLimit limit;
  for (int line = 0; line < 20; ++line) EXPECT_EQ(limit.Admit("HOLD_LAPSED", kNow), 0);
  for (int line = 0; line < 7; ++line) EXPECT_EQ(limit.Admit("HOLD_LAPSED", kNow), std::nullopt);
  const absl::Time later = kNow + absl::Seconds(10);
  EXPECT_EQ(limit.Admit("HOLD_LAPSED", later - absl::Nanoseconds(1)), std::nullopt);
  EXPECT_EQ(limit.Admit("HOLD_LAPSED", later), 8);
  EXPECT_EQ(limit.Admit("HOLD_LAPSED", later), 0);
}

TEST(LineLimit, KeepsOneKindFromHidingAnother) {
  LineLimit limit;
  for (int line = 0; line < 100; ++line) limit.Admit("HOLD_LAPSED", kNow);
  EXPECT_EQ(limit.Admit("INTERNAL", kNow), 0);
}

TEST(LineLimit, BeginsAnewWhenTheClockIsPutBack) {
  LineLimit limit;
  for (int line = 0; line < 21; ++line) limit.Admit("HOLD_LAPSED", kNow);
  EXPECT_EQ(limit.Admit("HOLD_LAPSED", kNow - absl::Hours(1)), 1);
}

}  // namespace
}  // namespace timecredit::server
