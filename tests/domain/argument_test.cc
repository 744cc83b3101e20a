#include "ledger/domain/argument.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"

namespace timecredit::domain {
namespace {

TEST(ArgumentTest, EveryTypeSurvivesItsEncoding) {
  const Arguments arguments = {
      {"largest", std::numeric_limits<int64_t>::max()},
      {"smallest", std::numeric_limits<int64_t>::min()},
      {"state", "approved"},
      {"odd", std::string("two\nlines, a \\ and a \0 byte", 26)},
      {"nothing", ""},
      {"date", absl::CivilDay(2028, 2, 29)},
      {"deadline", absl::CivilMinute(2026, 10, 25, 1, 30)},
      {"needed", CreditMinutes{90}},
      {"logged", Minutes{1440}},
  };
  const auto decoded = DecodeArguments(EncodeArguments(arguments));
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(*decoded, arguments);
  EXPECT_EQ(DecodeArguments("")->size(), 0U);
}

TEST(ArgumentTest, PlainValuesCarryNoUnit) {
  EXPECT_EQ(PlainValueOf(int64_t{-7}), "-7");
  EXPECT_EQ(PlainValueOf("approved"), "approved");
  EXPECT_EQ(PlainValueOf(absl::CivilDay(2026, 5, 3)), "2026-05-03");
  EXPECT_EQ(PlainValueOf(absl::CivilMinute(2026, 5, 3, 9, 5)), "2026-05-03T09:05");
  EXPECT_EQ(PlainValueOf(CreditMinutes{120}), "120");
  EXPECT_EQ(PlainValueOf(Minutes{45}), "45");
}

TEST(ArgumentTest, WhatIsNotFromHereIsRefused) {
  for (const std::string garbled :
       {"alone", "half number", "n number many", "d date yesterday", "m minute 2026-13-01T00:00",
        "c credit-minutes ", "x unheard-of 1", "t text \\q"}) {
    EXPECT_TRUE(absl::IsInvalidArgument(DecodeArguments(garbled).status())) << garbled;
  }
}

}  // namespace
}  // namespace timecredit::domain
