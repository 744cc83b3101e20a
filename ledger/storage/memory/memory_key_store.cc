#include "ledger/storage/memory/memory_key_store.h"

namespace timecredit::storage {

absl::Status MemoryKeyStore::Add(const domain::KeyId& id, const KeyBytes& key) {
  std::lock_guard lock(mutex_);
  if (!keys_.emplace(id, key).second) {
    return absl::AlreadyExistsError("there is a key with this id already");
  }
  return absl::OkStatus();
}

absl::StatusOr<KeyBytes> MemoryKeyStore::Find(const domain::KeyId& id) const {
  std::lock_guard lock(mutex_);
  const auto found = keys_.find(id);
  if (found == keys_.end()) return absl::NotFoundError("there is no key with this id");
  return found->second;
}

absl::Status MemoryKeyStore::Destroy(const domain::KeyId& id) {
  std::lock_guard lock(mutex_);
  keys_.erase(id);
  return absl::OkStatus();
}

size_t MemoryKeyStore::size() const {
  const std::lock_guard lock(mutex_);
  return keys_.size();
}

}  // namespace timecredit::storage
