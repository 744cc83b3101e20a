#ifndef LEDGER_DOMAIN_PRINCIPAL_H_
#define LEDGER_DOMAIN_PRINCIPAL_H_

#include <compare>
#include <cstdint>
#include <optional>

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

// Who acts. The number is assigned by the server within the kind; `member` links a principal who
// is also a member of the scheme (an officer who volunteers), so that nobody approves their own
// hours by changing hats.
struct Principal {
  PrincipalKind kind = PrincipalKind::kSystem;
  uint64_t number = 0;
  std::optional<MemberNumber> member;

  friend auto operator<=>(const Principal&, const Principal&) = default;
};

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_PRINCIPAL_H_
