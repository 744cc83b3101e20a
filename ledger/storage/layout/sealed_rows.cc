#include <string>
#include <string_view>

#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/journal/value_codec.h"
#include "ledger/storage/layout/row_values.h"
#include "proto/timecredit/storage/v1/row.pb.h"

namespace timecredit::storage {
namespace {

using journal::Cleared;
using journal::DigestFrom;
using journal::Fault;
using journal::InstantFrom;
using journal::MicrosecondsOf;
using journal::Serialise;
using journal::ToBytes;

std::string EnvelopeValue(const std::string& sealed) {
  auto& message = Cleared<v1::EnvelopeRow>();
  message.set_sealed(sealed);
  return Serialise(message);
}

std::string EnvelopeIn(std::string_view value, Fault& fault) {
  return Parsed<v1::EnvelopeRow>(value, fault).sealed();
}

}  // namespace

std::string ValueOf(const journal::SealedRecord& row) { return EnvelopeValue(row.sealed); }
journal::SealedRecord RowFrom(const journal::SealedRecord::Key& key, std::string_view value,
                              Fault& fault) {
  return {.scheme = key.scheme, .sequence = key.sequence, .sealed = EnvelopeIn(value, fault)};
}

std::string ValueOf(const journal::ConfidentialHead& row) {
  auto& message = Cleared<v1::ConfidentialHeadRow>();
  message.set_last_confidential_sequence(row.last_sequence.value);
  if (const auto instant = MicrosecondsOf(row.last_recorded_at)) {
    message.set_last_recorded_at_microseconds(*instant);
  }
  message.set_cases(row.cases);
  message.set_obligations(row.obligations);
  return Serialise(message);
}
journal::ConfidentialHead RowFrom(const journal::ConfidentialHead::Key& key, std::string_view value,
                                  Fault& fault) {
  const auto& message = Parsed<v1::ConfidentialHeadRow>(value, fault);
  return {.scheme = key.scheme,
          .last_sequence = domain::ConfidentialSequence(message.last_confidential_sequence()),
          .last_recorded_at = InstantFrom(message.has_last_recorded_at_microseconds(),
                                          message.last_recorded_at_microseconds()),
          .cases = message.cases(),
          .obligations = message.obligations()};
}

std::string ValueOf(const journal::CaseKey& row) {
  auto& message = Cleared<v1::CaseKeyRow>();
  ToBytes(row.sealed_under, *message.mutable_key_id());
  return Serialise(message);
}
journal::CaseKey RowFrom(const journal::CaseKey::Key& key, std::string_view value, Fault& fault) {
  const auto& message = Parsed<v1::CaseKeyRow>(value, fault);
  return {.scheme = key.scheme,
          .court_case = key.court_case,
          .sealed_under = DigestFrom(message.key_id(), "key id", fault)};
}

std::string ValueOf(const journal::SealedObligation& row) { return EnvelopeValue(row.sealed); }
journal::SealedObligation RowFrom(const journal::SealedObligation::Key& key, std::string_view value,
                                  Fault& fault) {
  return {.scheme = key.scheme, .state = key.state, .sealed = EnvelopeIn(value, fault)};
}

std::string ValueOf(const journal::SealedHours& row) { return EnvelopeValue(row.sealed); }
journal::SealedHours RowFrom(const journal::SealedHours::Key& key, std::string_view value,
                             Fault& fault) {
  return {.scheme = key.scheme, .hour_log = key.hour_log, .sealed = EnvelopeIn(value, fault)};
}

std::string ValueOf(const journal::SealedMember& row) {
  auto& message = Cleared<v1::SealedRow>();
  ToBytes(row.sealed_under, *message.mutable_key_id());
  message.set_sealed(row.sealed);
  return Serialise(message);
}
journal::SealedMember RowFrom(const journal::SealedMember::Key& key, std::string_view value,
                              Fault& fault) {
  const auto& message = Parsed<v1::SealedRow>(value, fault);
  return {.scheme = key.scheme,
          .member = key.member,
          .sealed_under = DigestFrom(message.key_id(), "key id", fault),
          .sealed = message.sealed()};
}

std::string ValueOf(const journal::SealedText& row) {
  auto& message = Cleared<v1::SealedTextRow>();
  message.set_sealed(row.sealed);
  return Serialise(message);
}
journal::SealedText RowFrom(const journal::SealedText::Key& key, std::string_view value,
                            Fault& fault) {
  return {.scheme = key.scheme,
          .member = key.member,
          .sequence = key.sequence,
          .sealed = Parsed<v1::SealedTextRow>(value, fault).sealed()};
}

std::string ValueOf(const journal::MemberAlias& row) {
  auto& message = Cleared<v1::MemberAliasRow>();
  message.set_member_number(row.member.value);
  return Serialise(message);
}
journal::MemberAlias RowFrom(const journal::MemberAlias::Key& key, std::string_view value,
                             Fault& fault) {
  const auto& message = Parsed<v1::MemberAliasRow>(value, fault);
  return {.scheme = key.scheme,
          .alias = key.alias,
          .member = domain::MemberNumber(message.member_number())};
}

std::string ValueOf(const journal::PendingErasure& row) {
  auto& message = Cleared<v1::PendingErasureRow>();
  ToBytes(row.to_destroy, *message.mutable_key_id());
  return Serialise(message);
}
journal::PendingErasure RowFrom(const journal::PendingErasure::Key& key, std::string_view value,
                                Fault& fault) {
  const auto& message = Parsed<v1::PendingErasureRow>(value, fault);
  return {.scheme = key.scheme,
          .member = key.member,
          .to_destroy = DigestFrom(message.key_id(), "key id", fault)};
}

std::string ValueOf(const journal::ErasedKey& row) {
  auto& message = Cleared<v1::ErasedKeyRow>();
  ToBytes(row.destroyed, *message.mutable_key_id());
  return Serialise(message);
}
journal::ErasedKey RowFrom(const journal::ErasedKey::Key& key, std::string_view value,
                           Fault& fault) {
  const auto& message = Parsed<v1::ErasedKeyRow>(value, fault);
  return {.scheme = key.scheme,
          .member = key.member,
          .destroyed = DigestFrom(message.key_id(), "key id", fault)};
}

std::string ValueOf(const journal::KeyMark& row) {
  auto& message = Cleared<v1::KeyMarkRow>();
  ToBytes(row.pair, *message.mutable_pair());
  message.set_changes(row.changes);
  return Serialise(message);
}
journal::KeyMark RowFrom(const journal::KeyMark::Key& key, std::string_view value, Fault& fault) {
  if (!key.scheme.IsNone()) fault.Note("the key mark's scheme number");
  const auto& message = Parsed<v1::KeyMarkRow>(value, fault);
  return {.pair = DigestFrom(message.pair(), "pair", fault), .changes = message.changes()};
}

}  // namespace timecredit::storage
