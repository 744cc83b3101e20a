#include "ledger/personal/sealing.h"

#include <sodium.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/personal/keyed_hash.h"
#include "ledger/personal/secret_key.h"

namespace timecredit::personal {
namespace {

constexpr char kVersion = 1;
constexpr size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(kMostSealingAdds == 1 + kNonceBytes + kUsualBlock + kTagBytes);

using Nonce = std::array<uint8_t, kNonceBytes>;

const uint8_t* BytesOf(std::string_view text) {
  return reinterpret_cast<const uint8_t*>(text.data());
}
uint8_t* BytesOf(std::string& text) { return reinterpret_cast<uint8_t*>(text.data()); }

Nonce NonceOf(const SecretKey& key, std::string_view context, std::string_view plaintext) {
  // The context's length in front says where it ends.
  std::array<char, 9> front{kVersion};
  for (size_t i = 0; i < 8; ++i) front[i + 1] = static_cast<char>(context.size() >> (8 * i));
  Nonce nonce;
  KeyedHash(key, HashPurpose::kNonce, {{front.data(), front.size()}, context, plaintext}, nonce);
  return nonce;
}

// The key for XChaCha20-Poly1305, wiped after use.
class EncryptionKey {
 public:
  explicit EncryptionKey(const SecretKey& key) {
    KeyedHash(key, HashPurpose::kEncryption, {}, bytes_);
  }
  ~EncryptionKey() { sodium_memzero(bytes_.data(), bytes_.size()); }
  EncryptionKey(const EncryptionKey&) = delete;
  EncryptionKey& operator=(const EncryptionKey&) = delete;

  const uint8_t* data() const { return bytes_.data(); }

 private:
  std::array<uint8_t, crypto_aead_xchacha20poly1305_ietf_KEYBYTES> bytes_;
};

std::string Associated(std::string_view context) {
  std::string associated;
  associated.reserve(1 + context.size());
  associated += kVersion;
  associated += context;
  return associated;
}

absl::Status Tampered() {
  return absl::DataLossError("sealed bytes are not what was sealed here under this key");
}

}  // namespace

std::string Seal(const SecretKey& key, std::string_view context, std::string_view plaintext,
                 size_t block) {
  const size_t padded = (plaintext.size() / block + 1) * block;
  const Nonce nonce = NonceOf(key, context, plaintext);
  const std::string associated = Associated(context);

  std::string sealed;
  sealed.reserve(1 + kNonceBytes + padded + kTagBytes);
  sealed += kVersion;
  sealed.append(nonce.begin(), nonce.end());
  sealed += plaintext;
  sealed.resize(1 + kNonceBytes + padded + kTagBytes);
  uint8_t* const text = BytesOf(sealed) + 1 + kNonceBytes;
  size_t text_bytes = 0;
  sodium_pad(&text_bytes, text, plaintext.size(), block, padded);
  // In place: the plaintext is overwritten by what it becomes.
  crypto_aead_xchacha20poly1305_ietf_encrypt(text, nullptr, text, text_bytes, BytesOf(associated),
                                             associated.size(), nullptr, nonce.data(),
                                             EncryptionKey(key).data());
  return sealed;
}

absl::StatusOr<std::string> Open(const SecretKey& key, std::string_view context,
                                 std::string_view sealed, size_t block) {
  constexpr size_t kFront = 1 + kNonceBytes;
  if (sealed.size() < kFront + kTagBytes || sealed[0] != kVersion) return Tampered();
  const uint8_t* const nonce = BytesOf(sealed) + 1;
  const std::string associated = Associated(context);

  std::string plaintext(sealed.size() - kFront - kTagBytes, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          BytesOf(plaintext), nullptr, nullptr, BytesOf(sealed) + kFront, sealed.size() - kFront,
          BytesOf(associated), associated.size(), nonce, EncryptionKey(key).data()) != 0) {
    return Tampered();
  }
  size_t length = 0;
  if (sodium_unpad(&length, BytesOf(plaintext), plaintext.size(), block) != 0) {
    return Tampered();
  }
  plaintext.resize(length);
  // Poly1305 does not commit to the key or exclude other nonces: only what Seal itself would write
  // is opened.
  const Nonce expected = NonceOf(key, context, plaintext);
  if (sodium_memcmp(expected.data(), nonce, kNonceBytes) != 0) return Tampered();
  return plaintext;
}

}  // namespace timecredit::personal
