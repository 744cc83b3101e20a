#ifndef LEDGER_REPORTING_RECORDS_H_
#define LEDGER_REPORTING_RECORDS_H_

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/number.h"
#include "ledger/journal/record.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

// A record of a scheme's journal. DATA_LOSS where the journal lacks it.
absl::StatusOr<journal::Record> RecordOf(const storage::Snapshot& snapshot,
                                         domain::SchemeNumber scheme, domain::Sequence sequence);
absl::StatusOr<journal::Record> RecordOf(const storage::Store& store, domain::SchemeNumber scheme,
                                         domain::Sequence sequence);

// The first record made at that instant or later; one more than the last where there is none.
absl::StatusOr<domain::Sequence> FirstSince(const storage::Snapshot& snapshot,
                                            domain::SchemeNumber scheme, absl::Time since);

// When it was made.
absl::StatusOr<absl::Time> RecordedAt(const storage::Store& store, domain::SchemeNumber scheme,
                                      domain::Sequence sequence);

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_RECORDS_H_
