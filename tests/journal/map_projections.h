#ifndef TESTS_JOURNAL_MAP_PROJECTIONS_H_
#define TESTS_JOURNAL_MAP_PROJECTIONS_H_

#include <map>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/rows.h"

namespace timecredit::journal {

// Rows in a map, as they are: no bytes, no layout, no threads. Copies are cheap, since rows never
// change once written. Not thread-safe.
class MapProjections : public Projections {
 public:
  void Put(Row row) override;
  void Erase(const RowKey& key) override;

  // From now on every Find returns this error.
  void FailWith(absl::Status failure) { failure_ = std::move(failure); }

  // All rows of one type, in key order.
  template <class RowType>
  std::vector<RowType> All() const {
    std::vector<RowType> rows;
    for (const auto& [key, row] : rows_) {
      if (const auto* value = std::get_if<RowType>(row.get())) rows.push_back(*value);
    }
    return rows;
  }

  // Whether both hold the same rows.
  friend bool operator==(const MapProjections& left, const MapProjections& right);

 private:
  absl::StatusOr<std::shared_ptr<const Row>> FindRow(const RowKey& key) const override;

  std::map<RowKey, std::shared_ptr<const Row>> rows_;
  absl::Status failure_;
};

}  // namespace timecredit::journal

#endif  // TESTS_JOURNAL_MAP_PROJECTIONS_H_
