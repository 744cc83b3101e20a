#ifndef LEDGER_REPORTING_REGISTERS_H_
#define LEDGER_REPORTING_REGISTERS_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

// Some rows of a register in its order.
template <class RowType>
struct Page {
  std::vector<RowType> rows;
  std::optional<typename RowType::Key> next;  // where the next page begins; none behind the last
};

// Rows of the ledger as they stand, by number and in order. Waits for the disk. Thread-safe.
class Registers {
 public:
  // The store outlives it.
  explicit Registers(const storage::Store& store) : store_(store) {}

  // Null when there is none.
  template <class RowType>
  absl::StatusOr<std::shared_ptr<const RowType>> Find(const typename RowType::Key& key) const {
    std::shared_ptr<const RowType> found;
    const auto status = store_.View([&](const storage::Snapshot& snapshot) {
      auto row = snapshot.Find<RowType>(key);
      if (!row.ok()) return row.status();
      found = *std::move(row);
      return absl::OkStatus();
    });
    if (!status.ok()) return status;
    return found;
  }

  // At most `limit` rows of the scheme of `from`, beginning there.
  template <class RowType>
  absl::StatusOr<Page<RowType>> List(const typename RowType::Key& from,
                                     storage::Direction direction, size_t limit) const {
    Page<RowType> page;
    const auto status = store_.View([&](const storage::Snapshot& snapshot) {
      return snapshot.Scan<RowType>(from, direction, [&](const RowType& row) {
        if (page.rows.size() == limit) {
          page.next = row.key();
          return false;
        }
        page.rows.push_back(row);
        return true;
      });
    });
    if (!status.ok()) return status;
    return page;
  }

 private:
  const storage::Store& store_;
};

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_REGISTERS_H_
