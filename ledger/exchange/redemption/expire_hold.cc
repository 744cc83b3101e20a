#include "ledger/exchange/redemption/expire_hold.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/redemption/hold_return.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const ExpireHold& command, const Desk& desk) {
  const auto hold = desk.HoldNamed(command.hold);
  if (!hold.ok()) return hold.status();
  if (auto status = domain::CheckOpen(*hold); !status.ok()) return status;
  if (desk.now() < hold->deadline) {
    const auto deadline = domain::MinuteAt(desk.scheme().calendar, hold->deadline);
    if (!deadline.ok()) return deadline.status();
    return domain::RefuseState("HOLD_NOT_DUE", "hold", {{"deadline", *deadline}});
  }
  Entry entry;
  if (auto status = ReturnToWallet(*hold, hold->portions, desk, entry); !status.ok()) {
    return status;
  }
  Draft draft;
  draft.effective = desk.effective_today();
  draft.body = journal::HoldExpired{.hold = command.hold};
  draft.postings = std::move(entry).Finish();
  return draft;
}

}  // namespace timecredit::exchange
