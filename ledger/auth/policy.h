#ifndef LEDGER_AUTH_POLICY_H_
#define LEDGER_AUTH_POLICY_H_

#include <string_view>

#include "absl/status/status.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"

// Who may call what: the API's files say it of each method (callers.proto), and nothing else does.
namespace timecredit::auth {

// PERMISSION_DENIED, ROLE_NOT_ALLOWED, unless the principal may call the method, for instance
// "HoursService/ApproveHours"; one that does not say who may call it is nobody's to call.
absl::Status Authorise(std::string_view method, const domain::Principal& principal);

// Whether the principal may know that there are courts' activities, and what hours discharge: who
// may call CourtService. To everybody else a confidential activity does not exist.
bool MayKnowCourts(const domain::Principal& principal);

// PERMISSION_DENIED, NOT_YOURSELF, when the principal is a member and `subject` is another: asked
// by methods that members may call about themselves, once it is known whom the request is about.
absl::Status AuthoriseAbout(const domain::Principal& principal, domain::MemberNumber subject);

}  // namespace timecredit::auth

#endif  // LEDGER_AUTH_POLICY_H_
