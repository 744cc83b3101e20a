#include "ledger/domain/hold.h"

#include "absl/status/status.h"
#include "ledger/domain/refusal.h"

namespace timecredit::domain {

absl::Status CheckOpen(const Hold& hold) {
  if (hold.state == HoldState::kOpen) return absl::OkStatus();
  return RefuseState("HOLD_RESOLVED", "hold",
                     "This hold was already captured, released or has expired; a hold resolves "
                     "once.");
}

}  // namespace timecredit::domain
