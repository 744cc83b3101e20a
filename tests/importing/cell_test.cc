#include "ledger/importing/cell.h"

#include <cstdint>
#include <optional>
#include <string_view>

#include "gtest/gtest.h"
#include "ledger/domain/calendar.h"
#include "ledger/importing/declaration.h"

namespace timecredit::importing {
namespace {

std::optional<int64_t> Minutes(std::string_view text, DurationUnit unit) {
  const auto minutes = ReadDuration(text, unit);
  return minutes.ok() ? std::optional<int64_t>(*minutes) : std::nullopt;
}

TEST(ReadDuration, ReadsTheDeclaredUnitOnly) {
  EXPECT_EQ(Minutes("90", DurationUnit::kMinutes), 90);
  EXPECT_EQ(Minutes("1.5", DurationUnit::kMinutes), std::nullopt);
  EXPECT_EQ(Minutes("1:30", DurationUnit::kMinutes), std::nullopt);
  EXPECT_EQ(Minutes("1.5", DurationUnit::kHours), 90);
  EXPECT_EQ(Minutes("2", DurationUnit::kHours), 120);
  EXPECT_EQ(Minutes("0.05", DurationUnit::kHours), 3);
  EXPECT_EQ(Minutes("1:30", DurationUnit::kHours), std::nullopt);
  EXPECT_EQ(Minutes("1:30", DurationUnit::kHoursAndMinutes), 90);
  EXPECT_EQ(Minutes("1.5", DurationUnit::kHoursAndMinutes), std::nullopt);
}

TEST(ReadDuration, RefusesPartsOfAMinuteSignsAndNonsense) {
  for (const char* text : {"0.333", "-1", "+1", "1,5", "1.", ".5", "1.5.5", "x", "99999", " 1"}) {
    EXPECT_EQ(Minutes(text, DurationUnit::kHours), std::nullopt) << text;
  }
  for (const char* text : {"1:3", "1:60", ":30", "1:", "1:30:00", "-1:30"}) {
    EXPECT_EQ(Minutes(text, DurationUnit::kHoursAndMinutes), std::nullopt) << text;
  }
}

TEST(ReadDuration, IsNothingWhereNothingIsSaid) { EXPECT_EQ(Minutes("", DurationUnit::kHours), 0); }

TEST(ReadDate, ReadsTheDeclaredFormOnly) {
  const domain::Date last_of_may(2026, 5, 31);
  EXPECT_EQ(*ReadDate("2026-05-31", DateForm::kYearMonthDay), last_of_may);
  EXPECT_EQ(*ReadDate("31/05/2026", DateForm::kDayMonthYear), last_of_may);
  EXPECT_EQ(*ReadDate("05/31/2026", DateForm::kMonthDayYear), last_of_may);
  EXPECT_FALSE(ReadDate("31/05/2026", DateForm::kMonthDayYear).ok());
  EXPECT_FALSE(ReadDate("31/05/2026", DateForm::kYearMonthDay).ok());
}

TEST(ReadDate, RefusesDaysThatThereAreNot) {
  EXPECT_TRUE(ReadDate("2028-02-29", DateForm::kYearMonthDay).ok());
  for (const char* text : {"2026-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
                           "26-01-01", "2026-1-1-1", "", "today"}) {
    EXPECT_FALSE(ReadDate(text, DateForm::kYearMonthDay).ok()) << text;
  }
}

TEST(ReadStartTime, ReadsHoursAndMinutesOfTheDay) {
  EXPECT_EQ(*ReadStartTime("18:30", "Start"), 1110);
  EXPECT_EQ(*ReadStartTime("", "Start"), std::nullopt);
  EXPECT_FALSE(ReadStartTime("24:00", "Start").ok());
  EXPECT_FALSE(ReadStartTime("6 pm", "Start").ok());
}

TEST(ReadQuantity, ReadsWholeNumbers) {
  EXPECT_EQ(*ReadQuantity("12"), 12);
  EXPECT_EQ(*ReadQuantity(""), 0);
  EXPECT_FALSE(ReadQuantity("1.5").ok());
  EXPECT_FALSE(ReadQuantity("-3").ok());
}

}  // namespace
}  // namespace timecredit::importing
