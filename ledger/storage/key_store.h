#ifndef LEDGER_STORAGE_KEY_STORE_H_
#define LEDGER_STORAGE_KEY_STORE_H_

#include <array>
#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"

namespace timecredit::storage {

using KeyBytes = std::array<uint8_t, 32>;

// What a key store knows of a key's id.
enum class KeyState : uint8_t {
  kUnknown,    // nothing: there never was such a key, or the store is older than it
  kPresent,    // the key
  kDestroyed,  // that it was destroyed
  kLost,       // that it was missing, and somebody took responsibility for going on without it
};

// Where keys live: apart from the data they seal, with a backup retention of its own. Thread-safe.
class KeyStore {
 public:
  // To which database the keys belong, and how far they have come. The database has the same pair,
  // and the number of changes that it relies on: fewer are those of an older key store.
  struct Standing {
    domain::KeyId pair{};  // zeros: of no database yet
    uint64_t changes = 0;  // keys added, destroyed and given up so far

    friend bool operator==(const Standing&, const Standing&) = default;
  };

  virtual ~KeyStore() = default;

  // Gives a new key store to a database; durable on return. ALREADY_EXISTS where it has one.
  virtual absl::Status Bind(const domain::KeyId& pair) = 0;

  // Never waits for the disk. Counts what is durable.
  virtual Standing standing() const = 0;

  // Durable on return. ALREADY_EXISTS when the id is taken, also by a key that is gone.
  virtual absl::Status Add(const domain::KeyId& id, const KeyBytes& key) = 0;

  // NOT_FOUND when there is no such key: StateOf says why.
  virtual absl::StatusOr<KeyBytes> Find(const domain::KeyId& id) const = 0;
  virtual absl::StatusOr<KeyState> StateOf(const domain::KeyId& id) const = 0;

  // Removes the key so that no file of the store contains its bytes any more, and remembers that it
  // did; durable on return. OK when there is no such key.
  virtual absl::Status Destroy(const domain::KeyId& id) = 0;

  // Remembers of keys that are missing that this is known, and counts as many changes at least as
  // the database relies on. Leaves alone those that are there or were destroyed.
  virtual absl::Status GiveUp(const std::vector<domain::KeyId>& missing, uint64_t changes) = 0;

  // Whether the store can still be written and read: a small write, durable, that changes nothing.
  virtual absl::Status Probe() = 0;
};

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_KEY_STORE_H_
