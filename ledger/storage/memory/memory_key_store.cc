#include "ledger/storage/memory/memory_key_store.h"

#include <algorithm>
#include <mutex>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/storage/key_store.h"

namespace timecredit::storage {

absl::Status MemoryKeyStore::Bind(const domain::KeyId& pair) {
  std::lock_guard lock(mutex_);
  if (standing_.pair != domain::KeyId{}) {
    return absl::AlreadyExistsError("the key store has a database already");
  }
  standing_.pair = pair;
  return absl::OkStatus();
}

KeyStore::Standing MemoryKeyStore::standing() const {
  std::lock_guard lock(mutex_);
  return standing_;
}

absl::Status MemoryKeyStore::Add(const domain::KeyId& id, const KeyBytes& key) {
  std::lock_guard lock(mutex_);
  if (gone_.contains(id) || !keys_.emplace(id, key).second) {
    return absl::AlreadyExistsError("there is a key with this id already");
  }
  ++standing_.changes;
  return absl::OkStatus();
}

absl::StatusOr<KeyBytes> MemoryKeyStore::Find(const domain::KeyId& id) const {
  std::lock_guard lock(mutex_);
  const auto found = keys_.find(id);
  if (found == keys_.end()) return absl::NotFoundError("there is no key with this id");
  return found->second;
}

absl::StatusOr<KeyState> MemoryKeyStore::StateOf(const domain::KeyId& id) const {
  std::lock_guard lock(mutex_);
  if (keys_.contains(id)) return KeyState::kPresent;
  const auto gone = gone_.find(id);
  return gone == gone_.end() ? KeyState::kUnknown : gone->second;
}

absl::Status MemoryKeyStore::Destroy(const domain::KeyId& id) {
  std::lock_guard lock(mutex_);
  keys_.erase(id);
  gone_[id] = KeyState::kDestroyed;
  ++standing_.changes;
  return absl::OkStatus();
}

absl::Status MemoryKeyStore::GiveUp(const std::vector<domain::KeyId>& missing, uint64_t changes) {
  std::lock_guard lock(mutex_);
  for (const domain::KeyId& id : missing) {
    if (!keys_.contains(id)) gone_.emplace(id, KeyState::kLost);
  }
  standing_.changes = std::max(standing_.changes, changes) + 1;
  return absl::OkStatus();
}

absl::Status MemoryKeyStore::Probe() { return absl::OkStatus(); }

size_t MemoryKeyStore::size() const {
  const std::lock_guard lock(mutex_);
  return keys_.size();
}

void MemoryKeyStore::CopyTo(MemoryKeyStore& copy) const {
  const std::scoped_lock lock(mutex_, copy.mutex_);
  copy.standing_ = standing_;
  copy.keys_ = keys_;
  copy.gone_ = gone_;
}

}  // namespace timecredit::storage
