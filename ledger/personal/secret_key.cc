#include "ledger/personal/secret_key.h"

#include <sodium.h>

#include "ledger/personal/sodium.h"
#include "ledger/storage/key_store.h"

namespace timecredit::personal {

static_assert(SecretKey::kBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

// Whatever is done with libsodium is done with a key, so this is where it is made ready.
SecretKey::SecretKey(const storage::KeyBytes& bytes) : bytes_(bytes) { RequireSodium(); }

SecretKey::~SecretKey() { sodium_memzero(bytes_.data(), bytes_.size()); }

}  // namespace timecredit::personal
