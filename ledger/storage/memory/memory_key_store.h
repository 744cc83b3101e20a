#ifndef LEDGER_STORAGE_MEMORY_MEMORY_KEY_STORE_H_
#define LEDGER_STORAGE_MEMORY_MEMORY_KEY_STORE_H_

#include <cstddef>
#include <map>
#include <mutex>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/storage/key_store.h"

namespace timecredit::storage {

// Keys in memory, forgotten when destroyed: for tests, models and trial runs. Thread-safe.
class MemoryKeyStore : public KeyStore {
 public:
  absl::Status Bind(const domain::KeyId& pair) override;
  Standing standing() const override;
  absl::Status Add(const domain::KeyId& id, const KeyBytes& key) override;
  absl::StatusOr<KeyBytes> Find(const domain::KeyId& id) const override;
  absl::StatusOr<KeyState> StateOf(const domain::KeyId& id) const override;
  absl::Status Destroy(const domain::KeyId& id) override;
  absl::Status GiveUp(const std::vector<domain::KeyId>& missing, uint64_t changes) override;
  absl::Status Probe() override;

  size_t size() const;  // of the keys that are there

  // The store as a backup has it.
  void CopyTo(MemoryKeyStore& copy) const;

 private:
  mutable std::mutex mutex_;
  // Guarded by mutex_.
  Standing standing_;
  std::map<domain::KeyId, KeyBytes> keys_;
  std::map<domain::KeyId, KeyState> gone_;
};

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_MEMORY_MEMORY_KEY_STORE_H_
