#ifndef LEDGER_DOMAIN_WALLET_REMAINDER_H_
#define LEDGER_DOMAIN_WALLET_REMAINDER_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/wallet.h"

namespace timecredit::domain {

// What is left of a wallet that is given up. At most one of lots and debt is left.
struct WalletRemainder {
  int64_t lapsed_credit_minutes = 0;  // what has lapsed: nobody's any more
  Portions lots;                      // what nothing is owed on, in spending order
  int64_t debt = 0;                   // credit-minutes that no lot was there to repay

  friend bool operator==(const WalletRemainder&, const WalletRemainder&) = default;
};

// Takes out what has lapsed on `today`, and lets the other lots repay the debt, in spending order
// and wherever they are accepted. OUT_OF_RANGE if a sum does not fit.
absl::StatusOr<WalletRemainder> RemainderOf(const Wallet& wallet, Date today);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_WALLET_REMAINDER_H_
