#ifndef LEDGER_PERSONAL_KEYRING_H_
#define LEDGER_PERSONAL_KEYRING_H_

#include <cstdint>
#include <memory>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/personal/key_cache.h"
#include "ledger/personal/randomness.h"
#include "ledger/personal/secret_key.h"
#include "ledger/storage/key_store.h"

namespace timecredit::personal {

// The keys of members, of cases and of the store, over the key store. Thread-safe.
//
// Find answers from memory for keys in recent use, in well under a microsecond; otherwise it reads
// the key store. It is called by updates on the store's only writer, so whoever submits an update
// does well to Find its keys first, on their own thread. Create, Named and Destroy wait for the
// disk and must never be called from an update.
class Keyring {
 public:
  static constexpr size_t kUsualCapacity = 131'072;  // keys in memory: some 25 megabytes

  // Both outlive the keyring.
  Keyring(storage::KeyStore& store, Randomness& randomness, size_t capacity = kUsualCapacity)
      : store_(store), randomness_(randomness), cache_(capacity) {}

  // Makes a fresh key, durable on return. If what it was made for is then refused, the caller
  // destroys it. INTERNAL when the source of randomness repeats itself.
  absl::StatusOr<domain::KeyId> Create();

  // NOT_FOUND when there never was such a key or it was destroyed. Whoever holds the key may go on
  // using it while it is destroyed.
  absl::StatusOr<std::shared_ptr<const SecretKey>> Find(const domain::KeyId& id);

  // The key is gone from the key store and from memory on return. OK when there is none. After an
  // error it may or may not be gone: call it again.
  absl::Status Destroy(const domain::KeyId& id);

  // What the key store knows of a key that Find does not find.
  absl::StatusOr<storage::KeyState> StateOf(const domain::KeyId& id) const {
    return store_.StateOf(id);
  }

  // How many changes the key store has made: what is sealed under a key that was made or destroyed
  // before relies on as many.
  uint64_t changes() const { return store_.standing().changes; }

  // The id of the key with a name, the same in every store.
  static domain::KeyId IdOf(std::string_view name);

  // The key with a name, made on first use. A store that has data but lost this key must not get
  // another: for that case use Find(IdOf(name)).
  absl::StatusOr<std::shared_ptr<const SecretKey>> Named(std::string_view name);

 private:
  absl::Status CreateUnder(const domain::KeyId& id);

  storage::KeyStore& store_;
  Randomness& randomness_;
  KeyCache cache_;
};

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_KEYRING_H_
