#ifndef LEDGER_PERSONAL_KEYED_HASH_H_
#define LEDGER_PERSONAL_KEYED_HASH_H_

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "ledger/personal/secret_key.h"

namespace timecredit::personal {

// What a keyed hash is for. Hashes of one key for different purposes tell nothing of each other:
// each value stands for a BLAKE2b personalisation of its own, which is what makes one stored key
// serve as several independent ones. Never change one, only append.
enum class HashPurpose {
  kNonce,       // synthetic nonces of sealing.h
  kEncryption,  // the encryption key of sealing.h
  kDigest,      // digests of digest.h
};

// Writes BLAKE2b under `key` of the parts, one after another, to `hash`: 16 to 64 bytes. The parts'
// borders do not count: the caller makes them unambiguous. Thread-safe.
void KeyedHash(const SecretKey& key, HashPurpose purpose,
               std::initializer_list<std::string_view> parts, std::span<uint8_t> hash);

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_KEYED_HASH_H_
