#include "ledger/domain/calendar.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "tests/domain/reason.h"

namespace timecredit::domain {
namespace {

Calendar In(const std::string& zone) {
  Calendar calendar;
  calendar.zone = zone;
  return calendar;
}

absl::Time Utc(int year, int month, int day, int hour, int minute, int second = 0) {
  return absl::FromCivil(absl::CivilSecond(year, month, day, hour, minute, second),
                         absl::UTCTimeZone());
}

Date DateIn(const std::string& zone, absl::Time instant) { return *DateAt(In(zone), instant); }

TEST(CalendarTest, WinterDaysOfLondonAreThoseOfUtc) {
  EXPECT_EQ(DateIn("Europe/London", Utc(2024, 1, 15, 23, 59, 59)), Date(2024, 1, 15));
  EXPECT_EQ(DateIn("Europe/London", Utc(2024, 1, 16, 0, 0)), Date(2024, 1, 16));
}

TEST(CalendarTest, SummerDaysOfLondonBeginAnHourBeforeThoseOfUtc) {
  EXPECT_EQ(DateIn("Europe/London", Utc(2024, 7, 15, 22, 59, 59)), Date(2024, 7, 15));
  EXPECT_EQ(DateIn("Europe/London", Utc(2024, 7, 15, 23, 0)), Date(2024, 7, 16));
}

// On 31 March 2024 London's clocks went from 01:00 to 02:00.
TEST(CalendarTest, TheDayOfTheSpringChangeHas23Hours) {
  EXPECT_EQ(DateIn("Europe/London", Utc(2024, 3, 30, 23, 59, 59)), Date(2024, 3, 30));
  EXPECT_EQ(DateIn("Europe/London", Utc(2024, 3, 31, 0, 0)), Date(2024, 3, 31));
  EXPECT_EQ(DateIn("Europe/London", Utc(2024, 3, 31, 0, 59, 59)), Date(2024, 3, 31));
  EXPECT_EQ(DateIn("Europe/London", Utc(2024, 3, 31, 1, 0)), Date(2024, 3, 31));
  EXPECT_EQ(DateIn("Europe/London", Utc(2024, 3, 31, 22, 59, 59)), Date(2024, 3, 31));
  EXPECT_EQ(DateIn("Europe/London", Utc(2024, 3, 31, 23, 0)), Date(2024, 4, 1));
}

// On 27 October 2024 London's clocks went from 02:00 back to 01:00.
TEST(CalendarTest, TheDayOfTheAutumnChangeHas25Hours) {
  EXPECT_EQ(DateIn("Europe/London", Utc(2024, 10, 26, 22, 59, 59)), Date(2024, 10, 26));
  EXPECT_EQ(DateIn("Europe/London", Utc(2024, 10, 26, 23, 0)), Date(2024, 10, 27));
  EXPECT_EQ(DateIn("Europe/London", Utc(2024, 10, 27, 0, 30)), Date(2024, 10, 27));
  EXPECT_EQ(DateIn("Europe/London", Utc(2024, 10, 27, 1, 30)), Date(2024, 10, 27));
  EXPECT_EQ(DateIn("Europe/London", Utc(2024, 10, 27, 23, 59, 59)), Date(2024, 10, 27));
  EXPECT_EQ(DateIn("Europe/London", Utc(2024, 10, 28, 0, 0)), Date(2024, 10, 28));
}

TEST(CalendarTest, TheSameInstantHasOtherDatesElsewhere) {
  const absl::Time noon = Utc(2024, 6, 1, 12, 0);
  EXPECT_EQ(DateIn("Pacific/Kiritimati", noon), Date(2024, 6, 2));
  EXPECT_EQ(DateIn("America/New_York", Utc(2024, 6, 1, 3, 59)), Date(2024, 5, 31));
  EXPECT_EQ(DateIn("Etc/GMT+12", Utc(2024, 6, 1, 11, 59)), Date(2024, 5, 31));
}

TEST(CalendarTest, LeapDaysComeWhenTheyAreDue) {
  EXPECT_EQ(DateIn("Europe/London", Utc(2024, 2, 29, 0, 0)), Date(2024, 2, 29));
  EXPECT_EQ(DateIn("Europe/London", Utc(2024, 2, 28, 23, 59, 59)) + 1, Date(2024, 2, 29));
  EXPECT_EQ(DateIn("Europe/London", Utc(2023, 2, 28, 23, 59, 59)) + 1, Date(2023, 3, 1));
  EXPECT_EQ(DateIn("Europe/London", Utc(2100, 2, 28, 12, 0)) + 1, Date(2100, 3, 1));
}

TEST(CalendarTest, ClocksShowOneMinuteTwiceWhenSummerEnds) {
  const absl::CivilMinute half_past_one(2026, 10, 25, 1, 30);
  EXPECT_EQ(*MinuteAt(In("Europe/London"), Utc(2026, 10, 25, 0, 30)), half_past_one);
  EXPECT_EQ(*MinuteAt(In("Europe/London"), Utc(2026, 10, 25, 1, 30)), half_past_one);
  EXPECT_TRUE(absl::IsNotFound(MinuteAt(In("Europe/Llareggub"), Utc(2024, 1, 1, 0, 0)).status()));
}

TEST(CalendarTest, AnUnknownZoneIsNotFound) {
  const auto date = DateAt(In("Europe/Llareggub"), Utc(2024, 1, 1, 0, 0));
  EXPECT_EQ(date.status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReasonOf(date.status()), "ZONE_UNKNOWN");
}

TEST(CalendarTest, IanaNamesAreZones) {
  for (const char* zone :
       {"Europe/London", "America/Argentina/Buenos_Aires", "America/Port-au-Prince", "Etc/GMT+12",
        "Etc/GMT-14", "UTC", "Pacific/Kiritimati", "EST5EDT"}) {
    EXPECT_TRUE(CheckCalendar(In(zone)).ok()) << zone;
  }
}

// Each of these would load, or might on some machine, and would mean something else on another.
TEST(CalendarTest, WhatTheMachineMakesOfANameIsNoZone) {
  for (const char* zone :
       {"", "localtime", "libc:localtime", "Fixed/UTC+01:00:00", "/etc/localtime",
        "/usr/share/zoneinfo/Europe/London", "file:Europe/London", "../zoneinfo/Europe/London",
        "Europe/../Europe/London", "posixrules", "posix/Europe/London", "right/Europe/London",
        "Europe", "Europe/", "Europe//London", "europe/london", "Mars/Olympus_Mons"}) {
    const absl::Status status = CheckCalendar(In(zone));
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << zone;
    EXPECT_EQ(ReasonOf(status), "ZONE_UNKNOWN") << zone;
    EXPECT_EQ(FieldOf(status), "calendar.zone") << zone;
  }
}

TEST(CalendarTest, AYearStartsOnADayThatEveryYearHas) {
  const auto check = [](int32_t month, int32_t day) {
    Calendar calendar;
    calendar.year_start_month = month;
    calendar.year_start_day = day;
    return ReasonOf(CheckCalendar(calendar));
  };
  EXPECT_EQ(check(1, 1), "OK");
  EXPECT_EQ(check(12, 28), "OK");
  EXPECT_EQ(check(2, 28), "OK");
  for (const auto& [month, day] : {std::array{0, 1}, {13, 1}, {-1, 1}, {2, 29}, {1, 31}, {4, 0}}) {
    EXPECT_EQ(check(month, day), "NUMBER_OUT_OF_RANGE") << month << "-" << day;
  }
}

TEST(CalendarTest, TheSchemesYearBeginsOnItsFirstDay) {
  const Calendar calendar;  // 1 April
  EXPECT_EQ(YearContaining(calendar, Date(2024, 3, 31)), Date(2023, 4, 1));
  EXPECT_EQ(YearContaining(calendar, Date(2024, 4, 1)), Date(2024, 4, 1));
  EXPECT_EQ(YearContaining(calendar, Date(2024, 12, 31)), Date(2024, 4, 1));
  EXPECT_EQ(YearContaining(calendar, Date(2025, 1, 1)), Date(2024, 4, 1));
}

TEST(CalendarTest, AYearFromFirstMarchHoldsTheLeapDayAtItsEnd) {
  Calendar calendar;
  calendar.year_start_month = 3;
  EXPECT_EQ(YearContaining(calendar, Date(2024, 2, 29)), Date(2023, 3, 1));
  EXPECT_EQ(YearContaining(calendar, Date(2024, 3, 1)), Date(2024, 3, 1));
}

TEST(CalendarTest, AWeekBeginsOnTheSchemesDay) {
  Calendar calendar;  // Monday
  EXPECT_EQ(WeekContaining(calendar, Date(2024, 4, 1)), Date(2024, 4, 1));
  EXPECT_EQ(WeekContaining(calendar, Date(2024, 3, 31)), Date(2024, 3, 25));
  calendar.week_start = absl::Weekday::sunday;
  EXPECT_EQ(WeekContaining(calendar, Date(2024, 3, 31)), Date(2024, 3, 31));
  EXPECT_EQ(WeekContaining(calendar, Date(2024, 3, 30)), Date(2024, 3, 24));
}

RC_GTEST_PROP(CalendarTest, EveryDayLiesInOneWeekAndOneYear, ()) {
  Calendar calendar;
  calendar.week_start = static_cast<absl::Weekday>(*rc::gen::inRange(0, 7));
  calendar.year_start_month = *rc::gen::inRange(1, 13);
  calendar.year_start_day = *rc::gen::inRange(1, 29);
  const Date date = Date(1900, 1, 1) + *rc::gen::inRange(0, 200'000);

  const Date week = WeekContaining(calendar, date);
  RC_ASSERT(absl::GetWeekday(week) == calendar.week_start);
  RC_ASSERT(week <= date);
  RC_ASSERT(date - week < 7);

  const Date year = YearContaining(calendar, date);
  RC_ASSERT(year.month() == calendar.year_start_month);
  RC_ASSERT(year.day() == calendar.year_start_day);
  RC_ASSERT(year <= date);
  RC_ASSERT(date < Date(year.year() + 1, year.month(), year.day()));
}

TEST(CalendarTest, HoursHappenBetween1900And9999) {
  const auto check = [](Date date) {
    return ReasonOf(CheckEffectiveTime(
        {.date = date, .start_minute = std::nullopt, .duration_minutes = std::nullopt}));
  };
  EXPECT_EQ(check(Date(1899, 12, 31)), "DATE_OUT_OF_RANGE");
  EXPECT_EQ(check(Date(1900, 1, 1)), "OK");
  EXPECT_EQ(check(Date(9999, 12, 31)), "OK");
  EXPECT_EQ(check(Date(10000, 1, 1)), "DATE_OUT_OF_RANGE");
}

TEST(CalendarTest, AStartIsAMinuteOfTheDayAndADurationFitsIntoOne) {
  const auto check = [](std::optional<int32_t> start, std::optional<int32_t> duration) {
    return ReasonOf(CheckEffectiveTime(
        {.date = Date(2024, 3, 31), .start_minute = start, .duration_minutes = duration}));
  };
  EXPECT_EQ(check(0, 1), "OK");
  EXPECT_EQ(check(1439, 1440), "OK");
  EXPECT_EQ(check(-1, 1), "START_OUT_OF_RANGE");
  EXPECT_EQ(check(1440, 1), "START_OUT_OF_RANGE");
  EXPECT_EQ(check(0, 0), "DURATION_OUT_OF_RANGE");
  EXPECT_EQ(check(std::nullopt, 1441), "DURATION_OUT_OF_RANGE");
}

TEST(CalendarTest, AStartIsOneThatTheClocksShow) {
  const Calendar london{.zone = "Europe/London"};
  const auto check = [&](Date date, std::optional<int32_t> start) {
    return ReasonOf(
        CheckStart(london, {.date = date, .start_minute = start, .duration_minutes = {}}));
  };
  // On 29 March 2026 the clocks go from 01:00 to 02:00; on 25 October back from 02:00 to 01:00.
  const Date spring(2026, 3, 29);
  EXPECT_EQ(check(spring, 59), "OK");
  EXPECT_EQ(check(spring, 60), "START_SKIPPED");
  EXPECT_EQ(check(spring, 90), "START_SKIPPED");
  EXPECT_EQ(check(spring, 119), "START_SKIPPED");
  EXPECT_EQ(check(spring, 120), "OK");
  EXPECT_EQ(check(spring, std::nullopt), "OK");
  EXPECT_EQ(check(spring + 1, 90), "OK");
  EXPECT_EQ(check(Date(2026, 10, 25), 90), "OK");
}

TEST(CalendarTest, ADayBeginsWhereItsZoneSays) {
  const Calendar auckland{.zone = "Pacific/Auckland"};
  // Thirteen hours ahead of Greenwich in their summer.
  EXPECT_EQ(StartOf(auckland, Date(2026, 1, 15)).value(),
            absl::FromCivil(absl::CivilHour(2026, 1, 14, 11), absl::UTCTimeZone()));
  EXPECT_FALSE(StartOf({.zone = "Nowhere/At_all"}, Date(2026, 1, 15)).ok());
}

TEST(CalendarTest, HoursOverMidnightLieOnTwoDays) {
  const Date friday(2026, 3, 13);
  const auto days = [&](std::optional<int32_t> start, int64_t minutes) {
    return DaysOf({.date = friday, .start_minute = start, .duration_minutes = {}}, minutes);
  };
  using Days = std::vector<DayShare>;
  EXPECT_EQ(days(std::nullopt, 1440), (Days{{friday, 1440}}));
  EXPECT_EQ(days(0, 1440), (Days{{friday, 1440}}));
  EXPECT_EQ(days(23 * 60, 60), (Days{{friday, 60}}));
  EXPECT_EQ(days(23 * 60, 180), (Days{{friday, 60}, {friday + 1, 120}}));
  EXPECT_EQ(days(1439, 1440), (Days{{friday, 1}, {friday + 1, 1439}}));
  EXPECT_EQ(days(std::nullopt, 0), Days());
}

}  // namespace
}  // namespace timecredit::domain
