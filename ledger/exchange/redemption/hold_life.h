#ifndef LEDGER_EXCHANGE_REDEMPTION_HOLD_LIFE_H_
#define LEDGER_EXCHANGE_REDEMPTION_HOLD_LIFE_H_

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/desk.h"

namespace timecredit::exchange {

// A hold is captured until its deadline, whatever lapses meanwhile: so it must not outlive what it
// holds, with the grace that would be given if that came back. FAILED_PRECONDITION,
// HOLD_OUTLIVES_CREDIT, with the last day.
absl::Status CheckHoldLife(const domain::Portions& portions, absl::Time deadline, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REDEMPTION_HOLD_LIFE_H_
