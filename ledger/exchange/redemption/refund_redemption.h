#ifndef LEDGER_EXCHANGE_REDEMPTION_REFUND_REDEMPTION_H_
#define LEDGER_EXCHANGE_REDEMPTION_REFUND_REDEMPTION_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Gives back part or all of a redemption, repeatedly up to what was paid. What was spent last
// returns first, to its own lot and date; a lot that lapsed meanwhile stays spendable for the
// scheme's grace period. Refuses more than is left to refund (REFUND_EXCEEDED) and more than the
// partner's takings still hold (TAKINGS_INSUFFICIENT).
struct RefundRedemption {
  static constexpr std::string_view kName = "RefundRedemption";

  domain::Sequence redemption;
  int64_t credit_minutes = 0;
  std::string reason;  // required, unless the member was erased
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const RefundRedemption& command) {
  return std::tie(command.redemption, command.credit_minutes);
}
inline auto PersonalFieldsOf(const RefundRedemption& command) { return std::tie(command.reason); }

absl::StatusOr<Draft> Decide(const RefundRedemption& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REDEMPTION_REFUND_REDEMPTION_H_
