#ifndef LEDGER_EXCHANGE_SESSIONS_CLOSE_SESSION_H_
#define LEDGER_EXCHANGE_SESSIONS_CLOSE_SESSION_H_

#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Closes a session: no more attendance is recorded. What was recorded can still be approved,
// rejected and reversed. Refuses a session that is closed (SESSION_CLOSED).
struct CloseSession {
  static constexpr std::string_view kName = "CloseSession";

  domain::Sequence session;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const CloseSession& command) { return std::tie(command.session); }

absl::StatusOr<Draft> Decide(const CloseSession& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_SESSIONS_CLOSE_SESSION_H_
