#ifndef LEDGER_PERSONAL_SEALING_H_
#define LEDGER_PERSONAL_SEALING_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/personal/secret_key.h"

namespace timecredit::personal {

// Deterministic authenticated encryption. The sealed bytes are
//
//   1 byte   version, 1
//   24 bytes nonce: BLAKE2b under the key of the context and the plaintext
//   n bytes  the plaintext, padded, under XChaCha20
//   16 bytes Poly1305 tag over these, the version and the context
//
// No randomness is needed, so an update may seal again when it is run again, and a projection that
// is rebuilt is the same byte for byte.
//
// What an observer without the key learns: that two sealed values are equal, which happens only for
// the same plaintext in the same context under the same key; and the plaintext's length, rounded up
// to a multiple of the padding's block. As contexts name the row that they belong to, the first
// says no more than "this row was written again as it was".

// The usual block of the padding, in bytes.
inline constexpr size_t kUsualBlock = 32;

// How many bytes sealing adds at most, with the usual block.
inline constexpr size_t kMostSealingAdds = 1 + 24 + kUsualBlock + 16;

// Seals `plaintext`. The context is bound to it but not stored: what the bytes are and where they
// belong, in an unambiguous encoding (field_sequence.h). A larger block hides more of the length.
// Thread-safe.
std::string Seal(const SecretKey& key, std::string_view context, std::string_view plaintext,
                 size_t block = kUsualBlock);

// The plaintext that Seal was given, with the same block. DATA_LOSS for anything that Seal would
// not have written under this key in this context: one bit changed, a row moved elsewhere, another
// key. Thread-safe.
absl::StatusOr<std::string> Open(const SecretKey& key, std::string_view context,
                                 std::string_view sealed, size_t block = kUsualBlock);

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_SEALING_H_
