#include "ledger/exchange/sessions/record_attendance.h"

#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/session.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/hours/log_hours.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"

namespace timecredit::exchange {
namespace {

absl::Status CheckActivity(domain::ActivityNumber given_to, const domain::Session& session,
                           const Desk& desk) {
  if (given_to.IsNone() || given_to == session.activity) return absl::OkStatus();
  const auto activity = desk.ActivityNamed(given_to, "activity");
  if (!activity.ok()) return activity.status();
  if (activity->appears_as == session.activity) return absl::OkStatus();
  return domain::RefuseArgument("SESSION_OF_ANOTHER", "activity");
}

// Under none of the person's numbers.
absl::Status CheckNotRecorded(const RecordAttendance& command, const Desk& desk) {
  const auto member = desk.KnownMember(command.member, "member");
  if (!member.ok()) return member.status();
  std::vector<domain::MemberNumber> numbers = member->duplicates;
  numbers.push_back(command.member);
  for (const domain::MemberNumber number : numbers) {
    const auto attendance =
        desk.rows().Find<journal::Attendance>({desk.call().scheme, command.session, number});
    if (!attendance.ok()) return attendance.status();
    if (*attendance != nullptr) return domain::RefuseExisting("ATTENDANCE_RECORDED", "member");
  }
  return absl::OkStatus();
}

// What LogHours is to log for them.
LogHours HoursOf(const RecordAttendance& command, const domain::Session& session) {
  LogHours hours{.member = command.member,
                 .activity = command.activity.IsNone() ? session.activity : command.activity,
                 .effective = session.effective,
                 .duration_minutes = command.duration_minutes,
                 .quantity = command.quantity,
                 .text = command.text,
                 .obligation = command.obligation,
                 .discharges = command.discharges};
  if (hours.duration_minutes == 0) {
    hours.duration_minutes = session.effective.duration_minutes.value_or(0);
  } else {
    hours.effective.duration_minutes.reset();  // only part of the session, or more than it
  }
  return hours;
}

}  // namespace

absl::StatusOr<Draft> Decide(const RecordAttendance& command, const Desk& desk) {
  const auto session = desk.SessionNamed(command.session);
  if (!session.ok()) return session.status();
  if (auto status = domain::CheckOpen(*session); !status.ok()) return status;
  if (auto status = CheckActivity(command.activity, *session, desk); !status.ok()) return status;
  if (auto status = CheckNotRecorded(command, desk); !status.ok()) return status;
  auto draft = Decide(HoursOf(command, *session), desk);
  if (draft.ok()) std::get<journal::HoursLogged>(*draft->body).session = command.session;
  return draft;
}

}  // namespace timecredit::exchange
