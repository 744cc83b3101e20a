#ifndef LEDGER_STORAGE_ROCKSDB_ROCKSDB_KEY_STORE_H_
#define LEDGER_STORAGE_ROCKSDB_ROCKSDB_KEY_STORE_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/storage/key_store.h"

namespace rocksdb {
class DB;
}  // namespace rocksdb

namespace timecredit::storage {

struct RocksDbKeyOptions {
  // Where the keys lie, apart from the data that they seal; made if there is none, in a folder that
  // exists.
  std::string folder;
};

// Keys in a RocksDB folder of their own: the key's id is the key, its 32 bytes are the value, and
// under "timecredit.keys" lies the version of this layout. Thread-safe.
class RocksDbKeyStore : public KeyStore {
 public:
  // One line that says what and why: FAILED_PRECONDITION when another process has the folder open,
  // or it is no key store or one of another format; DATA_LOSS when it is damaged; UNAVAILABLE when
  // it cannot be read or written.
  static absl::StatusOr<std::unique_ptr<RocksDbKeyStore>> Open(const RocksDbKeyOptions& options);

  ~RocksDbKeyStore() override;

  absl::Status Add(const domain::KeyId& id, const KeyBytes& key) override;
  absl::StatusOr<KeyBytes> Find(const domain::KeyId& id) const override;

  // Rewrites every file of the store, which is small, and drops its log.
  absl::Status Destroy(const domain::KeyId& id) override;

 private:
  explicit RocksDbKeyStore(std::unique_ptr<rocksdb::DB> engine);

  absl::Status CheckFormat(const std::string& folder);

  const std::unique_ptr<rocksdb::DB> engine_;
};

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_ROCKSDB_KEY_STORE_H_
