#include "tests/journal/map_projections.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/status/statusor.h"

namespace timecredit::journal {

void MapProjections::Put(Row row) {
  const RowKey key = KeyOf(row);
  rows_.insert_or_assign(key, std::make_shared<const Row>(std::move(row)));
}

void MapProjections::Erase(const RowKey& key) { rows_.erase(key); }

absl::StatusOr<std::shared_ptr<const Row>> MapProjections::FindRow(const RowKey& key) const {
  if (!failure_.ok()) return failure_;
  const auto row = rows_.find(key);
  if (row == rows_.end()) return nullptr;
  return row->second;
}

bool operator==(const MapProjections& left, const MapProjections& right) {
  return std::equal(left.rows_.begin(), left.rows_.end(), right.rows_.begin(), right.rows_.end(),
                    [](const auto& one, const auto& other) {
                      return one.first == other.first && *one.second == *other.second;
                    });
}

}  // namespace timecredit::journal
