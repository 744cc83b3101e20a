#include "ledger/reporting/hour_logs.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/account.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/scan_watch.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

absl::StatusOr<HourLogPage> AwaitingLogs(const storage::Store& store, domain::SchemeNumber scheme,
                                         domain::Sequence from, size_t limit) {
  HourLogPage page;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    absl::Status found;
    auto scanned = snapshot.Scan<journal::AwaitingHours>(
        {scheme, from}, storage::Direction::kForward, [&](const journal::AwaitingHours& row) {
          if (page.logs.size() == limit) {
            page.next = row.hour_log;
            return false;
          }
          const auto log = snapshot.Find<domain::HourLog>({scheme, row.hour_log});
          found = log.status();
          if (found.ok()) page.logs.push_back(**log);
          return found.ok();
        });
    scanned.Update(found);
    return scanned;
  });
  if (!status.ok()) return status;
  return page;
}

absl::StatusOr<HourLogPage> LogsOfMember(const storage::Store& store, domain::SchemeNumber scheme,
                                         domain::MemberNumber member, domain::Sequence from,
                                         size_t limit, Wanted is_wanted) {
  constexpr domain::Sequence kLast{std::numeric_limits<uint64_t>::max()};
  const domain::Owner owner = domain::OwnerOf(member);
  HourLogPage page;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    const auto known = snapshot.Find<domain::Member>({scheme, member});
    if (!known.ok()) return known.status();
    if (*known == nullptr) return domain::RefuseMissing("MEMBER_UNKNOWN", "member");
    absl::Status found;
    ScanWatch watch(is_wanted);
    auto scanned = snapshot.Scan<journal::Line>(
        {scheme, owner, from.IsNone() ? kLast : from}, storage::Direction::kBackward,
        [&](const journal::Line& line) {
          if (line.owner != owner || !watch.GoesOn()) return false;
          const auto log = snapshot.Find<domain::HourLog>({scheme, line.sequence});
          found = log.status();
          if (!found.ok()) return false;
          if (*log == nullptr || (*log)->member != member) return true;  // another operation
          if (page.logs.size() == limit) {
            page.next = line.sequence;
            return false;
          }
          page.logs.push_back(**log);
          return true;
        });
    scanned.Update(found);
    scanned.Update(watch.status());
    return scanned;
  });
  if (!status.ok()) return status;
  return page;
}

}  // namespace timecredit::reporting
