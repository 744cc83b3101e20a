#ifndef LEDGER_EXCHANGE_HOURS_LOG_HOURS_H_
#define LEDGER_EXCHANGE_HOURS_LOG_HOURS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Logs hours that a member gave. They wait for approval unless the activity needs none. Refuses
// unknown or erased members, what nobody can have given (CheckHours in hours_given.h), and time
// that would earn nothing after rounding (AWARD_ROUNDS_TO_NOTHING). Hours of a confidential
// activity are logged, and refused, as those of its public face; what they discharge is in the
// confidential journal alone, and refused as SideOfLogged does (court/confidential_side.h).
struct LogHours {
  static constexpr std::string_view kName = "LogHours";

  domain::MemberNumber member;
  domain::ActivityNumber activity;
  domain::EffectiveTime effective;
  int64_t duration_minutes = 0;         // 1..1440; 0 where the activity awards a fixed amount
  int64_t quantity = 0;                 // of the activity's counted unit, 0 where it counts minutes
  std::string text;                     // what was done; may be empty
  domain::ObligationNumber obligation;  // that a confidential activity discharges
  int64_t discharges = 0;  // in the obligation's unit; may be left 0 when that is minutes
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const LogHours& command) {
  return std::tie(command.member, command.activity, command.effective, command.duration_minutes,
                  command.quantity, command.obligation, command.discharges);
}
inline auto PersonalFieldsOf(const LogHours& command) { return std::tie(command.text); }

absl::StatusOr<Draft> Decide(const LogHours& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_HOURS_LOG_HOURS_H_
