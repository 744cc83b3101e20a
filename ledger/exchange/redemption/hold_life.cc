#include "ledger/exchange/redemption/hold_life.h"

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/refusal.h"

namespace timecredit::exchange {

absl::Status CheckHoldLife(const domain::Portions& portions, absl::Time deadline,
                           const Desk& desk) {
  const auto until = domain::HeldUntil(portions, desk.scheme().policies.grace_days);
  if (!until.has_value()) return absl::OkStatus();
  const auto last_day = domain::DateAt(desk.scheme().calendar, deadline - absl::Microseconds(1));
  if (!last_day.ok()) return last_day.status();
  if (*last_day < *until) return absl::OkStatus();
  return domain::RefuseState("HOLD_OUTLIVES_CREDIT", "deadline", {{"last_day", *until - 1}});
}

}  // namespace timecredit::exchange
