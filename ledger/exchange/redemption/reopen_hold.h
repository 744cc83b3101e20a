#ifndef LEDGER_EXCHANGE_REDEMPTION_REOPEN_HOLD_H_
#define LEDGER_EXCHANGE_REDEMPTION_REOPEN_HOLD_H_

#include <string>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// The expiry of a hold to be taken back: by a wrong clock, or too early.
struct HoldReopening {
  domain::Sequence hold;
  domain::Sequence expiry;  // the record by which it expired
  std::string reason;
};

// Sets the credit aside again, taken from what the member has now, for the party, at the price and
// until the deadline that the hold had. Refuses a deadline that has passed (HOLD_LAPSED: place a
// new one), a hold that stands again already (ENTRY_REVERSED), and what PlaceHold refuses of the
// wallet.
absl::StatusOr<Draft> ReopenHold(const HoldReopening& reopening, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REDEMPTION_REOPEN_HOLD_H_
