#ifndef LEDGER_JOURNAL_CONFIDENTIAL_APPLY_H_
#define LEDGER_JOURNAL_CONFIDENTIAL_APPLY_H_

#include "absl/status/status.h"
#include "ledger/journal/confidential_projections.h"
#include "ledger/journal/confidential_record.h"

namespace timecredit::journal {

// Folds a confidential record into its projections, as Apply does for public ones, with the same
// errors; INTERNAL also when a record reaches into another case, or its entry moves anything but
// what its body says. Does not write the record itself: AppendConfidential does.
absl::Status ApplyConfidential(const ConfidentialRecord& record,
                               ConfidentialProjections& projections);

// Writes the record, sealed, and applies it.
absl::Status AppendConfidential(const ConfidentialRecord& record,
                                ConfidentialProjections& projections);

}  // namespace timecredit::journal

#endif  // LEDGER_JOURNAL_CONFIDENTIAL_APPLY_H_
