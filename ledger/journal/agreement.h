#ifndef LEDGER_JOURNAL_AGREEMENT_H_
#define LEDGER_JOURNAL_AGREEMENT_H_

#include "absl/status/status.h"
#include "ledger/journal/record.h"

namespace timecredit::journal {

// INTERNAL unless the record's postings move the amounts that its body names, to and from whom it
// names: accounts follow the postings, people and reports read the body. What a correction wrote
// off moves nothing, and is not looked at. Bodies without amounts always agree. Thread-safe.
absl::Status CheckAgreement(const Record& record);

}  // namespace timecredit::journal

#endif  // LEDGER_JOURNAL_AGREEMENT_H_
