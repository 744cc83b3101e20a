#ifndef LEDGER_SERVICE_IMPORTS_IMPORT_RUN_H_
#define LEDGER_SERVICE_IMPORTS_IMPORT_RUN_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/call.h"
#include "ledger/exchange/committed.h"
#include "ledger/exchange/hours/log_hours.h"
#include "ledger/importing/declaration.h"
#include "ledger/importing/hours_file.h"
#include "ledger/service/caller.h"
#include "ledger/service/imports/import_faults.h"
#include "ledger/service/imports/import_members.h"
#include "ledger/service/imports/import_messages.h"
#include "ledger/service/parts.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::service {

// What became of one row of an import.
struct ImportedRow {
  int64_t line = 0;
  v1::ImportRow::State state = v1::ImportRow::STATE_UNSPECIFIED;
  domain::Sequence hour_log;
  absl::Status status;  // why it is invalid, in conflict or refused
};

// One file of hours on its way into the ledger. Each row is logged under a request id made of its
// identity, which belongs to the scheme: whoever imports the file again, and whenever, logs no row
// twice. Names are kept as numbers, texts until their row is logged. Thread-safe; Check and Commit
// wait for the store, and for each other.
class ImportRun {
 public:
  // `declared`: what the client said of the file. `activity`: of all rows; none where the file has
  // a column of activities. `parts` outlives the run.
  ImportRun(const Parts& parts, domain::SchemeNumber scheme, int64_t number,
            const v1::Import& declared, domain::ActivityNumber activity = {})
      : parts_(parts), scheme_(scheme), number_(number), declared_(declared), activity_(activity) {}

  // Once: looks up every name and decides every row as Commit would, each against what the rows
  // before it would have done, without committing any. An error is not about a row: CANCELLED where
  // nobody waits for it any more.
  absl::Status Check(const Caller& caller, const importing::HoursFile& file);

  // Logs the rows, unless any is invalid (FAILED_PRECONDITION, IMPORT_INVALID); calls `progress`
  // from time to time. Ends early, with CANCELLED, where nobody waits for it any more, and may be
  // called again to go on.
  absl::Status Commit(const Caller& caller, absl::FunctionRef<void()> progress);

  domain::SchemeNumber scheme() const { return scheme_; }
  int64_t number() const { return number_; }

  // Lets go of the rows of members who were erased since; waits for nobody: while rows are logged
  // it does nothing.
  void ForgetErased();

  // What it takes in memory, about.
  size_t bytes() const;

  // What is known so far; all but the name and the remarks.
  v1::Import Describe() const;
  std::vector<FileRemark> Remarks() const;
  std::vector<ImportedRow> Rows() const;

 private:
  struct Asked {
    size_t row;
    std::string identity;
    exchange::LogHours command;
    LeftOut left_out;  // by the row
  };

  absl::Status Understand(const Caller& caller, const importing::HoursFile& file);
  absl::StatusOr<exchange::LogHours> CommandOf(const Caller& caller, const importing::HoursRow& row,
                                               ImportMembers& members) const;
  absl::StatusOr<domain::ActivityNumber> FindActivity(const Caller& caller,
                                                      const std::string& id) const;
  struct Identity {
    std::string id;
    std::optional<domain::Digest> content;  // where the row is known by it
  };
  absl::StatusOr<std::string> IdentityOf(const Caller& caller, const importing::HoursRow& row,
                                         ImportMembers& members, exchange::LogHours& command);
  absl::StatusOr<Identity> IdentityAs(const importing::HoursRow& row,
                                      const exchange::LogHours& command) const;
  absl::StatusOr<bool> WasLoggedAs(const Caller& caller, const std::string& identity,
                                   const exchange::LogHours& command) const;
  exchange::Call CallFor(const Caller& caller, const std::string& identity, bool is_dry_run) const;
  absl::Status SubmitSome(const Caller& caller, size_t from, size_t to);
  absl::Status Take(const Caller& caller, const Asked& asked,
                    const absl::StatusOr<exchange::Committed>& outcome, bool is_dry_run);
  absl::Status WhatChanged(const Caller& caller, const Asked& asked) const;
  void LetGoOfLogged();
  void Keep(size_t row, ImportedRow outcome);

  const Parts& parts_;
  const domain::SchemeNumber scheme_;
  const int64_t number_;
  const v1::Import declared_;
  const domain::ActivityNumber activity_;

  mutable std::mutex working_;                // held by Check and Commit
  std::vector<Asked> asked_;                  // guarded by working_: not logged yet
  std::map<domain::Digest, int64_t> equals_;  // guarded by working_: rows of this content so far
  importing::Columns headings_;               // guarded by working_: as the file has them

  mutable std::mutex mutex_;
  v1::Import::State state_ = v1::Import::STATE_CHECKED;  // guarded by mutex_
  std::vector<ImportedRow> outcomes_;                    // guarded by mutex_
  std::vector<FileRemark> remarks_;                      // guarded by mutex_
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_IMPORTS_IMPORT_RUN_H_
