#ifndef LEDGER_REPORTING_CREDIT_REPORT_H_
#define LEDGER_REPORTING_CREDIT_REPORT_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/account.h"
#include "ledger/domain/number.h"
#include "ledger/reporting/scan_watch.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

// Accounts of one kind together; partners' takings, budgets and pots one by one.
struct CreditReportRow {
  domain::AccountKind account = domain::AccountKind::kIssuance;
  domain::OrganisationNumber owner;  // none for the scheme's and members' accounts
  int64_t credit_minutes = 0;
};

// The trial balance of the credit book.
struct CreditReport {
  domain::Sequence as_of;
  std::vector<CreditReportRow> rows;  // by kind, then by owner
  int64_t sum = 0;                    // always 0
};

// Reads every owner's accounts. CANCELLED where nobody waits for it any more.
absl::StatusOr<CreditReport> ReportCredits(const storage::Store& store, domain::SchemeNumber scheme,
                                           Wanted is_wanted);

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_CREDIT_REPORT_H_
