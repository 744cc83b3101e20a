#include "ledger/exchange/redemption/hold_return.h"

#include "absl/status/status.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/scheme.h"

namespace timecredit::exchange {

absl::Status CheckNotLapsed(const domain::Hold& hold, const Desk& desk) {
  if (desk.now() < hold.deadline) return absl::OkStatus();
  const auto deadline = domain::MinuteAt(desk.scheme().calendar, hold.deadline);
  if (!deadline.ok()) return deadline.status();
  return domain::RefuseState("HOLD_LAPSED", "hold", {{"deadline", *deadline}});
}

absl::Status ReturnToWallet(const domain::Hold& hold, const domain::Portions& portions,
                            const Desk& desk, Entry& entry) {
  const auto total = domain::TotalOf(portions);
  if (!total.ok()) return total.status();
  const auto wallet = desk.WalletOf(hold.member);
  if (!wallet.ok()) return wallet.status();
  entry.Add(Held(hold.member), -*total);
  const auto returned =
      domain::WithGrace(portions, desk.today(), desk.scheme().policies.grace_days);
  return entry.Give(hold.member, *wallet, returned, desk.FreshLot({}, {}));
}

}  // namespace timecredit::exchange
