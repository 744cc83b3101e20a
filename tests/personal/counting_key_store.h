#ifndef TESTS_PERSONAL_COUNTING_KEY_STORE_H_
#define TESTS_PERSONAL_COUNTING_KEY_STORE_H_

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/storage/key_store.h"

namespace timecredit::personal {

// A key store in memory that tells how often it was read, fails when told to, and lets a test act
// in the middle of a read.
class CountingKeyStore : public storage::KeyStore {
 public:
  absl::Status Add(const domain::KeyId& id, const storage::KeyBytes& key) override {
    const std::lock_guard lock(mutex_);
    if (!failure.ok()) return failure;
    if (!keys_.emplace(id, key).second) return absl::AlreadyExistsError("key id taken");
    return absl::OkStatus();
  }

  absl::StatusOr<storage::KeyBytes> Find(const domain::KeyId& id) const override {
    absl::StatusOr<storage::KeyBytes> found = absl::NotFoundError("no such key");
    {
      const std::lock_guard lock(mutex_);
      if (!failure.ok()) return failure;
      ++reads;
      if (const auto key = keys_.find(id); key != keys_.end()) found = key->second;
    }
    if (const auto act = std::exchange(after_read, nullptr)) act();
    return found;
  }

  absl::Status Destroy(const domain::KeyId& id) override {
    const std::lock_guard lock(mutex_);
    if (!failure.ok()) return failure;
    keys_.erase(id);
    return absl::OkStatus();
  }

  size_t size() const {
    const std::lock_guard lock(mutex_);
    return keys_.size();
  }

  mutable std::atomic<int> reads = 0;
  absl::Status failure;  // what every call returns, while set
  // Runs once, between a read and its return.
  mutable std::function<void()> after_read;

 private:
  mutable std::mutex mutex_;
  std::map<domain::KeyId, storage::KeyBytes> keys_;
};

}  // namespace timecredit::personal

#endif  // TESTS_PERSONAL_COUNTING_KEY_STORE_H_
