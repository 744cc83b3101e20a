#ifndef LEDGER_AUTH_PRINCIPAL_TEXT_H_
#define LEDGER_AUTH_PRINCIPAL_TEXT_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/domain/principal.h"

namespace timecredit::auth {

// A principal as configuration names it: the scheme by its id, because its number is the store's.
struct ConfiguredPrincipal {
  std::string scheme;           // "taff"; empty for an operator, who belongs to no scheme
  domain::Principal principal;  // without its scheme
};

// Reads scheme, kind, number and, for one who is also a member of the scheme, the member:
// "operator:1", "taff/officer:7", "taff/officer:7/member:17", "taff/member:17" (which is member
// 17). INVALID_ARGUMENT for anything else, and for the server's own principal.
absl::StatusOr<ConfiguredPrincipal> ParsePrincipal(std::string_view text);

// A principal as logs name it, with the scheme's number: "3/officer:7/member:17".
std::string PrincipalText(const domain::Principal& principal);

}  // namespace timecredit::auth

#endif  // LEDGER_AUTH_PRINCIPAL_TEXT_H_
