#ifndef LEDGER_EXCHANGE_MEMBERS_CLOSE_MEMBER_H_
#define LEDGER_EXCHANGE_MEMBERS_CLOSE_MEMBER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// What becomes of what is left in the wallet. Enters request digests: never renumber.
enum class ClosingChoice : uint8_t {
  kRefuse = 1,    // nothing may be left
  kTransfer = 2,  // the lots go to a beneficiary and keep their identity; no debt may be left
  kGiveBack = 3,  // credit goes to the scheme's expired account; debt is written off
};

// Closes a member's account, for good. What has lapsed expires, and lots repay the debt, whatever
// was chosen; what is left then is dealt with as chosen: BALANCE_REMAINS, MEMBER_IN_DEBT where it
// may not be left. Refused while hours wait (HOURS_AWAITING) or holds are open (HOLDS_OPEN). Where
// a correction brings credit back into a closed wallet, closing it again takes it out; otherwise a
// closed account is not closed again (MEMBER_CLOSED).
struct CloseMember {
  static constexpr std::string_view kName = "CloseMember";

  domain::MemberNumber member;
  ClosingChoice remaining = ClosingChoice::kRefuse;
  // Of a transfer, and of nothing else (BENEFICIARY_UNEXPECTED): another member who takes part.
  domain::MemberNumber beneficiary;
  std::string reason;  // may be empty
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const CloseMember& command) {
  return std::tie(command.member, command.remaining, command.beneficiary);
}
inline auto PersonalFieldsOf(const CloseMember& command) { return std::tie(command.reason); }

absl::StatusOr<Draft> Decide(const CloseMember& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_MEMBERS_CLOSE_MEMBER_H_
