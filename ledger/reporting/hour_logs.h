#ifndef LEDGER_REPORTING_HOUR_LOGS_H_
#define LEDGER_REPORTING_HOUR_LOGS_H_

#include <cstddef>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/number.h"
#include "ledger/reporting/scan_watch.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

struct HourLogPage {
  std::vector<domain::HourLog> logs;
  domain::Sequence next;  // where the next page begins; none behind the last
};

// Logs that await a decision, the oldest first, from the log `from` on; at most `limit`.
absl::StatusOr<HourLogPage> AwaitingLogs(const storage::Store& store, domain::SchemeNumber scheme,
                                         domain::Sequence from, size_t limit);

// A member's logs, whatever became of them, the latest first, from the log `from` (none = the last)
// backward; at most `limit`. CANCELLED where nobody waits for it any more.
absl::StatusOr<HourLogPage> LogsOfMember(const storage::Store& store, domain::SchemeNumber scheme,
                                         domain::MemberNumber member, domain::Sequence from,
                                         size_t limit, Wanted is_wanted);

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_HOUR_LOGS_H_
