#ifndef LEDGER_EXCHANGE_REDEMPTION_CAPTURE_HOLD_H_
#define LEDGER_EXCHANGE_REDEMPTION_CAPTURE_HOLD_H_

#include <cstdint>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/redemption.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Pays a partner from a hold, as a redemption; what is not captured returns to the wallet. Refuses
// a hold that is resolved (HOLD_RESOLVED) or past its deadline (HOLD_LAPSED), and more than it
// holds (HOLD_EXCEEDED).
struct CaptureHold {
  static constexpr std::string_view kName = "CaptureHold";

  domain::Sequence hold;
  int64_t credit_minutes = 0;  // 1 up to what is held
  domain::Party party;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const CaptureHold& command) {
  return std::tie(command.hold, command.credit_minutes, command.party);
}

absl::StatusOr<Draft> Decide(const CaptureHold& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REDEMPTION_CAPTURE_HOLD_H_
