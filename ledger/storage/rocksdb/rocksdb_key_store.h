#ifndef LEDGER_STORAGE_ROCKSDB_ROCKSDB_KEY_STORE_H_
#define LEDGER_STORAGE_ROCKSDB_ROCKSDB_KEY_STORE_H_

#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/storage/key_store.h"
#include "ledger/storage/rocksdb/synced_mark.h"

namespace rocksdb {
class DB;
class Env;
class FileSystem;
}  // namespace rocksdb

namespace timecredit::storage {

// Keys in a RocksDB folder of their own: 16 bytes of id, 32 bytes of key, not compressed. Whoever
// can read the folder can read what the keys seal: it wants the tightest permissions and a backup
// of its own, forgotten sooner than that of the data. Thread-safe.
class RocksDbKeyStore : public KeyStore {
 public:
  // Makes the folder, readable by its owner alone, where there is none. Errors as RocksDbStore's.
  // `file_system` is for tests: the machine's own where null.
  static absl::StatusOr<std::unique_ptr<RocksDbKeyStore>> Open(
      const std::string& folder, const std::shared_ptr<rocksdb::FileSystem>& file_system = nullptr);
  ~RocksDbKeyStore() override;

  absl::Status Add(const domain::KeyId& id, const KeyBytes& key) override;
  absl::StatusOr<KeyBytes> Find(const domain::KeyId& id) const override;

  // Rewrites the files that may hold the key's bytes and opens the folder anew: takes milliseconds
  // for every ten thousand keys, and everybody else waits. To be called again where it fails.
  absl::Status Destroy(const domain::KeyId& id) override;

 private:
  RocksDbKeyStore(std::string folder, const std::shared_ptr<rocksdb::FileSystem>& file_system);
  absl::Status OpenEngine();
  absl::Status Rewrite(const domain::KeyId& id);
  // After each synced write.
  absl::Status NoteSynced();

  const std::string folder_;
  const std::unique_ptr<rocksdb::Env> env_;  // null: the default
  std::mutex adding_;                        // held from looking for an id until it is written
  mutable std::shared_mutex open_;           // held shared while the engine is used
  std::unique_ptr<rocksdb::DB> engine_;      // guarded by open_; null when it could not be reopened
  std::unique_ptr<SyncedMark> synced_;       // guarded by adding_
};

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_ROCKSDB_KEY_STORE_H_
