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
#include "clients/cli/words.h"

namespace timecredit::cli {
namespace {

using testing::HasSubstr;

constexpr absl::CivilDay kToday(2026, 6, 1);

const Words& English() {
  static const auto* const kEnglish = new Words("en");
  return *kEnglish;
}

// -1 for what cannot be read.
int64_t Credits(std::string_view text) { return ParseCredits(text, English()).value_or(-1); }
int64_t Time(std::string_view text) { return ParseTime(text, English()).value_or(-1); }

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
  EXPECT_EQ(*ParseCredits("-2", English()), -120);
  EXPECT_EQ(*ParseCredits("−1 credit 30 minutes", English()), -90);
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
  EXPECT_EQ(WhyNot(ParseTime("90", English())),
            "“90” could be minutes or hours: write 90min or 90h");
  EXPECT_THAT(WhyNot(ParseTime("2.5", English())), HasSubstr("could be minutes or hours"));
}

TEST(QuantitiesTest, NothingIsRounded) {
  for (const std::string_view text : {"1.333", "0.001", "1.5min"}) {
    EXPECT_THAT(WhyNot(ParseCredits(text, English())), HasSubstr("nothing is rounded")) << text;
  }
  EXPECT_THAT(WhyNot(ParseTime("1.333h", English())), HasSubstr("nothing is rounded"));
  EXPECT_THAT(WhyNot(ParseTime("0,125 h", English())), HasSubstr("nothing is rounded"));
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
    EXPECT_THAT(WhyNot(ParseCredits(text, English())), HasSubstr("such as 2, 1:30 or 90min"))
        << text;
  }
  for (const std::string_view text : {"h", "2h3", "2h60", "h30", "2:30h", "2 credits", "1 h h",
                                      "2 h 30 h", "1.5h30", "30min 2h", "2h30min5"}) {
    EXPECT_THAT(WhyNot(ParseTime(text, English())), HasSubstr("such as 2:30, 2h30")) << text;
  }
}

TEST(QuantitiesTest, DatesAreReadAsPeopleWriteThem) {
  const absl::CivilDay may(2026, 5, 31);
  for (const std::string_view text :
       {"2026-05-31", "31 May 2026", "31 may 2026", "31 Mai 2026", "yesterday", "ddoe", "hier"}) {
    EXPECT_EQ(ParseDate(text, kToday, English()).value_or(kToday), may) << text;
  }
  EXPECT_EQ(*ParseDate("1er mai 2026", kToday, English()), absl::CivilDay(2026, 5, 1));
  for (const std::string_view text : {"today", "heddiw", "aujourd’hui", "aujourd'hui"}) {
    EXPECT_EQ(*ParseDate(text, may, English()), may) << text;
  }
}

TEST(QuantitiesTest, ADateThatCouldBeTwoIsNone) {
  for (const std::string_view text : {"31/03", "31/03/2026", "03/04/2026", "3.4.2026"}) {
    EXPECT_THAT(WhyNot(ParseDate(text, kToday, English())),
                HasSubstr("the day first or the month first"));
  }
  for (const std::string_view text : {"", "2026-02-30", "31 February 2026", "31 Ma 2026", "31 May",
                                      "May 31 2026", "31 May 26", "2026-5-31", "tomorrow"}) {
    EXPECT_THAT(WhyNot(ParseDate(text, kToday, English())), HasSubstr("such as 2026-05-31"))
        << text;
  }
}

TEST(QuantitiesTest, WhatIsWrongIsSaidInTheLanguage) {
  EXPECT_EQ(ParseTime("90", Words("cy")).status().message(),
            "gallai “90” fod yn funudau neu’n oriau: ysgrifennwch 90min neu 90h");
  EXPECT_EQ(ParseCredits("lots", Words("fr")).status().message(),
            "«\u00A0lots\u00A0» n’est pas un nombre de crédits comme 2, 1:30 ou 90min");
}

TEST(QuantitiesTest, WhateverIsPrintedCanBeTypedBack) {
  const Words languages[] = {Words("en"), Words("cy"), Words("fr")};
  absl::BitGen random;
  const auto check = [&](int64_t minutes) {
    for (const Words& words : languages) {
      const std::string credits = words.Credits(minutes);
      EXPECT_EQ(ParseCredits(credits, words).value_or(INT64_MIN), minutes) << credits;
      const std::string time = words.Time(minutes);
      EXPECT_EQ(ParseTime(time, words).value_or(INT64_MIN), minutes) << time;
    }
  };
  for (int64_t minutes = -200; minutes <= 1'000; ++minutes) check(minutes);
  for (int i = 0; i < 2'000; ++i) {
    check(absl::Uniform<int64_t>(absl::IntervalClosed, random, -60'000'000, 60'000'000));
  }
  for (int i = 0; i < 2'000; ++i) {
    const absl::CivilDay date =
        absl::CivilDay(1900, 1, 1) + absl::Uniform<int64_t>(random, 0, 366 * 300);
    EXPECT_EQ(*ParseDate(absl::FormatCivilTime(date), kToday, English()), date);
    for (const Words& words : languages) {
      const std::string said = words.Date(date);
      EXPECT_EQ(ParseDate(said, kToday, English()).value_or(kToday), date) << said;
    }
  }
}

}  // namespace
}  // namespace timecredit::cli
