#include "ledger/personal/compartment.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/member.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/rows.h"
#include "ledger/journal/sealed_codec.h"
#include "ledger/personal/digest.h"
#include "ledger/personal/field_sequence.h"
#include "ledger/personal/keyring.h"
#include "ledger/personal/sealing.h"
#include "ledger/personal/secret_key.h"
#include "ledger/storage/key_store.h"

namespace timecredit::personal {
namespace {

using domain::KeyId;
using domain::MemberFields;
using domain::MemberNumber;
using domain::SchemeNumber;
using domain::Sequence;
using journal::ProjectionReader;
using journal::Projections;
using journal::SealedMember;
using journal::SealedText;

absl::Status Erased() { return domain::RefuseState("MEMBER_ERASED", "member"); }

std::string SealFields(const SecretKey& key, const SealedMember::Key& row, const KeyId& id,
                       const MemberFields& fields) {
  FieldSequence context;
  context.Add("member").Add(row.scheme).Add(row.member).Add(id);
  return Seal(key, context.bytes(), journal::EncodeMemberFields(fields));
}

absl::StatusOr<MemberFields> OpenFields(const SecretKey& key, const SealedMember& row) {
  FieldSequence context;
  context.Add("member").Add(row.scheme).Add(row.member).Add(row.sealed_under);
  const auto opened = Open(key, context.bytes(), row.sealed);
  if (!opened.ok()) return opened.status();
  return journal::DecodeMemberFields(*opened);
}

void AddTextContext(FieldSequence& context, const SealedText::Key& row) {
  context.Add("text").Add(row.scheme).Add(row.member).Add(row.sequence);
}

// The member's row, or why there is none.
absl::StatusOr<std::shared_ptr<const SealedMember>> FindRow(const ProjectionReader& rows,
                                                            SchemeNumber scheme,
                                                            MemberNumber number) {
  auto sealed = rows.Find<SealedMember>({scheme, number});
  if (!sealed.ok() || *sealed != nullptr) return sealed;
  const auto member = rows.Find<domain::Member>({scheme, number});
  if (!member.ok()) return member.status();
  if (*member != nullptr) return Erased();
  return domain::RefuseMissing("MEMBER_UNKNOWN", "member");
}

}  // namespace

absl::Status Compartment::CreateMember(Projections& rows, SchemeNumber scheme, MemberNumber member,
                                       const KeyId& key_id, const MemberFields& fields) const {
  const auto key = FindKey(key_id);
  if (!key.ok()) return key.status();
  if (auto status = TakeAlias(rows, scheme, member, fields.alias); !status.ok()) return status;
  rows.Put(SealedMember{.scheme = scheme,
                        .member = member,
                        .sealed_under = key_id,
                        .sealed = SealFields(**key, {scheme, member}, key_id, fields)});
  return absl::OkStatus();
}

absl::Status Compartment::UpdateMember(Projections& rows, SchemeNumber scheme, MemberNumber member,
                                       const MemberFields& fields) const {
  const auto row = FindRow(rows, scheme, member);
  if (!row.ok()) return row.status();
  const auto key = FindKey((*row)->sealed_under);
  if (!key.ok()) return key.status();
  const auto before = OpenFields(**key, **row);
  if (!before.ok()) return before.status();
  if (before->alias != fields.alias) {
    if (auto status = TakeAlias(rows, scheme, member, fields.alias); !status.ok()) return status;
    if (!before->alias.empty()) rows.Erase(AliasKey(scheme, before->alias));
  }
  SealedMember after = **row;
  after.sealed = SealFields(**key, after.key(), after.sealed_under, fields);
  rows.Put(std::move(after));
  return absl::OkStatus();
}

absl::StatusOr<MemberFields> Compartment::FindMember(const ProjectionReader& rows,
                                                     SchemeNumber scheme,
                                                     MemberNumber member) const {
  const auto row = FindRow(rows, scheme, member);
  if (!row.ok()) return row.status();
  return OpenMember(**row);
}

absl::StatusOr<MemberFields> Compartment::OpenMember(const SealedMember& row) const {
  const auto key = FindKey(row.sealed_under);
  if (!key.ok()) return key.status();
  return OpenFields(**key, row);
}

absl::StatusOr<std::optional<MemberNumber>> Compartment::FindAlias(const ProjectionReader& rows,
                                                                   SchemeNumber scheme,
                                                                   std::string_view alias) const {
  const auto row = rows.Find<journal::MemberAlias>(AliasKey(scheme, alias));
  if (!row.ok()) return row.status();
  if (*row == nullptr) return std::nullopt;
  return (*row)->member;
}

absl::Status Compartment::PutText(Projections& rows, SchemeNumber scheme, MemberNumber member,
                                  Sequence sequence, std::string_view text) const {
  const auto key = KeyOf(rows, scheme, member);
  if (!key.ok()) return key.status();
  FieldSequence context;
  AddTextContext(context, {scheme, member, sequence});
  rows.Put(SealedText{.scheme = scheme,
                      .member = member,
                      .sequence = sequence,
                      .sealed = Seal(**key, context.bytes(), text)});
  return absl::OkStatus();
}

absl::StatusOr<std::optional<std::string>> Compartment::FindText(const ProjectionReader& rows,
                                                                 SchemeNumber scheme,
                                                                 MemberNumber member,
                                                                 Sequence sequence) const {
  const auto key = KeyOf(rows, scheme, member);
  if (!key.ok()) return key.status();
  const auto row = rows.Find<SealedText>({scheme, member, sequence});
  if (!row.ok()) return row.status();
  if (*row == nullptr) return std::nullopt;
  FieldSequence context;
  AddTextContext(context, (*row)->key());
  return Open(**key, context.bytes(), (*row)->sealed);
}

absl::StatusOr<domain::Digest> Compartment::CommitmentTo(const ProjectionReader& rows,
                                                         SchemeNumber scheme, MemberNumber member,
                                                         Sequence sequence,
                                                         std::string_view text) const {
  const auto key = KeyOf(rows, scheme, member);
  if (!key.ok()) return key.status();
  FieldSequence fields;
  fields.Add(scheme).Add(member).Add(sequence).Add(text);
  return DigestOf(**key, "text", fields);
}

absl::StatusOr<std::shared_ptr<const SecretKey>> Compartment::KeyOf(const ProjectionReader& rows,
                                                                    SchemeNumber scheme,
                                                                    MemberNumber member) const {
  const auto row = FindRow(rows, scheme, member);
  if (!row.ok()) return row.status();
  return FindKey((*row)->sealed_under);
}

absl::StatusOr<std::shared_ptr<const SecretKey>> Compartment::FindKey(const KeyId& id) const {
  auto key = keyring_.Find(id);
  if (!absl::IsNotFound(key.status())) return key;
  const auto state = keyring_.StateOf(id);
  if (!state.ok()) return state.status();
  if (*state == storage::KeyState::kDestroyed) return Erased();
  return domain::RefuseState("PERSONAL_DATA_UNREADABLE", "member");
}

absl::Status Compartment::TakeAlias(Projections& rows, SchemeNumber scheme, MemberNumber member,
                                    std::string_view alias) const {
  if (alias.empty()) return absl::OkStatus();
  const auto key = AliasKey(scheme, alias);
  const auto taken = rows.Find<journal::MemberAlias>(key);
  if (!taken.ok()) return taken.status();
  if (*taken != nullptr && (*taken)->member != member) {
    return domain::RefuseExisting("ID_TAKEN", "alias");
  }
  rows.Put(journal::MemberAlias{.scheme = scheme, .alias = key.alias, .member = member});
  return absl::OkStatus();
}

}  // namespace timecredit::personal
