#ifndef TESTS_PERSONAL_COUNTING_KEY_STORE_H_
#define TESTS_PERSONAL_COUNTING_KEY_STORE_H_

#include <atomic>
#include <functional>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/storage/key_store.h"
#include "ledger/storage/memory/memory_key_store.h"

namespace timecredit::personal {

// A key store in memory that tells how often it was read, fails when told to, and lets a test act
// in the middle of a read.
class CountingKeyStore : public storage::MemoryKeyStore {
 public:
  absl::Status Add(const domain::KeyId& id, const storage::KeyBytes& key) override {
    return failure.ok() ? MemoryKeyStore::Add(id, key) : failure;
  }

  absl::StatusOr<storage::KeyBytes> Find(const domain::KeyId& id) const override {
    if (!failure.ok()) return failure;
    ++reads;
    auto found = MemoryKeyStore::Find(id);
    if (const auto act = std::exchange(after_read, nullptr)) act();
    return found;
  }

  absl::Status Destroy(const domain::KeyId& id) override {
    return failure.ok() ? MemoryKeyStore::Destroy(id) : failure;
  }

  mutable std::atomic<int> reads = 0;
  absl::Status failure;  // what these calls return, while set
  // Runs once, between a read and its return.
  mutable std::function<void()> after_read;
};

}  // namespace timecredit::personal

#endif  // TESTS_PERSONAL_COUNTING_KEY_STORE_H_
