#include "ledger/exchange/redemption/reopen_hold.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/redemption/hold_life.h"
#include "ledger/exchange/redemption/hold_return.h"
#include "ledger/exchange/redemption/payment.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> ReopenHold(const HoldReopening& reopening, const Desk& desk) {
  const auto hold = desk.HoldNamed(reopening.hold);
  if (!hold.ok()) return hold.status();
  if (hold->state != domain::HoldState::kExpired || hold->resolved != reopening.expiry) {
    return domain::RefuseState("ENTRY_REVERSED", "entry");
  }
  if (auto status = CheckCorrectionReason(reopening.reason, hold->member, desk); !status.ok()) {
    return status;
  }
  if (auto status = CheckNotLapsed(*hold, desk); !status.ok()) return status;
  const auto held = domain::TotalOf(hold->portions);
  if (!held.ok()) return held.status();
  Entry entry;
  const auto portions = TakePayment(
      {.member = hold->member, .partner = hold->partner, .credit_minutes = *held}, desk, entry);
  if (!portions.ok()) return portions.status();
  if (auto status = CheckHoldLife(*portions, hold->deadline, desk); !status.ok()) return status;
  entry.Add(Held(hold->member), *held);
  Draft draft;
  draft.effective = desk.effective_today();
  draft.reverses = reopening.expiry;
  draft.body = journal::HoldReopened{.hold = reopening.hold, .portions = *portions};
  draft.postings = std::move(entry).Finish();
  draft.text = TextAbout{hold->member, reopening.reason};
  return draft;
}

}  // namespace timecredit::exchange
