#ifndef LEDGER_DOMAIN_CALENDAR_H_
#define LEDGER_DOMAIN_CALENDAR_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace timecredit::domain {

// A civil date: a day as the scheme's wall calendar names it, without a zone of its own.
using Date = absl::CivilDay;

// The dates that anything may bear.
inline constexpr Date kEarliestDate(1900, 1, 1);
inline constexpr Date kLatestDate(9999, 12, 31);

// When something happened, in the scheme's civil time. Independent of when it was recorded.
struct EffectiveTime {
  Date date;
  std::optional<int32_t> start_minute;      // of the day, 0..1439, as the scheme's clocks show it
  std::optional<int32_t> duration_minutes;  // 1..1440

  friend bool operator==(const EffectiveTime&, const EffectiveTime&) = default;
};

// How a scheme reads the calendar. A value; all functions are thread-safe.
struct Calendar {
  std::string zone = "Europe/London";  // an IANA name
  absl::Weekday week_start = absl::Weekday::monday;
  int32_t year_start_month = 4;  // 1..12: the first day of the scheme's year
  int32_t year_start_day = 1;    // 1..28, so that every year has it

  friend bool operator==(const Calendar&, const Calendar&) = default;
};

// INVALID_ARGUMENT for a zone that the machine's zone database lacks or a year start out of range.
absl::Status CheckCalendar(const Calendar& calendar);

// The civil date on which `instant` falls in the calendar's zone. NOT_FOUND for an unknown zone.
absl::StatusOr<Date> DateAt(const Calendar& calendar, absl::Time instant);

// What the clocks of the calendar's zone show at `instant`, to tell people: two instants of one
// night may show the same. NOT_FOUND for an unknown zone.
absl::StatusOr<absl::CivilMinute> MinuteAt(const Calendar& calendar, absl::Time instant);

// The instant at which a day begins in the calendar's zone. NOT_FOUND for an unknown zone.
absl::StatusOr<absl::Time> StartOf(const Calendar& calendar, Date date);

// The first day of the scheme's week, and of its year, that contains `date`.
Date WeekContaining(const Calendar& calendar, Date date);
Date YearContaining(const Calendar& calendar, Date date);

// INVALID_ARGUMENT when a start or a duration is out of range or the date lies outside
// kEarliestDate..kLatestDate.
absl::Status CheckEffectiveTime(const EffectiveTime& effective);

// INVALID_ARGUMENT, START_SKIPPED, for a start that the clocks of the calendar's zone never show on
// that day, because they go forward then. Of one that they show twice the first is meant.
absl::Status CheckStart(const Calendar& calendar, const EffectiveTime& effective);

// How much of some hours lies on a day.
struct DayShare {
  Date date;
  int64_t minutes = 0;

  friend bool operator==(const DayShare&, const DayShare&) = default;
};

// The days on which hours lie that begin at `effective`: without a start its date alone, with one
// also the next day where they go over midnight. Counted as if every day had 24 hours, so that it
// never depends on the zones that a machine knows. Days without minutes are left out.
std::vector<DayShare> DaysOf(const EffectiveTime& effective, int64_t minutes);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_CALENDAR_H_
