#ifndef LEDGER_STORAGE_ROCKSDB_ROCKSDB_SNAPSHOT_H_
#define LEDGER_STORAGE_ROCKSDB_ROCKSDB_SNAPSHOT_H_

#include <memory>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/rocksdb/database.h"
#include "ledger/storage/store.h"
#include "rocksdb/snapshot.h"

namespace timecredit::storage {

// The database as it was when this was made. Thread-safe. The database outlives it.
class RocksDbSnapshot : public Snapshot {
 public:
  explicit RocksDbSnapshot(const Database& database);

  absl::Status VisitBytes(
      absl::FunctionRef<bool(std::string_view key, std::string_view value)> visit) const override;

 private:
  absl::StatusOr<std::shared_ptr<const journal::Row>> FindRow(
      const journal::RowKey& key) const override;
  absl::Status ScanRows(const journal::RowKey& from, Direction direction,
                        absl::FunctionRef<bool(const journal::Row&)> visit) const override;

  const Database& database_;
  rocksdb::ManagedSnapshot moment_;
  rocksdb::ReadOptions as_of_then_;
};

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_ROCKSDB_SNAPSHOT_H_
