#include "ledger/importing/cell.h"

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "gtest/gtest.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/declaration.h"

namespace timecredit::importing {
namespace {

std::string ReasonOf(const absl::Status& status) {
  const auto refusal = domain::RefusalOf(status);
  return refusal.has_value() ? refusal->reason : std::string(status.message());
}

absl::StatusOr<DateRead> Date(std::string_view text, DateForm form = DateForm::kDayMonthYear) {
  return ReadDate(text, form, "Date");
}

const domain::Date kLastOfMay(2026, 5, 31);

TEST(ReadDate, ReadsTheDeclaredOrderOnly) {
  EXPECT_EQ(Date("2026-05-31", DateForm::kYearMonthDay)->date, kLastOfMay);
  EXPECT_EQ(Date("31/05/2026", DateForm::kDayMonthYear)->date, kLastOfMay);
  EXPECT_EQ(Date("05/31/2026", DateForm::kMonthDayYear)->date, kLastOfMay);
  EXPECT_FALSE(Date("31/05/2026", DateForm::kMonthDayYear).ok());
  EXPECT_FALSE(Date("31/05/2026", DateForm::kYearMonthDay).ok());
  EXPECT_FALSE(Date("2026-05-31", DateForm::kDayMonthYear).ok());
}

TEST(ReadDate, TakesAnyMarksBetweenTheNumbersAndSaysSo) {
  for (const char* text : {"31.05.2026", "31-05-2026", "31.5.2026"}) {
    const auto read = Date(text);
    ASSERT_TRUE(read.ok()) << text;
    EXPECT_EQ(read->date, kLastOfMay) << text;
    EXPECT_TRUE(read->has_other_marks) << text;
  }
  EXPECT_FALSE(Date("31/05/2026")->has_other_marks);
  EXPECT_EQ(ReasonOf(Date("31.05-2026").status()), "DATE_NOT_AS_DECLARED");
}

TEST(ReadDate, LeavesMidnightOut) {
  for (const char* text : {"31/05/2026 00:00", "31/05/2026 0:00:00", "31/05/2026 12:00:00 AM"}) {
    const auto read = Date(text);
    ASSERT_TRUE(read.ok()) << text;
    EXPECT_EQ(read->date, kLastOfMay) << text;
    EXPECT_TRUE(read->has_midnight) << text;
  }
  EXPECT_EQ(Date("2026-05-31T00:00:00", DateForm::kYearMonthDay)->date, kLastOfMay);
  EXPECT_FALSE(Date("31/05/2026")->has_midnight);
  EXPECT_EQ(ReasonOf(Date("31/05/2026 18:30").status()), "DATE_NOT_AS_DECLARED");
}

TEST(ReadDate, TellsDaysThatThereAreNotFromOtherForms) {
  EXPECT_TRUE(Date("29/02/2028").ok());
  for (const char* text : {"29/02/2026", "31/04/2026", "01/13/2026", "10/00/2026", "00/01/2026"}) {
    EXPECT_EQ(ReasonOf(Date(text).status()), "DATE_NOT_IN_CALENDAR") << text;
  }
  for (const char* text : {"01/01/26", "1/1/2026/1", "today", "1 January 2026", "01/01/ 2026"}) {
    EXPECT_EQ(ReasonOf(Date(text).status()), "DATE_NOT_AS_DECLARED") << text;
  }
}

TEST(ReadTimeOfDay, ReadsHoursAndMinutesAndNoSeconds) {
  EXPECT_EQ(*ReadTimeOfDay("18:30", "Start"), 1110);
  EXPECT_EQ(*ReadTimeOfDay("9:05:00", "Start"), 545);
  EXPECT_EQ(*ReadTimeOfDay("24:00", "End"), 1440);
  for (const char* text : {"24:01", "6 pm", "18:30:15", "18:5", "18", "", "18:60"}) {
    EXPECT_EQ(ReasonOf(ReadTimeOfDay(text, "Start").status()), "TIME_MALFORMED") << text;
  }
}

TEST(ReadQuantity, ReadsWholeNumbers) {
  EXPECT_EQ(*ReadQuantity("12", "Visits"), 12);
  EXPECT_FALSE(ReadQuantity("1.5", "Visits").ok());
  EXPECT_FALSE(ReadQuantity("-3", "Visits").ok());
}

}  // namespace
}  // namespace timecredit::importing
