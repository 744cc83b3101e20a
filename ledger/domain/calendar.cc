#include "ledger/domain/calendar.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/refusal.h"

namespace timecredit::domain {
namespace {

constexpr int32_t kMinutesOfADay = 24 * 60;

// Whether the text has the form of an IANA name: Etc/GMT+12, America/Port-au-Prince. Abseil also
// loads paths of files, fixed offsets and whatever the machine calls local; a scheme's days must
// not depend on the machine that counts them, nor a client say which file is opened.
bool IsZoneName(std::string_view name) {
  if (name.empty() || !absl::ascii_isupper(static_cast<unsigned char>(name.front()))) return false;
  if (name.ends_with('/') || name.find("//") != std::string_view::npos) return false;
  return std::all_of(name.begin(), name.end(), [](char character) {
    return absl::ascii_isalnum(static_cast<unsigned char>(character)) ||
           std::string_view("/_+-").find(character) != std::string_view::npos;
  });
}

absl::StatusOr<absl::TimeZone> ZoneOf(const Calendar& calendar) {
  absl::TimeZone zone;
  if (IsZoneName(calendar.zone) && absl::LoadTimeZone(calendar.zone, &zone)) return zone;
  return RefuseMissing("ZONE_UNKNOWN", "calendar.zone");
}

}  // namespace

absl::Status CheckCalendar(const Calendar& calendar) {
  if (!ZoneOf(calendar).ok()) {
    return RefuseArgument("ZONE_UNKNOWN", "calendar.zone");
  }
  auto status = CheckNumber(calendar.year_start_month, 1, 12, "calendar.year_start_month");
  // So that every year has that day.
  status.Update(CheckNumber(calendar.year_start_day, 1, 28, "calendar.year_start_day"));
  return status;
}

absl::StatusOr<Date> DateAt(const Calendar& calendar, absl::Time instant) {
  const auto zone = ZoneOf(calendar);
  if (!zone.ok()) return zone.status();
  return absl::ToCivilDay(instant, *zone);
}

absl::StatusOr<absl::CivilMinute> MinuteAt(const Calendar& calendar, absl::Time instant) {
  const auto zone = ZoneOf(calendar);
  if (!zone.ok()) return zone.status();
  return absl::ToCivilMinute(instant, *zone);
}

absl::StatusOr<absl::Time> StartOf(const Calendar& calendar, Date date) {
  const auto zone = ZoneOf(calendar);
  if (!zone.ok()) return zone.status();
  return absl::FromCivil(date, *zone);
}

Date WeekContaining(const Calendar& calendar, Date date) {
  return absl::PrevWeekday(date + 1, calendar.week_start);
}

Date YearContaining(const Calendar& calendar, Date date) {
  const Date start(date.year(), calendar.year_start_month, calendar.year_start_day);
  if (start <= date) return start;
  return Date(date.year() - 1, calendar.year_start_month, calendar.year_start_day);
}

absl::Status CheckEffectiveTime(const EffectiveTime& effective) {
  if (effective.date < kEarliestDate || effective.date > kLatestDate) {
    return RefuseArgument("DATE_OUT_OF_RANGE", "effective.date",
                          {{"earliest", kEarliestDate}, {"latest", kLatestDate}});
  }
  if (effective.start_minute.has_value() &&
      (*effective.start_minute < 0 || *effective.start_minute >= kMinutesOfADay)) {
    return RefuseArgument("START_OUT_OF_RANGE", "effective.start_minute");
  }
  if (effective.duration_minutes.has_value() &&
      (*effective.duration_minutes < 1 || *effective.duration_minutes > kMinutesOfADay)) {
    return RefuseArgument("DURATION_OUT_OF_RANGE", "effective.duration_minutes",
                          {{"most", Minutes{kMinutesOfADay}}});
  }
  return absl::OkStatus();
}

absl::Status CheckStart(const Calendar& calendar, const EffectiveTime& effective) {
  if (!effective.start_minute.has_value()) return absl::OkStatus();
  const auto zone = ZoneOf(calendar);
  if (!zone.ok()) return zone.status();
  const absl::CivilMinute start = absl::CivilMinute(effective.date) + *effective.start_minute;
  const auto info = zone->At(absl::CivilSecond(start));
  if (info.kind != absl::TimeZone::TimeInfo::SKIPPED) return absl::OkStatus();
  return RefuseArgument("START_SKIPPED", "effective.start_minute",
                        {{"start", start},
                         {"before", absl::ToCivilMinute(info.trans - absl::Minutes(1), *zone)},
                         {"after", absl::ToCivilMinute(info.trans, *zone)}});
}

std::vector<DayShare> DaysOf(const EffectiveTime& effective, int64_t minutes) {
  const int64_t left_of_day = kMinutesOfADay - effective.start_minute.value_or(0);
  const int64_t first =
      effective.start_minute.has_value() ? std::min(minutes, left_of_day) : minutes;
  std::vector<DayShare> days;
  if (first != 0) days.push_back({.date = effective.date, .minutes = first});
  if (minutes > first) days.push_back({.date = effective.date + 1, .minutes = minutes - first});
  return days;
}

}  // namespace timecredit::domain
