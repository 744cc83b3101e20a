#include "tests/model/calendar.h"

#include <algorithm>

#include "absl/time/civil_time.h"

namespace timecredit::model {
namespace {

absl::Time AtUtc(absl::CivilHour hour) { return absl::FromCivil(hour, absl::UTCTimeZone()); }

// The last Sunday of a month of 31 days.
absl::CivilDay LastSunday(int64_t year, int month) {
  absl::CivilDay day(year, month, 31);
  while (absl::GetWeekday(day) != absl::Weekday::sunday) --day;
  return day;
}

// The nth Sunday of a month.
absl::CivilDay NthSunday(int64_t year, int month, int nth) {
  absl::CivilDay day(year, month, 1);
  while (absl::GetWeekday(day) != absl::Weekday::sunday) ++day;
  return day + 7 * (nth - 1);
}

int64_t YearOf(absl::Time instant) { return absl::ToCivilDay(instant, absl::UTCTimeZone()).year(); }

// From one o'clock in the morning, Greenwich time, of the last Sunday in March to that in October.
absl::Time SummerBegins(int64_t year) { return AtUtc(absl::CivilHour(LastSunday(year, 3)) + 1); }
absl::Time SummerEnds(int64_t year) { return AtUtc(absl::CivilHour(LastSunday(year, 10)) + 1); }

// From two o'clock, by the clock on the wall, of the second Sunday in March to that of the first in
// November; the wall is five hours behind Greenwich in winter and four in summer.
bool IsSummerInNewYork(absl::Time instant) {
  const int64_t year = YearOf(instant);
  return instant >= AtUtc(absl::CivilHour(NthSunday(year, 3, 2)) + 2 + 5) &&
         instant < AtUtc(absl::CivilHour(NthSunday(year, 11, 1)) + 2 + 4);
}

absl::Duration OffsetIn(std::string_view zone, absl::Time instant) {
  const int64_t year = YearOf(instant);
  if (zone == "Europe/London") {
    return absl::Hours(instant >= SummerBegins(year) && instant < SummerEnds(year) ? 1 : 0);
  }
  if (zone == "America/New_York") return absl::Hours(IsSummerInNewYork(instant) ? -4 : -5);
  if (zone == "Asia/Kathmandu") return absl::Hours(5) + absl::Minutes(45);
  return absl::ZeroDuration();
}

}  // namespace

bool IsKnownZone(std::string_view zone) {
  return std::find(std::begin(kZones), std::end(kZones), zone) != std::end(kZones);
}

domain::Date DateIn(std::string_view zone, absl::Time instant) {
  return absl::ToCivilDay(instant + OffsetIn(zone, instant), absl::UTCTimeZone());
}

absl::Time NextLondonChange(absl::Time instant) {
  for (int64_t year = YearOf(instant);; ++year) {
    if (SummerBegins(year) > instant) return SummerBegins(year);
    if (SummerEnds(year) > instant) return SummerEnds(year);
  }
}

}  // namespace timecredit::model
