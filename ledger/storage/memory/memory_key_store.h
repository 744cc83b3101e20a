#ifndef LEDGER_STORAGE_MEMORY_MEMORY_KEY_STORE_H_
#define LEDGER_STORAGE_MEMORY_MEMORY_KEY_STORE_H_

#include <cstddef>
#include <map>
#include <mutex>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/storage/key_store.h"

namespace timecredit::storage {

// Keys in memory, forgotten when destroyed: for tests, models and trial runs. Thread-safe.
class MemoryKeyStore : public KeyStore {
 public:
  absl::Status Add(const domain::KeyId& id, const KeyBytes& key) override;
  absl::StatusOr<KeyBytes> Find(const domain::KeyId& id) const override;
  absl::Status Destroy(const domain::KeyId& id) override;

  size_t size() const;

 private:
  mutable std::mutex mutex_;
  std::map<domain::KeyId, KeyBytes> keys_;  // guarded by mutex_
};

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_MEMORY_MEMORY_KEY_STORE_H_
