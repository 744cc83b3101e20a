#ifndef LEDGER_EXCHANGE_REDEMPTION_PAYMENT_H_
#define LEDGER_EXCHANGE_REDEMPTION_PAYMENT_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/entry.h"

namespace timecredit::exchange {

// Who pays whom how much.
struct Payment {
  domain::MemberNumber member;
  domain::OrganisationNumber partner;
  int64_t credit_minutes = 0;  // 0 or more
};

// Takes the payment from the member's wallet, in the entry, and says which portions pay. Refuses
// impossible amounts (NUMBER_OUT_OF_RANGE), unknown or erased members, unknown partners, and more
// than is available there (CREDITS_INSUFFICIENT).
absl::StatusOr<domain::Portions> TakePayment(const Payment& payment, const Desk& desk,
                                             Entry& entry);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REDEMPTION_PAYMENT_H_
