#ifndef LEDGER_PERSONAL_COMPARTMENT_H_
#define LEDGER_PERSONAL_COMPARTMENT_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/digest.h"
#include "ledger/personal/keyring.h"
#include "ledger/personal/secret_key.h"

namespace timecredit::personal {

// The erasable compartment: everything personal about members, sealed under a key for each member,
// and the only code that reads or writes its rows (SealedMember, SealedText, MemberAlias). Sealing
// is deterministic, so that its functions may be called from an update. How a member is erased is
// in erasure.h. Thread-safe, as far as the rows it is given are.
//
// Errors, unless a function says otherwise: NOT_FOUND, MEMBER_UNKNOWN, for a number that no member
// has; FAILED_PRECONDITION, MEMBER_ERASED, for an erased member, also where only the key was
// destroyed, and PERSONAL_DATA_UNREADABLE for one whose key was lost; DATA_LOSS for sealed bytes
// that were tampered with; errors of the stores.
class Compartment {
 public:
  // The keyring outlives the compartment.
  Compartment(Keyring& keyring, StoreDigests digests)
      : keyring_(keyring), digests_(std::move(digests)) {}

  // Writes the fields of a new member under the member's own key, fresh from Keyring::Create, and
  // the alias. ALREADY_EXISTS, ID_TAKEN, when another member of the scheme has the alias; no errors
  // about the member, who need not have a row yet.
  absl::Status CreateMember(journal::Projections& rows, domain::SchemeNumber scheme,
                            domain::MemberNumber member, const domain::KeyId& key,
                            const domain::MemberFields& fields) const;

  // Replaces the fields, and the alias where it changes. ALREADY_EXISTS as above.
  absl::Status UpdateMember(journal::Projections& rows, domain::SchemeNumber scheme,
                            domain::MemberNumber member, const domain::MemberFields& fields) const;

  absl::StatusOr<domain::MemberFields> FindMember(const journal::ProjectionReader& rows,
                                                  domain::SchemeNumber scheme,
                                                  domain::MemberNumber member) const;
  absl::StatusOr<domain::MemberFields> OpenMember(const journal::SealedMember& row) const;

  // The member with the alias; nullopt when there is none.
  absl::StatusOr<std::optional<domain::MemberNumber>> FindAlias(
      const journal::ProjectionReader& rows, domain::SchemeNumber scheme,
      std::string_view alias) const;

  // Writes a free text about a member that belongs to the record `sequence`.
  absl::Status PutText(journal::Projections& rows, domain::SchemeNumber scheme,
                       domain::MemberNumber member, domain::Sequence sequence,
                       std::string_view text) const;

  // nullopt when the record has no text about the member.
  absl::StatusOr<std::optional<std::string>> FindText(const journal::ProjectionReader& rows,
                                                      domain::SchemeNumber scheme,
                                                      domain::MemberNumber member,
                                                      domain::Sequence sequence) const;

  // What a public record may say of such a text: a digest under the member's key, which says
  // nothing once that is destroyed. Equal texts of different records have different ones.
  absl::StatusOr<domain::Digest> CommitmentTo(const journal::ProjectionReader& rows,
                                              domain::SchemeNumber scheme,
                                              domain::MemberNumber member,
                                              domain::Sequence sequence,
                                              std::string_view text) const;

  // The member's key, for digests that cover personal fields (see DigestOf).
  absl::StatusOr<std::shared_ptr<const SecretKey>> KeyOf(const journal::ProjectionReader& rows,
                                                         domain::SchemeNumber scheme,
                                                         domain::MemberNumber member) const;

  // The key of the row that holds an alias.
  journal::MemberAlias::Key AliasKey(domain::SchemeNumber scheme, std::string_view alias) const {
    return {scheme, digests_.MemberAlias(scheme, alias)};
  }

 private:
  absl::StatusOr<std::shared_ptr<const SecretKey>> FindKey(const domain::KeyId& id) const;
  absl::Status TakeAlias(journal::Projections& rows, domain::SchemeNumber scheme,
                         domain::MemberNumber member, std::string_view alias) const;

  Keyring& keyring_;
  StoreDigests digests_;
};

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_COMPARTMENT_H_
