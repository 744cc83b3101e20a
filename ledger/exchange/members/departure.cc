#include "ledger/exchange/members/departure.h"

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/wallet.h"

namespace timecredit::exchange {

absl::Status CheckNothingOpen(domain::MemberNumber member, std::string_view field,
                              const Desk& desk) {
  const auto awaiting = desk.AwaitingHourLogsOf(member);
  if (!awaiting.ok()) return awaiting.status();
  if (*awaiting > 0) {
    return domain::RefuseState("HOURS_AWAITING", field);
  }
  const auto held = desk.BalanceOf(Held(member));
  if (!held.ok()) return held.status();
  if (*held == 0) return absl::OkStatus();
  return domain::RefuseState("HOLDS_OPEN", field);
}

absl::StatusOr<domain::WalletRemainder> EmptyWallet(domain::MemberNumber member, const Desk& desk,
                                                    Entry& entry) {
  const auto wallet = desk.WalletOf(member);
  if (!wallet.ok()) return wallet.status();
  auto remainder = domain::RemainderOf(*wallet, desk.today());
  if (!remainder.ok()) return remainder.status();
  if (auto status = entry.Take(member, wallet->lots); !status.ok()) return status;
  if (wallet->debt > 0) {
    const domain::Portions repayment = {{.lot = std::nullopt, .credit_minutes = wallet->debt}};
    auto status = entry.Give(member, *wallet, repayment, desk.FreshLot({}, {}));
    if (!status.ok()) return status;
  }
  entry.Add(Expired(), remainder->lapsed_credit_minutes);
  return remainder;
}

}  // namespace timecredit::exchange
