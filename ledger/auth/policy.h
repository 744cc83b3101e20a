#ifndef LEDGER_AUTH_POLICY_H_
#define LEDGER_AUTH_POLICY_H_

#include <set>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"

namespace timecredit::auth {

// Who may call a method.
struct Rule {
  std::string_view method;  // "HoursService/ApproveHours"
  std::set<domain::PrincipalKind> roles;
  // A member may call it too, but only about themselves.
  bool members_about_themselves = false;
};

// The policy table: one rule for each RPC, in the order of the services.
const std::vector<Rule>& PolicyTable();

// PERMISSION_DENIED, ROLE_NOT_ALLOWED, unless the table lets the principal call the method; a
// method that the table does not name is allowed to nobody.
absl::Status Authorise(std::string_view method, const domain::Principal& principal);

// Whether the principal may know that there are courts' activities, and what hours discharge: the
// roles that may call CourtService. To everybody else a confidential activity does not exist.
bool MayKnowCourts(const domain::Principal& principal);

// PERMISSION_DENIED, NOT_YOURSELF, when the principal is a member and `subject` is another: asked
// by methods that members may call about themselves, once it is known whom the request is about.
absl::Status AuthoriseAbout(const domain::Principal& principal, domain::MemberNumber subject);

}  // namespace timecredit::auth

#endif  // LEDGER_AUTH_POLICY_H_
