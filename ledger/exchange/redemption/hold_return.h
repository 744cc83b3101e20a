#ifndef LEDGER_EXCHANGE_REDEMPTION_HOLD_RETURN_H_
#define LEDGER_EXCHANGE_REDEMPTION_HOLD_RETURN_H_

#include "absl/status/status.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/entry.h"

namespace timecredit::exchange {

// FAILED_PRECONDITION, HOLD_LAPSED, once the deadline has passed.
absl::Status CheckNotLapsed(const domain::Hold& hold, const Desk& desk);

// Adds to the entry what returns from a hold to its member's wallet: the portions, with the
// scheme's grace for lots that lapsed meanwhile, and the held credit they free.
absl::Status ReturnToWallet(const domain::Hold& hold, const domain::Portions& portions,
                            const Desk& desk, Entry& entry);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REDEMPTION_HOLD_RETURN_H_
