#ifndef LEDGER_REPORTING_HOUR_LOGS_H_
#define LEDGER_REPORTING_HOUR_LOGS_H_

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/number.h"
#include "ledger/reporting/scan_watch.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

struct HourLogPage {
  std::vector<domain::HourLog> logs;
  domain::Sequence next;  // where the next page begins; none behind the last
};

// Which hour logs are asked for. What is left out does not matter.
struct HourLogFilter {
  domain::MemberNumber member;
  domain::ActivityNumber activity;  // as it appears in public
  std::set<domain::HourLogState> states;
  std::optional<domain::Date> from_date;  // on which they were given, and the last
  std::optional<domain::Date> to_date;
};

// Logs that match, at most `limit`, from the log `from` (none = the first of them) on: those that
// await a decision, where only they are asked for, the oldest first; else the latest first.
// NOT_FOUND, MEMBER_UNKNOWN; CANCELLED where nobody waits for it any more. Reads what a member's
// statement, or the whole register back to the first date, has: a filter that little matches is not
// quicker.
absl::StatusOr<HourLogPage> ListHourLogs(const storage::Store& store, domain::SchemeNumber scheme,
                                         const HourLogFilter& filter, domain::Sequence from,
                                         size_t limit, Wanted is_wanted);

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_HOUR_LOGS_H_
