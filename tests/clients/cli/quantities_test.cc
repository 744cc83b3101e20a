#include "clients/cli/quantities.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string_view>
#include <utility>

namespace timecredit::cli {
namespace {

TEST(QuantitiesTest, CreditsAreReadAsPeopleWriteThem) {
  const std::pair<std::string_view, int64_t> expected[] = {
      {"2", 120},   {"0", 0},    {"1.5", 90},   {"0.25", 15},
      {"1:30", 90}, {"0:05", 5}, {"90min", 90}, {"999999999", 59'999'999'940}};
  for (const auto& [text, minutes] : expected) EXPECT_EQ(ParseCredits(text), minutes) << text;
}

TEST(QuantitiesTest, TimeIsReadAsPeopleWriteIt) {
  const std::pair<std::string_view, int64_t> expected[] = {
      {"2:30", 150}, {"2h30", 150}, {"2h", 120}, {"2.5h", 150}, {"150min", 150}, {"0:01", 1}};
  for (const auto& [text, minutes] : expected) EXPECT_EQ(ParseTime(text), minutes) << text;
}

TEST(QuantitiesTest, ABareNumberIsNoTimeBecauseItsUnitWouldBeGuessed) {
  EXPECT_EQ(ParseTime("150"), std::nullopt);
  EXPECT_EQ(ParseTime("2.5"), std::nullopt);
}

TEST(QuantitiesTest, NothingIsRoundedAndNothingElseIsRead) {
  for (const std::string_view text : {"", "1.333", "1:3", "1:60", "1:300", "-1", "+1", "1e3", "1,5",
                                      "min", "1.", ".5", "1:30min", "two", "1 5", "9999999999"}) {
    EXPECT_EQ(ParseCredits(text), std::nullopt) << text;
  }
  for (const std::string_view text : {"h", "2h3", "2h60", "h30", "-2h", "1.333h", "2:30h"}) {
    EXPECT_EQ(ParseTime(text), std::nullopt) << text;
  }
}

TEST(QuantitiesTest, AmountsAreShownSoThatTheyCanBeReadAgain) {
  EXPECT_EQ(ShowCredits(120), "2");
  EXPECT_EQ(ShowCredits(90), "1:30");
  EXPECT_EQ(ShowCredits(5), "0:05");
  EXPECT_EQ(ShowCredits(0), "0");
  EXPECT_EQ(ShowCredits(-120), "-2");
  EXPECT_EQ(ShowCredits(-30), "-0:30");
  EXPECT_EQ(ShowTime(150), "2:30");
  EXPECT_EQ(ShowTime(0), "0:00");
  for (int64_t minutes = 0; minutes < 1'000; ++minutes) {
    EXPECT_EQ(ParseCredits(ShowCredits(minutes)), minutes);
    EXPECT_EQ(ParseTime(ShowTime(minutes)), minutes);
  }
}

}  // namespace
}  // namespace timecredit::cli
