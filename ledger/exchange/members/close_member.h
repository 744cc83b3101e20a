#ifndef LEDGER_EXCHANGE_MEMBERS_CLOSE_MEMBER_H_
#define LEDGER_EXCHANGE_MEMBERS_CLOSE_MEMBER_H_

#include <string>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/members/departure.h"

namespace timecredit::exchange {

// Closes a member's account, for good. What has lapsed expires, and lots repay the debt, whatever
// was chosen; what is left then is dealt with as chosen: BALANCE_REMAINS, MEMBER_IN_DEBT where it
// may not be left. Refused while hours wait (HOURS_AWAITING) or holds are open (HOLDS_OPEN). Where
// a correction brings credit back into the wallet of somebody who was closed or erased, closing it
// again takes it out; otherwise it is refused (MEMBER_CLOSED, MEMBER_ERASED). Says why, unless the
// member was erased (REASON_MISSING, REASON_NOT_KEPT).
struct CloseMember {
  static constexpr std::string_view kName = "CloseMember";

  domain::MemberNumber member;
  ClosingChoice remaining = ClosingChoice::kRefuse;
  domain::MemberNumber beneficiary;  // of a transfer, and of nothing else
  std::string reason;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const CloseMember& command) {
  return std::tie(command.member, command.remaining, command.beneficiary);
}
inline auto PersonalFieldsOf(const CloseMember& command) { return std::tie(command.reason); }

absl::StatusOr<Draft> Decide(const CloseMember& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_MEMBERS_CLOSE_MEMBER_H_
