#ifndef LEDGER_EXCHANGE_COMMITMENT_H_
#define LEDGER_EXCHANGE_COMMITMENT_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/exchange/call.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/surroundings.h"

namespace timecredit::exchange {

// Stamps a draft with its sequence, time, principals and request, and writes it: the record with
// all it changes, what belongs into the erasable compartment, and the confidential record. Nothing
// is decided here. After an error the update's writes must be undone.
absl::StatusOr<Committed> Commit(const Call& call, const Command& command, const Prepared& prepared,
                                 Draft draft, const Desk& desk, const Surroundings& around);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_COMMITMENT_H_
