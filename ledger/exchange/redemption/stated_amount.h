#ifndef LEDGER_EXCHANGE_REDEMPTION_STATED_AMOUNT_H_
#define LEDGER_EXCHANGE_REDEMPTION_STATED_AMOUNT_H_

#include <cstdint>
#include <optional>

namespace timecredit::exchange {

// What a repeated request is recognised by of an amount that it may leave out: 0 where it does, as
// ever since it could, and therefore another number where it says 0 (a visit that was quoted as
// free).
inline int64_t RecognisedBy(const std::optional<int64_t>& amount) {
  return amount == 0 ? -1 : amount.value_or(0);
}

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REDEMPTION_STATED_AMOUNT_H_
