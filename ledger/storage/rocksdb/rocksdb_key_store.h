#ifndef LEDGER_STORAGE_ROCKSDB_ROCKSDB_KEY_STORE_H_
#define LEDGER_STORAGE_ROCKSDB_ROCKSDB_KEY_STORE_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/storage/key_store.h"
#include "ledger/storage/rocksdb/block_check.h"
#include "ledger/storage/rocksdb/failure.h"
#include "ledger/storage/rocksdb/synced_mark.h"

namespace rocksdb {
class DB;
class Env;
class FileSystem;
class WriteBatch;
}  // namespace rocksdb

namespace timecredit::storage {

struct RocksDbKeyStoreOptions {
  std::string folder;  // made, for its owner alone, if there is none; in a folder that exists
  // As RocksDbOptions::on_failed_write: one policy for both stores.
  OnFailure on_failed_write;
  int open_files = 32;  // as RocksDbOptions::open_files
  // All access to files, for tests; the machine's own where null.
  std::shared_ptr<rocksdb::FileSystem> file_system;
};

// Keys in a RocksDB folder of their own: 16 bytes of id, 32 bytes of key, not compressed; of a key
// that is gone, one byte that says why. Whoever can read the folder can read what the keys seal:
// it wants a backup of its own, forgotten sooner than that of the data. Thread-safe.
class RocksDbKeyStore : public KeyStore {
 public:
  // Errors as RocksDbStore's; FAILED_PRECONDITION also when others may enter the folder.
  static absl::StatusOr<std::unique_ptr<RocksDbKeyStore>> Open(
      const RocksDbKeyStoreOptions& options);
  static absl::StatusOr<std::unique_ptr<RocksDbKeyStore>> Open(const std::string& folder) {
    return Open(RocksDbKeyStoreOptions{.folder = folder});
  }
  ~RocksDbKeyStore() override;

  absl::Status Bind(const domain::KeyId& pair) override;
  Standing standing() const override;
  absl::Status Add(const domain::KeyId& id, const KeyBytes& key) override;
  absl::StatusOr<KeyBytes> Find(const domain::KeyId& id) const override;
  absl::StatusOr<KeyState> StateOf(const domain::KeyId& id) const override;

  // Rewrites the files that may hold the key's bytes and opens the folder anew: takes milliseconds
  // for every ten thousand keys, and everybody else waits.
  absl::Status Destroy(const domain::KeyId& id) override;

  absl::Status GiveUp(const std::vector<domain::KeyId>& missing, uint64_t changes) override;
  absl::Status Probe() override;

  // The files that keys lie in, and whether the bytes of one are as they were written: see
  // block_check.h.
  std::vector<TableFile> TableFiles() const;
  absl::Status CheckBlocks(const TableFile& file) const;

  // Reads the blocks of every file with their checksums, and every row; how many keys there are.
  // DATA_LOSS with one line where something is damaged.
  absl::StatusOr<int64_t> Verify() const;

 private:
  explicit RocksDbKeyStore(const RocksDbKeyStoreOptions& options);
  rocksdb::Env* env() const;
  absl::Status OpenEngine();
  absl::Status ReadStanding();
  // The row of an id: empty when there is none.
  absl::StatusOr<std::string> Row(const domain::KeyId& id) const;
  // Writes the batch and the standing together, durably.
  absl::Status Write(rocksdb::WriteBatch& batch, const Standing& after);
  absl::Status Rewrite(const domain::KeyId& id);
  // A write that failed for whatever reason stops the store.
  absl::Status Stop(const absl::Status& why);

  const std::string folder_;
  const int open_files_;
  Failure failure_;
  const std::unique_ptr<rocksdb::Env> env_;
  std::mutex changing_;                  // held from looking for an id until it is written
  mutable std::shared_mutex open_;       // held shared while the engine is used
  std::unique_ptr<rocksdb::DB> engine_;  // guarded by open_; null where it could not be reopened
  std::unique_ptr<SyncedMark> synced_;   // guarded by changing_
  mutable std::mutex standing_mutex_;
  Standing standing_;  // guarded by standing_mutex_; changed with changing_ held
};

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_ROCKSDB_KEY_STORE_H_
