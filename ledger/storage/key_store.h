#ifndef LEDGER_STORAGE_KEY_STORE_H_
#define LEDGER_STORAGE_KEY_STORE_H_

#include <array>
#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"

namespace timecredit::storage {

using KeyBytes = std::array<uint8_t, 32>;

// Where keys live: apart from the data they seal, with a backup retention of its own. Thread-safe.
class KeyStore {
 public:
  virtual ~KeyStore() = default;

  // Durable on return. ALREADY_EXISTS when the id is taken.
  virtual absl::Status Add(const domain::KeyId& id, const KeyBytes& key) = 0;

  // NOT_FOUND when there never was such a key or it was destroyed.
  virtual absl::StatusOr<KeyBytes> Find(const domain::KeyId& id) const = 0;

  // Removes the key so that no file of the store contains its bytes any more; durable on return.
  // OK when there is no such key.
  virtual absl::Status Destroy(const domain::KeyId& id) = 0;
};

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_KEY_STORE_H_
