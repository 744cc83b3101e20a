#include "ledger/personal/keyed_hash.h"

#include <sodium.h>

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "ledger/personal/secret_key.h"

namespace timecredit::personal {
namespace {

constexpr std::string_view PersonalisationOf(HashPurpose purpose) {
  switch (purpose) {
    case HashPurpose::kNonce:
      return "timecredit.nonce";
    case HashPurpose::kEncryption:
      return "timecredit.crypt";
    case HashPurpose::kDigest:
      return "timecredit.field";
  }
  return {};
}

static_assert(PersonalisationOf(HashPurpose::kNonce).size() ==
              crypto_generichash_blake2b_PERSONALBYTES);
static_assert(PersonalisationOf(HashPurpose::kEncryption).size() ==
              crypto_generichash_blake2b_PERSONALBYTES);
static_assert(PersonalisationOf(HashPurpose::kDigest).size() ==
              crypto_generichash_blake2b_PERSONALBYTES);

const unsigned char* BytesOf(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

void KeyedHash(const SecretKey& key, HashPurpose purpose,
               std::initializer_list<std::string_view> parts, std::span<uint8_t> hash) {
  crypto_generichash_blake2b_state state;
  crypto_generichash_blake2b_init_salt_personal(&state, key.bytes().data(), key.bytes().size(),
                                                hash.size(), nullptr,
                                                BytesOf(PersonalisationOf(purpose)));
  for (const std::string_view part : parts) {
    crypto_generichash_blake2b_update(&state, BytesOf(part), part.size());
  }
  crypto_generichash_blake2b_final(&state, hash.data(), hash.size());
}

}  // namespace timecredit::personal
