#include "ledger/exchange/hours/hours_given.h"

#include <cstdint>

#include "absl/status/status.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/refusal.h"

namespace timecredit::exchange {
namespace {

constexpr int64_t kMinutesOfADay = int64_t{24} * 60;

absl::Status CheckAmounts(const HoursGiven& given, const domain::Activity& activity) {
  const bool may_be_without = activity.award.kind == domain::AwardKind::kFixed;
  const int64_t least = may_be_without ? 0 : 1;
  if (given.duration_minutes < least || given.duration_minutes > kMinutesOfADay) {
    return domain::RefuseArgument("DURATION_OUT_OF_RANGE", "duration_minutes",
                                  {{"most", domain::Minutes{kMinutesOfADay}}});
  }
  const bool counts = activity.contribution_unit != domain::kMinutes;
  if (counts) return CheckPositive(given.quantity, "quantity");
  if (given.quantity == 0) return absl::OkStatus();
  return domain::RefuseArgument("QUANTITY_NOT_COUNTED", "quantity");
}

// Of what the member's other hours claim of the day.
int64_t WithoutThoseOf(const domain::HourLog* before, domain::Date date, int64_t minutes) {
  if (before == nullptr) return minutes;
  for (const domain::DayShare& day : domain::DaysOf(before->effective, before->duration_minutes)) {
    if (day.date == date) minutes -= day.minutes;
  }
  return minutes;
}

}  // namespace

absl::Status CheckHours(const HoursGiven& given, const domain::HourLog* before,
                        const domain::Activity& activity, const domain::Member& member,
                        const Desk& desk) {
  if (auto status = domain::CheckEffectiveTime(given.effective); !status.ok()) return status;
  if (auto status = domain::CheckStart(desk.scheme().calendar, given.effective); !status.ok()) {
    return status;
  }
  if (auto status = CheckAmounts(given, activity); !status.ok()) return status;
  if (given.effective.date > desk.today()) {
    return domain::RefuseArgument("DATE_IN_FUTURE", "effective.date",
                                  {{"date", given.effective.date}, {"today", desk.today()}});
  }
  for (const domain::DayShare& day : domain::DaysOf(given.effective, given.duration_minutes)) {
    const auto claimed = desk.MinutesOn(member, day.date);
    if (!claimed.ok()) return claimed.status();
    const int64_t logged = WithoutThoseOf(before, day.date, *claimed);
    if (logged + day.minutes <= kMinutesOfADay) continue;
    return domain::RefuseState("DAY_TOO_LONG", "duration_minutes",
                               {{"date", day.date},
                                {"logged", domain::Minutes{logged}},
                                {"added", domain::Minutes{day.minutes}},
                                {"left", domain::Minutes{kMinutesOfADay - logged}}});
  }
  return absl::OkStatus();
}

}  // namespace timecredit::exchange
