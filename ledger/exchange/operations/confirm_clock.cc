#include "ledger/exchange/operations/confirm_clock.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const ConfirmClock&, const Desk& desk) {
  if (!desk.clock_is_ahead() && CheckClock(desk).ok()) {
    return domain::RefuseState("CLOCK_NOT_BEHIND", "scheme");
  }
  Draft draft;
  draft.body = journal::ClockConfirmed{};
  return draft;
}

}  // namespace timecredit::exchange
