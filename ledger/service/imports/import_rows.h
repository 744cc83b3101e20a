#ifndef LEDGER_SERVICE_IMPORTS_IMPORT_ROWS_H_
#define LEDGER_SERVICE_IMPORTS_IMPORT_ROWS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/call.h"
#include "ledger/exchange/committed.h"
#include "ledger/exchange/exchange.h"
#include "ledger/importing/declaration.h"
#include "ledger/service/caller.h"
#include "ledger/service/imports/imported_row.h"
#include "ledger/storage/store.h"

namespace timecredit::service {

// The rows of one file: what an import of one kind (hours, members) has of its own. How rows are
// checked and carried out whatever they are is in import_run.h; what makes a row wrong in words
// about the file, and known when it is imported again, is here. Waits for the store. Not
// thread-safe.
class ImportRows {
 public:
  virtual ~ImportRows() = default;

  virtual importing::Delimiter delimiter() const = 0;

  // Once, before all that follows: looks up whatever the rows name, and knows each by its identity.
  // The rows as they then stand, in the order of the file. An error is not about a row.
  virtual absl::StatusOr<std::vector<ImportedRow>> Understand(const Caller& caller) = 0;

  // What of the file was recognised rather than declared, or left out.
  virtual std::vector<FileRemark> Remarks() const = 0;

  // The rows that ask something of the ledger, by their order among these: those that were
  // understood and not let go of.
  virtual size_t asked() const = 0;
  virtual size_t RowOf(size_t i) const = 0;  // among the file's rows
  virtual exchange::Exchange::Request RequestOf(size_t i, const Caller& caller) const = 0;

  // Just before it is asked for: what became of it otherwise since it was understood; usually
  // nothing.
  virtual absl::StatusOr<std::optional<ImportedRow>> FindDone(size_t i) = 0;

  // Adds to a row what an answer that is about it says; its state is set. Another error: it cannot
  // be told, or what follows the answer is not finished, and the row is to be asked for again.
  virtual absl::Status Explain(const Caller& caller, size_t i,
                               const absl::StatusOr<exchange::Committed>& outcome,
                               ImportedRow& row) = 0;

  // Of what need not be asked any more: their texts least of all.
  virtual void LetGo(absl::FunctionRef<bool(size_t row)> is_over) = 0;
  // Likewise of all that is about members who were erased; which rows these were.
  virtual std::vector<size_t> LetGoOfErased() = 0;

  // What it takes in memory, about.
  virtual size_t bytes() const = 0;
};

// How a row is asked for: under a request id made of its identity, which belongs to the scheme.
inline exchange::Call CallForRow(domain::SchemeNumber scheme, const Caller& caller,
                                 const std::string& identity) {
  return {.scheme = scheme,
          .acting = caller.principal,
          .request_id = absl::StrCat("import ", identity),
          .is_shared_request = true,
          .deadline = caller.deadline,
          .priority = storage::Priority::kBulk,
          .validate_only = false};
}

// The same of each kind. `Asked` is what a row asks: `row`, `identity`, `command`.
template <class Asked>
class RowsAsking : public ImportRows {
 public:
  explicit RowsAsking(domain::SchemeNumber scheme) : scheme_(scheme) {}

  size_t asked() const final { return list_.size(); }
  size_t RowOf(size_t i) const final { return list_[i].row; }
  exchange::Exchange::Request RequestOf(size_t i, const Caller& caller) const final {
    return {CallForRow(scheme_, caller, list_[i].identity), list_[i].command};
  }
  void LetGo(absl::FunctionRef<bool(size_t row)> is_over) final {
    std::erase_if(list_, [&](const Asked& asked) { return is_over(asked.row); });
    list_.shrink_to_fit();
  }
  size_t bytes() const final {
    size_t bytes = list_.capacity() * sizeof(Asked);
    for (const Asked& asked : list_) bytes += asked.identity.capacity() + TextBytesOf(asked);
    return bytes;
  }

 protected:
  virtual size_t TextBytesOf(const Asked& asked) const = 0;

  domain::SchemeNumber scheme() const { return scheme_; }
  std::vector<Asked>& list() { return list_; }

 private:
  const domain::SchemeNumber scheme_;
  std::vector<Asked> list_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_IMPORTS_IMPORT_ROWS_H_
