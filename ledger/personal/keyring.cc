#include "ledger/personal/keyring.h"

#include <sodium.h>

#include <memory>
#include <string_view>

#include "absl/cleanup/cleanup.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/personal/secret_key.h"
#include "ledger/personal/sodium.h"
#include "ledger/storage/key_store.h"

namespace timecredit::personal {
namespace {

void WipeKey(storage::KeyBytes& bytes) { sodium_memzero(bytes.data(), bytes.size()); }

}  // namespace

absl::StatusOr<domain::KeyId> Keyring::Create() {
  domain::KeyId id;
  randomness_.Fill(id);
  const absl::Status created = CreateUnder(id);
  if (absl::IsAlreadyExists(created)) {
    // Two equal ids of 128 bits never come from real randomness, and equal keys would follow.
    return absl::InternalError("the source of randomness repeats itself");
  }
  if (!created.ok()) return created;
  return id;
}

absl::StatusOr<std::shared_ptr<const SecretKey>> Keyring::Find(const domain::KeyId& id) {
  if (auto key = cache_.Find(id); key != nullptr) return key;
  const uint64_t moment = cache_.MomentOf(id);
  auto bytes = store_.Find(id);
  if (!bytes.ok()) return bytes.status();
  auto key = std::make_shared<const SecretKey>(*bytes);
  WipeKey(*bytes);
  cache_.Insert(id, key, moment);
  return key;
}

absl::Status Keyring::Destroy(const domain::KeyId& id) {
  const absl::Status destroyed = store_.Destroy(id);
  cache_.Remove(id);
  return destroyed;
}

domain::KeyId Keyring::IdOf(std::string_view name) {
  RequireSodium();
  static_assert(std::tuple_size_v<domain::KeyId> >= crypto_generichash_blake2b_BYTES_MIN);
  constexpr std::string_view kPersonalisation = "timecredit.named";
  static_assert(kPersonalisation.size() == crypto_generichash_blake2b_PERSONALBYTES);
  domain::KeyId id;
  crypto_generichash_blake2b_salt_personal(
      id.data(), id.size(), reinterpret_cast<const unsigned char*>(name.data()), name.size(),
      nullptr, 0, nullptr, reinterpret_cast<const unsigned char*>(kPersonalisation.data()));
  return id;
}

absl::StatusOr<std::shared_ptr<const SecretKey>> Keyring::Named(std::string_view name) {
  const domain::KeyId id = IdOf(name);
  auto key = Find(id);
  if (!absl::IsNotFound(key.status())) return key;
  // Another caller may have made it meanwhile.
  const absl::Status created = CreateUnder(id);
  if (!created.ok() && !absl::IsAlreadyExists(created)) return created;
  return Find(id);
}

absl::Status Keyring::CreateUnder(const domain::KeyId& id) {
  storage::KeyBytes bytes;
  const absl::Cleanup wipe = [&bytes] { WipeKey(bytes); };
  randomness_.Fill(bytes);
  const uint64_t moment = cache_.MomentOf(id);
  if (auto status = store_.Add(id, bytes); !status.ok()) return status;
  cache_.Insert(id, std::make_shared<const SecretKey>(bytes), moment);
  return absl::OkStatus();
}

}  // namespace timecredit::personal
