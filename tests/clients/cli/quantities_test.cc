#include "clients/cli/quantities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "absl/random/random.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "ledger/wording/wording.h"

namespace timecredit::cli {
namespace {

using testing::HasSubstr;

constexpr absl::CivilDay kToday(2026, 6, 1);

// -1 for what cannot be read.
int64_t Credits(std::string_view text) { return ParseCredits(text).value_or(-1); }
int64_t Time(std::string_view text) { return ParseTime(text).value_or(-1); }

template <class Value>
std::string WhyNot(const absl::StatusOr<Value>& parsed) {
  EXPECT_EQ(parsed.status().code(), absl::StatusCode::kInvalidArgument);
  return std::string(parsed.status().message());
}

TEST(QuantitiesTest, CreditsAreReadAsPeopleWriteThem) {
  const std::pair<std::string_view, int64_t> expected[] = {{"2", 120},
                                                           {"0", 0},
                                                           {"1.5", 90},
                                                           {"1,5", 90},
                                                           {"0.25", 15},
                                                           {"1:30", 90},
                                                           {"0:05", 5},
                                                           {"90min", 90},
                                                           {"90 minutes", 90},
                                                           {"999999999", 59'999'999'940},
                                                           {"1 credit", 60},
                                                           {"1 credit 40 minutes", 100},
                                                           {"2 Credits", 120},
                                                           {"1 credit and 40 minutes", 100},
                                                           {"1,000 credits", 60'000},
                                                           {"1.5 credits", 90},
                                                           {"30 minutes of credit", 30},
                                                           {"2 gredyd 5 munud", 125},
                                                           {"30 munud o gredyd", 30},
                                                           {"2 crédits", 120},
                                                           {"30 minutes de crédit", 30}};
  for (const auto& [text, minutes] : expected) EXPECT_EQ(Credits(text), minutes) << text;
  EXPECT_EQ(*ParseCredits("-2"), -120);
  EXPECT_EQ(*ParseCredits("−1 credit 30 minutes"), -90);
}

TEST(QuantitiesTest, TimeIsReadAsPeopleWriteIt) {
  const std::pair<std::string_view, int64_t> expected[] = {
      {"2:30", 150},         {"2h30", 150},     {"2h", 120},
      {"2.5h", 150},         {"150min", 150},   {"0:01", 1},
      {"2 h 30 min", 150},   {"1h30m", 90},     {"1 h 30", 90},
      {"90 minutes", 90},    {"1.5 hours", 90}, {"1,5 heures", 90},
      {"2 awr 30 mun", 150}, {"1 hour", 60},    {"1 hour and 5 minutes", 65},
      {"90 Min", 90},        {"0,25 h", 15},    {"2\u00A0h\u202F30\u00A0min", 150}};
  for (const auto& [text, minutes] : expected) EXPECT_EQ(Time(text), minutes) << text;
}

TEST(QuantitiesTest, ABareNumberIsNoTimeBecauseItsUnitWouldBeGuessed) {
  EXPECT_EQ(WhyNot(ParseTime("90")), "\"90\" could be minutes or hours: write 90min or 90h");
  EXPECT_THAT(WhyNot(ParseTime("2.5")), HasSubstr("could be minutes or hours"));
}

TEST(QuantitiesTest, NothingIsRounded) {
  for (const std::string_view text : {"1.333", "0.001", "1.5min"}) {
    EXPECT_THAT(WhyNot(ParseCredits(text)), HasSubstr("nothing is rounded")) << text;
  }
  EXPECT_THAT(WhyNot(ParseTime("1.333h")), HasSubstr("nothing is rounded"));
  EXPECT_THAT(WhyNot(ParseTime("0,125 h")), HasSubstr("nothing is rounded"));
}

TEST(QuantitiesTest, NothingElseIsRead) {
  for (const std::string_view text : {"",
                                      " ",
                                      "1:3",
                                      "1:60",
                                      "1:300",
                                      "+1",
                                      "1e3",
                                      "min",
                                      "1.",
                                      ".5",
                                      "1:30min",
                                      "two",
                                      "1 5",
                                      "9999999999",
                                      "2h",
                                      "2 credits 60 minutes",
                                      "1 credit 1.5 minutes",
                                      "--1",
                                      "1 credit 5",
                                      "1,50,0",
                                      "30 minutes of"}) {
    EXPECT_THAT(WhyNot(ParseCredits(text)), HasSubstr("such as 2, 1:30 or 90min")) << text;
  }
  for (const std::string_view text : {"h", "2h3", "2h60", "h30", "2:30h", "2 credits", "1 h h",
                                      "2 h 30 h", "1.5h30", "30min 2h", "2h30min5"}) {
    EXPECT_THAT(WhyNot(ParseTime(text)), HasSubstr("such as 2:30, 2h30")) << text;
  }
}

TEST(QuantitiesTest, DatesAreReadAsPeopleWriteThem) {
  const absl::CivilDay may(2026, 5, 31);
  for (const std::string_view text :
       {"2026-05-31", "31 May 2026", "31 may 2026", "31 Mai 2026", "yesterday", "ddoe", "hier"}) {
    EXPECT_EQ(ParseDate(text, kToday).value_or(kToday), may) << text;
  }
  EXPECT_EQ(*ParseDate("1er mai 2026", kToday), absl::CivilDay(2026, 5, 1));
  for (const std::string_view text : {"today", "heddiw", "aujourd’hui", "aujourd'hui"}) {
    EXPECT_EQ(*ParseDate(text, may), may) << text;
  }
}

TEST(QuantitiesTest, ADateThatCouldBeTwoIsNone) {
  for (const std::string_view text : {"31/03", "31/03/2026", "03/04/2026", "3.4.2026"}) {
    EXPECT_THAT(WhyNot(ParseDate(text, kToday)), HasSubstr("the day first or the month first"));
  }
  for (const std::string_view text : {"", "2026-02-30", "31 February 2026", "31 Ma 2026", "31 May",
                                      "May 31 2026", "31 May 26", "2026-5-31", "tomorrow"}) {
    EXPECT_THAT(WhyNot(ParseDate(text, kToday)), HasSubstr("such as 2026-05-31")) << text;
  }
}

TEST(QuantitiesTest, AmountsAreShownAsTablesHaveThem) {
  EXPECT_EQ(ShowCredits(120), "2");
  EXPECT_EQ(ShowCredits(90), "1:30");
  EXPECT_EQ(ShowCredits(5), "0:05");
  EXPECT_EQ(ShowCredits(0), "0");
  EXPECT_EQ(ShowCredits(-120), "-2");
  EXPECT_EQ(ShowCredits(-30), "-0:30");
  EXPECT_EQ(ShowTime(150), "2:30");
  EXPECT_EQ(ShowTime(0), "0:00");
}

TEST(QuantitiesTest, WhateverIsPrintedCanBeTypedBack) {
  const auto words = wording::Wording::Create();
  ASSERT_TRUE(words.ok()) << words.status();
  absl::BitGen random;
  const auto check = [&](int64_t minutes) {
    EXPECT_EQ(*ParseCredits(ShowCredits(minutes)), minutes);
    EXPECT_EQ(*ParseTime(ShowTime(minutes)), minutes);
    for (const char* language : {"en", "cy", "fr"}) {
      const std::string credits = (*words)->SayCredits(language, minutes);
      EXPECT_EQ(ParseCredits(credits).value_or(INT64_MIN), minutes) << credits;
      const std::string time = (*words)->SayTime(language, minutes);
      EXPECT_EQ(ParseTime(time).value_or(INT64_MIN), minutes) << time;
    }
  };
  for (int64_t minutes = -200; minutes <= 1'000; ++minutes) check(minutes);
  for (int i = 0; i < 2'000; ++i) {
    check(absl::Uniform<int64_t>(absl::IntervalClosed, random, -60'000'000, 60'000'000));
  }
  for (int i = 0; i < 2'000; ++i) {
    const absl::CivilDay date =
        absl::CivilDay(1900, 1, 1) + absl::Uniform<int64_t>(random, 0, 366 * 300);
    EXPECT_EQ(*ParseDate(absl::FormatCivilTime(date), kToday), date);
    for (const char* language : {"en", "cy", "fr"}) {
      const std::string said = (*words)->SayDate(language, date);
      EXPECT_EQ(ParseDate(said, kToday).value_or(kToday), date) << said;
    }
  }
}

}  // namespace
}  // namespace timecredit::cli
