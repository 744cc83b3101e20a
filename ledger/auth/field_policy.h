#ifndef LEDGER_AUTH_FIELD_POLICY_H_
#define LEDGER_AUTH_FIELD_POLICY_H_

#include <set>

#include "absl/status/status.h"
#include "ledger/domain/member_edit.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/principal.h"

namespace timecredit::auth {

// Which of a member's fields are for staff to write: what rules trust (the age, the guardian and
// their consent), and the staff's own notes. Members read what is kept about themselves, except the
// notes, which may say what others told in confidence: these they ask an officer for.

// Whether somebody may write the field, in a record that they may write at all.
bool MayWrite(const domain::Principal& principal, domain::MemberField field);

// PERMISSION_DENIED, FIELD_FOR_STAFF with the first field that the principal may not write.
absl::Status AuthoriseEdit(const domain::Principal& principal,
                           const std::set<domain::MemberField>& fields);

// Of a member's fields those that the principal may read; the others are empty.
domain::MemberFields VisibleTo(const domain::Principal& principal, domain::MemberFields fields);

}  // namespace timecredit::auth

#endif  // LEDGER_AUTH_FIELD_POLICY_H_
