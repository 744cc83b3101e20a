#ifndef LEDGER_REPORTING_CONTRIBUTION_REPORT_H_
#define LEDGER_REPORTING_CONTRIBUTION_REPORT_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/reporting/scan_watch.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

// By what hours are grouped.
enum class Grouping {
  kNone,
  kActivity,
  kCategory,
  kOrganisation,  // the host
  kMember,
  kMonth,
};

// What one group gave, in one unit. Corrections are taken off.
struct Contribution {
  uint64_t group = 0;  // a number of what Grouping says; year * 12 + month - 1 for months
  domain::UnitNumber unit;
  int64_t quantity = 0;        // minutes, or of the counted unit
  int64_t credit_minutes = 0;  // that these hours earned
  int64_t hour_logs = 0;       // approved and not reversed
  int64_t members = 0;         // different ones among them
};

struct ContributionPeriod {
  domain::Date from;       // inclusive, by effective date
  domain::Date to;         // inclusive
  domain::Sequence as_of;  // none = the last record
};

struct ContributionReport {
  domain::Sequence as_of;
  std::vector<Contribution> rows;    // by group, then by unit
  std::vector<Contribution> totals;  // by unit
};

// Hours given in a period, from the records. Gifts, grants and opening balances do not count. The
// same period as of the same record gives the same report for ever. Reads every record of the
// period, and asks now and then whether somebody still waits for it: CANCELLED where nobody does.
// INVALID_ARGUMENT: PERIOD_INVALID when it ends before it begins, SEQUENCE_UNKNOWN.
absl::StatusOr<ContributionReport> ReportContributions(const storage::Store& store,
                                                       domain::SchemeNumber scheme,
                                                       const ContributionPeriod& period,
                                                       Grouping grouping, Wanted is_wanted);

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_CONTRIBUTION_REPORT_H_
