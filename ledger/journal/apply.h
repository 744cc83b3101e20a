#ifndef LEDGER_JOURNAL_APPLY_H_
#define LEDGER_JOURNAL_APPLY_H_

#include "absl/status/status.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/record.h"

namespace timecredit::journal {

// Folds a record into the projections of its scheme: the only code that changes them, used alike
// when the record is first committed and when projections are rebuilt. It chooses nothing and knows
// no clock. Does not write the record itself: Append does.
//
// INTERNAL when the record does not follow on what the projections hold: a gap in the sequence, a
// time that does not increase, an entry that does not balance, an account below its floor, an
// unknown hour log, a hold resolved twice. The projections are then half changed and must be
// thrown away, as a store transaction does.
absl::Status Apply(const Record& record, Projections& projections);

// Writes the record's canonical bytes and applies it. INTERNAL likewise where its body does not say
// what its postings do: agreement.h.
absl::Status Append(const Record& record, Projections& projections);

}  // namespace timecredit::journal

#endif  // LEDGER_JOURNAL_APPLY_H_
