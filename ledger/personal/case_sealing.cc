#include "ledger/personal/case_sealing.h"

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/refusal.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/rows.h"
#include "ledger/journal/sealed_codec.h"
#include "ledger/personal/digest.h"
#include "ledger/personal/field_sequence.h"
#include "ledger/personal/keyring.h"
#include "ledger/personal/sealing.h"
#include "ledger/personal/secret_key.h"

namespace timecredit::personal {
namespace {

using domain::KeyId;
using journal::Envelope;
using journal::SealedHours;
using journal::SealedObligation;
using journal::SealedRecord;

void AddPlace(FieldSequence& context, const SealedRecord::Key& row) {
  context.Add("confidential record").Add(row.scheme).Add(row.sequence);
}
void AddPlace(FieldSequence& context, const SealedObligation::Key& row) {
  context.Add("obligation").Add(row.scheme).Add(row.state);
}
void AddPlace(FieldSequence& context, const SealedHours::Key& row) {
  context.Add("confidential hours").Add(row.scheme).Add(row.hour_log);
}

template <class RowKey>
void AddInside(FieldSequence& context, const RowKey& row, const KeyId& key) {
  AddPlace(context, row);
  context.Add(key);
}

template <class RowKey>
void AddEnvelope(FieldSequence& context, const RowKey& row) {
  context.Add("envelope");
  AddPlace(context, row);
}

absl::StatusOr<std::shared_ptr<const SecretKey>> FindKey(Keyring& keyring, const KeyId& id) {
  auto key = keyring.Find(id);
  if (absl::IsNotFound(key.status())) {
    return domain::RefuseState("CASE_KEY_DESTROYED", "case");
  }
  return key;
}

}  // namespace

const KeyId& CoverKey() {
  static const KeyId id = Keyring::IdOf(StoreDigests::kKeyName);
  return id;
}

template <class Row>
std::string SealEnvelope(const StoreDigests& digests, const typename Row::Key& row,
                         const Envelope& envelope) {
  FieldSequence context;
  AddEnvelope(context, row);
  return Seal(digests.key(), context.bytes(), journal::EncodeEnvelope(envelope),
              kEnvelopeBlock<Row>);
}

template <class Row>
absl::StatusOr<Envelope> OpenEnvelope(const StoreDigests& digests, const Row& row) {
  FieldSequence context;
  AddEnvelope(context, row.key());
  const auto opened = Open(digests.key(), context.bytes(), row.sealed, kEnvelopeBlock<Row>);
  if (!opened.ok()) return opened.status();
  return journal::DecodeEnvelope(*opened);
}

template <class Row>
absl::StatusOr<std::string> SealForRow(Keyring& keyring, const StoreDigests& digests,
                                       const typename Row::Key& row, const Origin& origin,
                                       std::string_view plaintext) {
  const auto key = FindKey(keyring, origin.key);
  if (!key.ok()) return key.status();
  FieldSequence context;
  AddInside(context, row, origin.key);
  return SealEnvelope<Row>(digests, row,
                           {.court_case = origin.court_case,
                            .sealed_under = origin.key,
                            .written_by = origin.written_by,
                            .sealed = Seal(**key, context.bytes(), plaintext)});
}

template <class Row>
absl::StatusOr<std::string> OpenRow(Keyring& keyring, const StoreDigests& digests, const Row& row) {
  const auto envelope = OpenEnvelope(digests, row);
  if (!envelope.ok()) return envelope.status();
  const auto key = FindKey(keyring, envelope->sealed_under);
  if (!key.ok()) return key.status();
  FieldSequence context;
  AddInside(context, row.key(), envelope->sealed_under);
  return Open(**key, context.bytes(), envelope->sealed);
}

template absl::StatusOr<std::string> SealForRow<SealedRecord>(Keyring&, const StoreDigests&,
                                                              const SealedRecord::Key&,
                                                              const Origin&, std::string_view);
template absl::StatusOr<std::string> SealForRow<SealedObligation>(Keyring&, const StoreDigests&,
                                                                  const SealedObligation::Key&,
                                                                  const Origin&, std::string_view);
template absl::StatusOr<std::string> SealForRow<SealedHours>(Keyring&, const StoreDigests&,
                                                             const SealedHours::Key&, const Origin&,
                                                             std::string_view);
template absl::StatusOr<std::string> OpenRow(Keyring&, const StoreDigests&, const SealedRecord&);
template absl::StatusOr<std::string> OpenRow(Keyring&, const StoreDigests&,
                                             const SealedObligation&);
template absl::StatusOr<std::string> OpenRow(Keyring&, const StoreDigests&, const SealedHours&);
template absl::StatusOr<Envelope> OpenEnvelope(const StoreDigests&, const SealedRecord&);
template absl::StatusOr<Envelope> OpenEnvelope(const StoreDigests&, const SealedObligation&);
template absl::StatusOr<Envelope> OpenEnvelope(const StoreDigests&, const SealedHours&);
template std::string SealEnvelope<SealedRecord>(const StoreDigests&, const SealedRecord::Key&,
                                                const Envelope&);
template std::string SealEnvelope<SealedObligation>(const StoreDigests&,
                                                    const SealedObligation::Key&, const Envelope&);
template std::string SealEnvelope<SealedHours>(const StoreDigests&, const SealedHours::Key&,
                                               const Envelope&);

}  // namespace timecredit::personal
