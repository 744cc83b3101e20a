#ifndef LEDGER_EXCHANGE_REDEMPTION_EXPIRE_HOLD_H_
#define LEDGER_EXCHANGE_REDEMPTION_EXPIRE_HOLD_H_

#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Returns the credit of a hold whose deadline has passed. Refuses a hold that is resolved
// (HOLD_RESOLVED) or not yet due (HOLD_NOT_DUE).
struct ExpireHold {
  static constexpr std::string_view kName = "ExpireHold";

  domain::Sequence hold;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const ExpireHold& command) { return std::tie(command.hold); }

absl::StatusOr<Draft> Decide(const ExpireHold& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REDEMPTION_EXPIRE_HOLD_H_
