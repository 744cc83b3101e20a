#ifndef LEDGER_EXCHANGE_MEMBERS_ERASE_MEMBER_H_
#define LEDGER_EXCHANGE_MEMBERS_ERASE_MEMBER_H_

#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/members/departure.h"

namespace timecredit::exchange {

// Erases everything personal about a member, in whatever state: the fields, the texts, the id, and
// the key they were sealed under. What the books say of the past stays. Nobody could spend what was
// left in the wallet, so it is dealt with as when a membership ends (CloseMember): BALANCE_REMAINS,
// MEMBER_IN_DEBT, and HOURS_AWAITING and HOLDS_OPEN while something is undecided. Those who were
// merged into the member are the same person and are erased with them; a duplicate may be erased
// alone. Refuses a member who was erased already (MEMBER_ERASED). Exchange::FollowUp destroys the
// keys.
struct EraseMember {
  static constexpr std::string_view kName = "EraseMember";

  domain::MemberNumber member;
  ClosingChoice remaining = ClosingChoice::kRefuse;
  domain::MemberNumber beneficiary;  // of a transfer, and of nothing else
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const EraseMember& command) {
  return std::tie(command.member, command.remaining, command.beneficiary);
}

absl::StatusOr<Draft> Decide(const EraseMember& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_MEMBERS_ERASE_MEMBER_H_
