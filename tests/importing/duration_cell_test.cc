#include "ledger/importing/duration_cell.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/declaration.h"

namespace timecredit::importing {
namespace {

constexpr DurationForm kMinutes{.unit = DurationUnit::kMinutes};
constexpr DurationForm kHours{.unit = DurationUnit::kHours};
constexpr DurationForm kTimes{.unit = DurationUnit::kHoursAndMinutes};

// The minutes, or why it is refused.
std::string Read(std::string_view text, const DurationForm& form) {
  const auto read = ReadDuration(text, form, "Hours");
  if (read.ok()) return std::to_string(read->minutes);
  const auto refusal = domain::RefusalOf(read.status());
  return refusal.has_value() ? refusal->reason : std::string(read.status().message());
}

TEST(ReadDuration, ReadsTheDeclaredUnitOnly) {
  EXPECT_EQ(Read("90", kMinutes), "90");
  EXPECT_EQ(Read("1:30", kMinutes), "DURATION_NOT_AS_DECLARED");
  EXPECT_EQ(Read("1.5", kHours), "90");
  EXPECT_EQ(Read("2", kHours), "120");
  EXPECT_EQ(Read("0.05", kHours), "3");
  EXPECT_EQ(Read("1:30", kHours), "DURATION_NOT_AS_DECLARED");
  EXPECT_EQ(Read("1:30", kTimes), "90");
  EXPECT_EQ(Read("01:30", kTimes), "90");
  EXPECT_EQ(Read("1.5", kTimes), "DURATION_NOT_AS_DECLARED");
  EXPECT_EQ(Read("90", kTimes), "DURATION_NOT_AS_DECLARED");
}

TEST(ReadDuration, RefusesSignsAndNonsense) {
  for (const char* text : {"-1", "+1", "1,5", "1.", ".5", "1.5.5", "x", "99999", " 1"}) {
    EXPECT_EQ(Read(text, kHours), "DURATION_NOT_AS_DECLARED") << text;
  }
  for (const char* text :
       {"1:3", "1:60", ":30", "1:", "1:30:0", "1:30:60", "-1:30", "1:30:00:00"}) {
    EXPECT_EQ(Read(text, kTimes), "DURATION_NOT_AS_DECLARED") << text;
  }
}

TEST(ReadDuration, TakesWhatNamesItsUnitsWhateverWasDeclared) {
  for (const char* text : {"1h 15m", "1h15", "1 h 15 min", "1H15", "75 minutes", "75min",
                           "1.25 hours", "1.25h", "1 heure 15 minutes", "1 awr 15 munud"}) {
    for (const DurationForm& form : {kMinutes, kHours, kTimes}) {
      EXPECT_EQ(Read(text, form), "75") << text;
    }
  }
  EXPECT_TRUE(ReadDuration("75min", kHours, "Hours")->names_its_units);
  EXPECT_FALSE(ReadDuration("1.25", kHours, "Hours")->names_its_units);
  for (const char* text : {"1h 1h", "15m 1h", "h", "1h 15m 3", "1 day", "1h 15m 20s", "1h,15m"}) {
    EXPECT_EQ(Read(text, kHours), "DURATION_NOT_AS_DECLARED") << text;
  }
}

TEST(ReadDuration, TakesSecondsThatAreNone) {
  EXPECT_EQ(Read("2:30:00", kTimes), "150");
  EXPECT_TRUE(ReadDuration("2:30:00", kTimes, "Hours")->has_seconds);
  EXPECT_FALSE(ReadDuration("2:30", kTimes, "Hours")->has_seconds);
}

TEST(ReadDuration, TakesDecimalCommasWhereDeclared) {
  constexpr DurationForm kComma{.unit = DurationUnit::kHours, .decimal_mark = DecimalMark::kComma};
  EXPECT_EQ(Read("1,5", kComma), "90");
  EXPECT_EQ(Read("1,5 h", kComma), "90");
  EXPECT_EQ(Read("1.5", kComma), "DURATION_NOT_AS_DECLARED");
}

TEST(ReadDuration, RefusesPartsOfAMinuteSayingSo) {
  EXPECT_EQ(Read("0.333", kHours), "DURATION_PART_OF_MINUTE");
  EXPECT_EQ(Read("90.5", kMinutes), "DURATION_PART_OF_MINUTE");
  EXPECT_EQ(Read("1:30:20", kTimes), "DURATION_PART_OF_MINUTE");
  EXPECT_EQ(Read("1.41666666666667", kHours), "DURATION_PART_OF_MINUTE");
}

TEST(ReadDuration, RoundsPartsOfAMinuteWhereDeclared) {
  const auto rounded = [](std::string_view text, MinuteRounding rounding) {
    return Read(text, {.unit = DurationUnit::kHours, .rounding = rounding});
  };
  // 0.333 h are 19.98 minutes, 0.325 h are 19.5.
  EXPECT_EQ(rounded("0.333", MinuteRounding::kNearest), "20");
  EXPECT_EQ(rounded("0.325", MinuteRounding::kNearest), "20");
  EXPECT_EQ(rounded("0.324", MinuteRounding::kNearest), "19");
  EXPECT_EQ(rounded("0.333", MinuteRounding::kDown), "19");
  EXPECT_EQ(rounded("0.324", MinuteRounding::kUp), "20");
  // 1 h 25 min as a spreadsheet writes them, all digits counted: a little more than 85 minutes.
  EXPECT_EQ(rounded("1.41666666666667", MinuteRounding::kDown), "85");
  EXPECT_EQ(rounded("1.41666666666667", MinuteRounding::kUp), "86");
  EXPECT_EQ(rounded("1.5", MinuteRounding::kUp), "90");
  constexpr DurationForm kUp{.unit = DurationUnit::kHours, .rounding = MinuteRounding::kUp};
  EXPECT_TRUE(ReadDuration("0.333", kUp, "Hours")->was_rounded);
  EXPECT_FALSE(ReadDuration("1.5", kUp, "Hours")->was_rounded);
}

}  // namespace
}  // namespace timecredit::importing
