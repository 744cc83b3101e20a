#include "tests/model/contents.h"

#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "ledger/storage/layout/keys.h"
#include "ledger/storage/layout/rows.h"

namespace timecredit::model {
namespace {

// The rows that scans give, in the order they give them.
template <class RowType>
absl::Status CheckScans(const Table<RowType>& table, const storage::Snapshot& snapshot) {
  Table<RowType> scanned;
  for (auto row = table.begin(); row != table.end();
       row = table.upper_bound(scanned.rbegin()->first)) {
    const domain::SchemeNumber scheme = row->first.scheme;
    std::vector<typename RowType::Key> order;
    auto status =
        snapshot.Scan<RowType>(row->first, storage::Direction::kForward, [&](const RowType& found) {
          order.push_back(found.key());
          scanned.insert_or_assign(found.key(), found);
          return true;
        });
    if (!status.ok()) return status;
    if (order.empty() || scanned.rbegin()->first.scheme != scheme) {
      return absl::InternalError("a scan that misses its scheme");
    }
    status = snapshot.Scan<RowType>(order.back(), storage::Direction::kBackward,
                                    [&](const RowType& found) {
                                      if (order.empty() || order.back() != found.key()) {
                                        return false;
                                      }
                                      order.pop_back();
                                      return true;
                                    });
    if (!status.ok()) return status;
    if (!order.empty()) return absl::InternalError("a scan that differs backwards");
  }
  return scanned == table ? absl::OkStatus() : absl::InternalError("a scan that misses rows");
}

template <class RowType>
absl::Status CheckTable(const Tables& tables, const storage::Snapshot& snapshot) {
  for (const auto& [key, row] : tables.of<RowType>()) {
    const auto found = snapshot.Find<RowType>(key);
    if (!found.ok()) return found.status();
    if (*found == nullptr || !(**found == row)) return absl::InternalError("a read that differs");
  }
  // The registry's key says nothing of a scheme.
  if constexpr (std::is_same_v<RowType, journal::Registry>) {
    return absl::OkStatus();
  } else {
    return CheckScans<RowType>(tables.of<RowType>(), snapshot);
  }
}

template <class... RowTypes>
absl::Status CheckTables(const std::variant<RowTypes...>*, const Tables& tables,
                         const storage::Snapshot& snapshot) {
  absl::Status status;
  ((status.Update(CheckTable<RowTypes>(tables, snapshot))), ...);
  return status;
}

}  // namespace

absl::StatusOr<Contents::Changes> Contents::Refresh(const storage::Store& store) {
  Changes changes;
  absl::Status status;
  auto old = bytes_.begin();
  const auto visit = [&](std::string_view key, std::string_view value) {
    while (old != bytes_.end() && old->first < key) {
      status.Update(Drop(old->first, changes));
      old = bytes_.erase(old);
    }
    const bool is_new = old == bytes_.end() || old->first != key;
    if (is_new) old = bytes_.emplace_hint(old, key, std::string());
    if (is_new || old->second != value) {
      old->second = value;
      status.Update(Decode(old->first, old->second, is_new, changes));
    }
    ++old;
    return status.ok();
  };
  const auto viewed =
      store.View([&](const storage::Snapshot& snapshot) { return snapshot.VisitBytes(visit); });
  if (!viewed.ok()) return viewed;
  while (status.ok() && old != bytes_.end()) {
    status.Update(Drop(old->first, changes));
    old = bytes_.erase(old);
  }
  if (!status.ok()) return status;
  return changes;
}

absl::Status Contents::Decode(const std::string& key, const std::string& value, bool is_new,
                              Changes& changes) {
  const auto row_key = storage::DecodeKey(key);
  if (!row_key.ok()) return row_key.status();
  const auto row = storage::DecodeRow(*row_key, value);
  if (!row.ok()) return row.status();
  (is_new ? changes.added : changes.changed).push_back(*row_key);
  std::visit([&](const auto& found) { tables_.Put(found); }, *row);
  return absl::OkStatus();
}

absl::Status Contents::Drop(const std::string& key, Changes& changes) {
  const auto row_key = storage::DecodeKey(key);
  if (!row_key.ok()) return row_key.status();
  changes.removed.push_back(*row_key);
  tables_.Erase(*row_key);
  return absl::OkStatus();
}

absl::Status Contents::CheckReads(const storage::Store& store) const {
  return store.View([&](const storage::Snapshot& snapshot) {
    return CheckTables(static_cast<const journal::Row*>(nullptr), tables_, snapshot);
  });
}

}  // namespace timecredit::model
