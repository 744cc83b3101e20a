#ifndef LEDGER_DOMAIN_PRINCIPAL_H_
#define LEDGER_DOMAIN_PRINCIPAL_H_

#include <compare>
#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "ledger/domain/number.h"

namespace timecredit::domain {

// Stored numbers: never renumber, only append.
enum class PrincipalKind : uint8_t {
  kSystem = 1,    // the server itself: sweeps and expiries
  kOperator = 2,  // whoever runs the server
  kManager = 3,   // a programme manager of a scheme
  kOfficer = 4,   // staff of a host organisation
  kPartner = 5,   // a partner's desk
  kMember = 6,
};

// Who acts. The number is assigned by the server within kind and scheme, and stands for the person,
// whatever token they came with. `member` links a principal who is also a member of the scheme (an
// officer who volunteers), so that nobody approves their own hours by changing hats.
struct Principal {
  PrincipalKind kind = PrincipalKind::kSystem;
  uint64_t number = 0;
  std::optional<MemberNumber> member;  // of `scheme`
  // Whose principal it is: member 1 of one scheme is nobody in another. None for those who belong
  // to the whole server: itself and its operators.
  SchemeNumber scheme;

  friend auto operator<=>(const Principal&, const Principal&) = default;
};

// Whether principals of this kind belong to the whole server rather than to one scheme.
bool IsOfServer(PrincipalKind kind);

// PERMISSION_DENIED, SCHEME_NOT_YOURS, unless the principal may have business in the scheme at all:
// asked before anything that a request names is looked for, and before an earlier answer is
// repeated.
absl::Status CheckScope(const Principal& principal, SchemeNumber scheme);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_PRINCIPAL_H_
