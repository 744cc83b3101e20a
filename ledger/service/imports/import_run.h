#ifndef LEDGER_SERVICE_IMPORTS_IMPORT_RUN_H_
#define LEDGER_SERVICE_IMPORTS_IMPORT_RUN_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/committed.h"
#include "ledger/service/caller.h"
#include "ledger/service/imports/import_rows.h"
#include "ledger/service/imports/imported_row.h"
#include "ledger/service/parts.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::service {

// One file on its way into the ledger, whatever its rows are. Whoever imports the file again, and
// whenever, does no row twice: by what a row is known is with its kind (import_rows.h).
// Thread-safe; Check and Commit wait for the store, and for each other.
class ImportRun {
 public:
  // `declared`: what the client said of the file. `parts` outlives the run.
  ImportRun(const Parts& parts, domain::SchemeNumber scheme, int64_t number,
            const v1::Import& declared, std::unique_ptr<ImportRows> rows)
      : parts_(parts),
        scheme_(scheme),
        number_(number),
        declared_(declared),
        rows_(std::move(rows)) {}

  // Once: understands every row and decides it as Commit would, each against what the rows before
  // it would have done, without committing any. An error is not about a row: CANCELLED where nobody
  // waits for it any more.
  absl::Status Check(const Caller& caller);

  // Carries the rows out, unless any is invalid (FAILED_PRECONDITION, IMPORT_INVALID); calls
  // `progress` from time to time. Ends early, with CANCELLED, where nobody waits for it any more,
  // and may be called again to go on.
  absl::Status Commit(const Caller& caller, absl::FunctionRef<void()> progress);

  domain::SchemeNumber scheme() const { return scheme_; }
  int64_t number() const { return number_; }

  // Lets go of the rows of members who were erased since; waits for nobody: while rows are carried
  // out it does nothing.
  void ForgetErased();

  // What it takes in memory, about.
  size_t bytes() const;

  // What is known so far; all but the name and the remarks.
  v1::Import Describe() const;
  std::vector<FileRemark> Remarks() const;
  std::vector<ImportedRow> Rows() const;

 private:
  absl::Status SubmitSome(const Caller& caller, size_t from, size_t to);
  absl::Status Take(const Caller& caller, size_t asked,
                    const absl::StatusOr<exchange::Committed>& outcome, bool is_dry_run);
  void LetGoOfDone();
  void Keep(size_t row, ImportedRow outcome);

  const Parts& parts_;
  const domain::SchemeNumber scheme_;
  const int64_t number_;
  const v1::Import declared_;

  mutable std::mutex working_;              // held by Check and Commit
  const std::unique_ptr<ImportRows> rows_;  // guarded by working_

  mutable std::mutex mutex_;
  v1::Import::State state_ = v1::Import::STATE_CHECKED;  // guarded by mutex_
  std::vector<ImportedRow> outcomes_;                    // guarded by mutex_
  std::vector<FileRemark> remarks_;                      // guarded by mutex_
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_IMPORTS_IMPORT_RUN_H_
