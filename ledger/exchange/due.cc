#include "ledger/exchange/due.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/domain/scheme.h"
#include "ledger/journal/rows.h"

namespace timecredit::exchange {

absl::StatusOr<Due> FindDueHolds(const storage::Store& store, domain::SchemeNumber scheme,
                                 absl::Time now) {
  Due due{.commands = {}, .most_unasked = std::numeric_limits<int64_t>::max()};
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    return snapshot.Scan<journal::HoldDeadline>(
        {scheme, absl::UnixEpoch(), {}}, storage::Direction::kForward,
        [&](const journal::HoldDeadline& row) {
          if (row.deadline > now) return false;
          due.commands.emplace_back(ExpireHold{.hold = row.hold});
          return true;
        });
  });
  if (!status.ok()) return status;
  return due;
}

absl::StatusOr<Due> FindLapsedWallets(const storage::Store& store, domain::SchemeNumber scheme,
                                      absl::Time now) {
  Due due;
  const auto status = store.View([&](const storage::Snapshot& snapshot) -> absl::Status {
    const auto found = snapshot.Find<domain::Scheme>({scheme});
    if (!found.ok()) return found.status();
    const auto head = snapshot.Find<journal::Head>({scheme});
    if (!head.ok()) return head.status();
    if (*found == nullptr || *head == nullptr) return absl::OkStatus();
    due.most_unasked = std::max<int64_t>(10, static_cast<int64_t>((*head)->members / 10));
    const auto today = domain::DateAt((*found)->calendar, now);
    if (!today.ok()) return today.status();
    return snapshot.Scan<journal::WalletExpiry>(
        {scheme, domain::Date::min(), {}}, storage::Direction::kForward,
        [&](const journal::WalletExpiry& row) {
          if (row.expires_on > *today) return false;
          due.commands.emplace_back(ExpireLots{.member = row.member});
          return true;
        });
  });
  if (!status.ok()) return status;
  return due;
}

}  // namespace timecredit::exchange
