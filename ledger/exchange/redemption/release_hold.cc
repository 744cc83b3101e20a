#include "ledger/exchange/redemption/release_hold.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/hold.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/redemption/hold_return.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const ReleaseHold& command, const Desk& desk) {
  const auto hold = desk.HoldNamed(command.hold);
  if (!hold.ok()) return hold.status();
  if (auto status = domain::CheckOpen(*hold); !status.ok()) return status;
  Entry entry;
  if (auto status = ReturnToWallet(*hold, hold->portions, desk, entry); !status.ok()) {
    return status;
  }
  Draft draft;
  draft.effective = desk.effective_today();
  draft.done_for = hold->member;
  draft.body = journal::HoldReleased{.hold = command.hold};
  draft.postings = std::move(entry).Finish();
  return draft;
}

}  // namespace timecredit::exchange
