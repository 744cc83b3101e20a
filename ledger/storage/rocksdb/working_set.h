#ifndef LEDGER_STORAGE_ROCKSDB_WORKING_SET_H_
#define LEDGER_STORAGE_ROCKSDB_WORKING_SET_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/layout/tables.h"
#include "ledger/storage/rocksdb/found_row.h"
#include "ledger/storage/store.h"

namespace timecredit::storage {

// The rows that updates work on, decoded: those written by the running update, by the updates of
// its group before it, and those found lately. A row is written out once a group, however often it
// is touched. Not thread-safe: it belongs to the sequencer's thread.
class WorkingSet : public Transaction {
 public:
  // Finds a stored row by its key, which comes encoded too.
  using Load =
      std::function<absl::StatusOr<FoundRow>(const journal::RowKey& key, std::string_view bytes)>;

  // Keeps rows of about `most_bytes` of memory between groups.
  WorkingSet(Load load, size_t most_bytes);
  ~WorkingSet() override;

  void Put(journal::Row row) override;
  void Erase(const journal::RowKey& key) override;

  // Ends the running update: its writes join the group's, or are undone.
  void Keep();
  void Undo();

  // Whether the group has written anything; and what, in the order of the keys: null for a row that
  // was erased. `visit` returns how many bytes the row takes encoded.
  bool HasWrites() const { return !written_.empty(); }
  void VisitWrites(
      absl::FunctionRef<size_t(Table table, std::string_view key, const journal::Row* row)> visit);

  // Begins the next group: what this one wrote is stored now.
  void Settle();

  // Rows held, and what those that may stay take in memory, about.
  size_t size() const { return kept_.size() + passing_.size(); }
  size_t bytes() const { return bytes_; }

 private:
  struct Entry;
  struct Undoable;

  absl::StatusOr<std::shared_ptr<const journal::Row>> FindRow(
      const journal::RowKey& key) const override;

  Entry& EntryOf(const journal::RowKey& key) const;
  void Write(Entry& entry, std::shared_ptr<const journal::Row> row);
  void Weigh(Entry& entry, size_t encoded_bytes) const;
  void MakeRoom();

  const Load load_;
  const size_t most_bytes_;

  using Entries = absl::flat_hash_map<absl::string_view, std::unique_ptr<Entry>>;  // by own key

  // Finding a row brings it in, and changes nothing that a caller could see.
  mutable Entries kept_;               // may stay beyond the group
  mutable std::vector<Entry*> round_;  // the same: the hand goes round them
  mutable Entries passing_;            // of appended tables: leave with the group
  mutable std::string scratch_;        // an encoded key
  mutable size_t bytes_ = 0;           // of the kept
  size_t hand_ = 0;

  std::vector<Undoable> undo_;   // by the running update
  std::vector<Entry*> written_;  // by the group
};

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_WORKING_SET_H_
