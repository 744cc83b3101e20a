#include "ledger/domain/principal.h"

#include "absl/status/status.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"

namespace timecredit::domain {

bool IsOfServer(PrincipalKind kind) {
  return kind == PrincipalKind::kSystem || kind == PrincipalKind::kOperator;
}

absl::Status CheckScope(const Principal& principal, SchemeNumber scheme) {
  if (IsOfServer(principal.kind)) return absl::OkStatus();
  if (!principal.scheme.IsNone() && principal.scheme == scheme) return absl::OkStatus();
  return RefusePermission("SCHEME_NOT_YOURS", "");
}

}  // namespace timecredit::domain
