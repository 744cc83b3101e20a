#ifndef LEDGER_AUTH_PRINCIPAL_TEXT_H_
#define LEDGER_AUTH_PRINCIPAL_TEXT_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/domain/principal.h"

namespace timecredit::auth {

// A principal as configuration and logs name it: kind, number and, for one who is also a member of
// the scheme, the member: "officer:7", "officer:7/member:17", "member:17" (which is member 17).
// INVALID_ARGUMENT for anything else, and for the server's own principal.
absl::StatusOr<domain::Principal> ParsePrincipal(std::string_view text);

std::string PrincipalText(const domain::Principal& principal);

}  // namespace timecredit::auth

#endif  // LEDGER_AUTH_PRINCIPAL_TEXT_H_
