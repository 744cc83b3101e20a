#ifndef LEDGER_STORAGE_ROCKSDB_DATABASE_H_
#define LEDGER_STORAGE_ROCKSDB_DATABASE_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/layout/tables.h"
#include "ledger/storage/rocksdb/column_families.h"
#include "ledger/storage/rocksdb/failure.h"
#include "ledger/storage/rocksdb/found_row.h"
#include "ledger/storage/rocksdb/synced_mark.h"
#include "rocksdb/db.h"
#include "rocksdb/env.h"
#include "rocksdb/file_system.h"

namespace timecredit::storage {

// The format that this program reads and writes, see layout/README.md.
inline constexpr std::string_view kStoreFormat = "store 2";

struct DatabaseOptions {
  std::string folder;  // made if there is none; the folder that holds it must exist
  FamilyTuning tuning;
  int open_files = -1;  // as RocksDbOptions'; -1: all
  // As RocksDbOptions'.
  OnFailure on_failed_write;
  // All access to files; the machine's own where null.
  std::shared_ptr<rocksdb::FileSystem> file_system;
};

// An open RocksDB folder of our format. Thread-safe.
class Database {
 public:
  // One line that says what and why: FAILED_PRECONDITION when another process has it open, when it
  // is not a store or one of another format; DATA_LOSS when its bytes are damaged or what was
  // acknowledged is missing; UNAVAILABLE when the folder cannot be read or written.
  static absl::StatusOr<std::unique_ptr<Database>> Open(const DatabaseOptions& options);
  ~Database();

  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  rocksdb::DB& engine() const { return *engine_; }
  rocksdb::ColumnFamilyHandle* family(Family family) const {
    return families_[static_cast<size_t>(family)];
  }
  rocksdb::ColumnFamilyHandle* family_of(Table table) const { return family(FamilyOf(table)); }
  const std::string& folder() const { return folder_; }
  Failure& failure() const { return *failure_; }

  // To be called after each synced write and before it is acknowledged, by one thread.
  absl::Status NoteSynced() const { return synced_->Write(engine_->GetLatestSequenceNumber()); }

  // The row whose encoded key is `bytes`.
  absl::StatusOr<FoundRow> Find(const journal::RowKey& key, std::string_view bytes,
                                const rocksdb::ReadOptions& how) const;

 private:
  Database() = default;

  std::string folder_;
  std::unique_ptr<Failure> failure_;
  std::unique_ptr<rocksdb::Env> env_;
  std::unique_ptr<SyncedMark> synced_;
  std::unique_ptr<rocksdb::DB> engine_;
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;  // the default family and then ours
  FamilyHandles families_{};
};

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_DATABASE_H_
