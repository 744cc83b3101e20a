#ifndef LEDGER_EXCHANGE_SESSIONS_RECORD_ATTENDANCE_H_
#define LEDGER_EXCHANGE_SESSIONS_RECORD_ATTENDANCE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Records that a member came to a session: hours of its activity, on its date, logged as LogHours
// would, which says what else is refused. Attendance earns once a session: refuses a member whose
// attendance stands (ATTENDANCE_RECORDED). When those hours are rejected or reversed it no longer
// stands, and can be recorded again while the session is open (else SESSION_CLOSED).
struct RecordAttendance {
  static constexpr std::string_view kName = "RecordAttendance";

  domain::Sequence session;
  domain::MemberNumber member;
  int64_t duration_minutes = 0;  // 0 = the session's
  int64_t quantity = 0;          // of the activity's counted unit, 0 where it counts minutes
  std::string text;              // what was done; may be empty
  // For whom came on behalf of a confidential activity: that activity, which appears in public as
  // the session's (else SESSION_OF_ANOTHER), and as in LogHours what it discharges.
  domain::ActivityNumber activity;  // none = the session's
  domain::ObligationNumber obligation;
  int64_t discharges = 0;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const RecordAttendance& command) {
  return std::tie(command.session, command.member, command.duration_minutes, command.quantity,
                  command.activity, command.obligation, command.discharges);
}
inline auto PersonalFieldsOf(const RecordAttendance& command) { return std::tie(command.text); }

absl::StatusOr<Draft> Decide(const RecordAttendance& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_SESSIONS_RECORD_ATTENDANCE_H_
