#ifndef LEDGER_EXCHANGE_OPERATIONS_CONFIRM_CLOCK_H_
#define LEDGER_EXCHANGE_OPERATIONS_CONFIRM_CLOCK_H_

#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// An operator confirms that the clock is right although it is far behind the scheme's last record
// or jumped ahead, after which records are accepted again: of the scheme, or, after a jump, of all
// schemes. Refused unless one of them is so (CLOCK_NOT_BEHIND).
struct ConfirmClock {
  static constexpr std::string_view kName = "ConfirmClock";
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const ConfirmClock&) { return std::tie(); }

absl::StatusOr<Draft> Decide(const ConfirmClock& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_OPERATIONS_CONFIRM_CLOCK_H_
