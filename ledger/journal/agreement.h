#ifndef LEDGER_JOURNAL_AGREEMENT_H_
#define LEDGER_JOURNAL_AGREEMENT_H_

#include "absl/status/status.h"
#include "ledger/journal/record.h"

namespace timecredit::journal {

// INTERNAL unless the record's postings move the amounts that its body names, to and from whom it
// names: accounts follow the postings, people and reports read the body. What a body says of how a
// sum came about (lapsed or given back, recovered or written off) is held only against the sum.
// Bodies without amounts always agree. Thread-safe.
absl::Status CheckAgreement(const Record& record);

}  // namespace timecredit::journal

#endif  // LEDGER_JOURNAL_AGREEMENT_H_
