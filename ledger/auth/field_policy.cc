#include "ledger/auth/field_policy.h"

#include <set>

#include "absl/status/status.h"
#include "ledger/domain/member_edit.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/refusal.h"

namespace timecredit::auth {
namespace {

using domain::MemberField;

// A new field is for staff until it is said here that it is the member's.
bool IsMembersOwn(MemberField field) {
  switch (field) {
    case MemberField::kAlias:
    case MemberField::kName:
    case MemberField::kKnownAs:
    case MemberField::kPhone:
    case MemberField::kEmail:
    case MemberField::kAddress:
    case MemberField::kLanguage:
      return true;
    case MemberField::kAdultOn:
    case MemberField::kBornOn:
    case MemberField::kNotes:
    case MemberField::kGuardianName:
    case MemberField::kGuardianPhone:
    case MemberField::kGuardianConsentedOn:
      return false;
  }
  return false;
}

bool IsMember(const domain::Principal& principal) {
  return principal.kind == domain::PrincipalKind::kMember;
}

}  // namespace

bool MayWrite(const domain::Principal& principal, MemberField field) {
  return !IsMember(principal) || IsMembersOwn(field);
}

absl::Status AuthoriseEdit(const domain::Principal& principal,
                           const std::set<MemberField>& fields) {
  for (const MemberField field : fields) {
    if (!MayWrite(principal, field)) {
      return domain::RefusePermission("FIELD_FOR_STAFF", domain::NameOf(field));
    }
  }
  return absl::OkStatus();
}

domain::MemberFields VisibleTo(const domain::Principal& principal, domain::MemberFields fields) {
  if (IsMember(principal)) fields.notes.clear();
  return fields;
}

}  // namespace timecredit::auth
