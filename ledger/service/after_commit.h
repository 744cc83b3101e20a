#ifndef LEDGER_SERVICE_AFTER_COMMIT_H_
#define LEDGER_SERVICE_AFTER_COMMIT_H_

#include "absl/status/status.h"
#include "ledger/exchange/committed.h"

namespace timecredit::service {

// What a caller is told of an operation that was committed: OK when its reply could be written.
// Otherwise UNKNOWN, which no refusal has, with the record's number:
//   DONE_WITHOUT_REPLY: it was done, and the reply could not be written (`reply` says why, for the
//     log),
//   DONE_UNFINISHED: it was done, and what follows it, as the destruction of a key, was not.
// The same request under the same id gives the reply, once that can be written.
absl::Status AfterCommit(const exchange::Committed& committed, const absl::Status& reply);

// What a caller is told of a dry run that went well, when its reply cannot be written: nothing was
// refused, so no refusal.
absl::Status AfterDryRun(const absl::Status& reply);

// Whether a status is one of AfterCommit.
bool IsDone(const absl::Status& status);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_AFTER_COMMIT_H_
