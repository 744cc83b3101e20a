#include "ledger/personal/case_sealing.h"

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/refusal.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/field_sequence.h"
#include "ledger/personal/keyring.h"
#include "ledger/personal/sealing.h"
#include "ledger/personal/secret_key.h"

namespace timecredit::personal {
namespace {

using domain::KeyId;
using journal::SealedHours;
using journal::SealedObligation;
using journal::SealedRecord;

void AddPlace(FieldSequence& context, const SealedRecord::Key& row) {
  context.Add("confidential record").Add(row.scheme).Add(row.sequence);
}
void AddPlace(FieldSequence& context, const SealedObligation::Key& row) {
  context.Add("obligation").Add(row.scheme).Add(row.obligation);
}
void AddPlace(FieldSequence& context, const SealedHours::Key& row) {
  context.Add("confidential hours").Add(row.scheme).Add(row.hour_log);
}

absl::StatusOr<std::shared_ptr<const SecretKey>> FindKey(Keyring& keyring, const KeyId& id) {
  auto key = keyring.Find(id);
  if (absl::IsNotFound(key.status())) {
    return domain::RefuseState("CASE_KEY_DESTROYED", "case");
  }
  return key;
}

template <class RowKey>
absl::StatusOr<std::string> SealUnder(Keyring& keyring, const KeyId& id, const RowKey& row,
                                      std::string_view plaintext) {
  const auto key = FindKey(keyring, id);
  if (!key.ok()) return key.status();
  FieldSequence context;
  AddPlace(context, row);
  context.Add(id);
  return Seal(**key, context.bytes(), plaintext);
}

template <class Row>
absl::StatusOr<std::string> OpenSealed(Keyring& keyring, const Row& row) {
  const auto key = FindKey(keyring, row.sealed_under);
  if (!key.ok()) return key.status();
  FieldSequence context;
  AddPlace(context, row.key());
  context.Add(row.sealed_under);
  return Open(**key, context.bytes(), row.sealed);
}

}  // namespace

absl::StatusOr<std::string> SealForRow(Keyring& keyring, const KeyId& key,
                                       const SealedRecord::Key& row, std::string_view plaintext) {
  return SealUnder(keyring, key, row, plaintext);
}
absl::StatusOr<std::string> SealForRow(Keyring& keyring, const KeyId& key,
                                       const SealedObligation::Key& row,
                                       std::string_view plaintext) {
  return SealUnder(keyring, key, row, plaintext);
}
absl::StatusOr<std::string> SealForRow(Keyring& keyring, const KeyId& key,
                                       const SealedHours::Key& row, std::string_view plaintext) {
  return SealUnder(keyring, key, row, plaintext);
}

absl::StatusOr<std::string> OpenRow(Keyring& keyring, const SealedRecord& row) {
  return OpenSealed(keyring, row);
}
absl::StatusOr<std::string> OpenRow(Keyring& keyring, const SealedObligation& row) {
  return OpenSealed(keyring, row);
}
absl::StatusOr<std::string> OpenRow(Keyring& keyring, const SealedHours& row) {
  return OpenSealed(keyring, row);
}

}  // namespace timecredit::personal
