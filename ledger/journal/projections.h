#ifndef LEDGER_JOURNAL_PROJECTIONS_H_
#define LEDGER_JOURNAL_PROJECTIONS_H_

#include <memory>
#include <utility>
#include <variant>

#include "absl/status/statusor.h"
#include "ledger/journal/rows.h"

namespace timecredit::journal {

// Rows by key. Not thread-safe unless an implementation says so.
class ProjectionReader {
 public:
  virtual ~ProjectionReader() = default;

  // The row under `key`, or null when there is none; errors only when the store itself fails. The
  // row stays valid and unchanged for as long as the pointer is kept.
  template <class RowType>
  absl::StatusOr<std::shared_ptr<const RowType>> Find(const typename RowType::Key& key) const {
    auto row = FindRow(RowKey(key));
    if (!row.ok()) return row.status();
    if (*row == nullptr) return nullptr;
    return std::shared_ptr<const RowType>(*row, std::get_if<RowType>(row->get()));
  }

 private:
  virtual absl::StatusOr<std::shared_ptr<const Row>> FindRow(const RowKey& key) const = 0;
};

// Rows that can be changed. A change is seen by every later Find on the same object.
class Projections : public ProjectionReader {
 public:
  // Writes the row under its key, replacing the one that was there.
  virtual void Put(Row row) = 0;

  // Removes the row if there is one.
  virtual void Erase(const RowKey& key) = 0;
};

}  // namespace timecredit::journal

#endif  // LEDGER_JOURNAL_PROJECTIONS_H_
