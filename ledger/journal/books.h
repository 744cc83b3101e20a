#ifndef LEDGER_JOURNAL_BOOKS_H_
#define LEDGER_JOURNAL_BOOKS_H_

#include <vector>

#include "absl/status/status.h"
#include "ledger/journal/record.h"

namespace timecredit::journal {

// INTERNAL unless the postings are an entry: in each book, and within a book in each unit, the
// amounts sum to zero; no amount is 0; every wallet posting's lots and debt add up to its amount,
// and no other posting has any. Thread-safe.
absl::Status CheckEntry(const std::vector<Posting>& postings);

}  // namespace timecredit::journal

#endif  // LEDGER_JOURNAL_BOOKS_H_
