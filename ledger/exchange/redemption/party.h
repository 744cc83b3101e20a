#ifndef LEDGER_EXCHANGE_REDEMPTION_PARTY_H_
#define LEDGER_EXCHANGE_REDEMPTION_PARTY_H_

#include "absl/status/status.h"
#include "ledger/domain/redemption.h"

namespace timecredit::exchange {

// INVALID_ARGUMENT, PARTY_INVALID, unless one to 1,000 people come, of either age.
absl::Status CheckParty(const domain::Party& party);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REDEMPTION_PARTY_H_
