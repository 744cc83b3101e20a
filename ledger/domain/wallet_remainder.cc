#include "ledger/domain/wallet_remainder.h"

#include <algorithm>
#include <utility>

#include "absl/status/statusor.h"

namespace timecredit::domain {

absl::StatusOr<WalletRemainder> RemainderOf(const Wallet& wallet, Date today) {
  Portions lapsed;
  Portions live;
  for (const Portion& portion : wallet.lots) {
    (HasLapsed(*portion.lot, today) ? lapsed : live).push_back(portion);
  }
  const auto expired = TotalOf(lapsed);
  if (!expired.ok()) return expired.status();
  const auto credit = TotalOf(live);
  if (!credit.ok()) return credit.status();
  const int64_t repaid = std::min(*credit, wallet.debt);
  auto split = SplitAfter(live, repaid);
  if (!split.ok()) return split.status();
  return WalletRemainder{.lapsed_credit_minutes = *expired,
                         .lots = std::move(split->rest),
                         .debt = wallet.debt - repaid};
}

}  // namespace timecredit::domain
