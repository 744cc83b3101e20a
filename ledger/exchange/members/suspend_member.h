#ifndef LEDGER_EXCHANGE_MEMBERS_SUSPEND_MEMBER_H_
#define LEDGER_EXCHANGE_MEMBERS_SUSPEND_MEMBER_H_

#include <string>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Keeps a member from taking part: from logging hours, spending, giving and receiving credit, each
// refused with MEMBER_SUSPENDED, until resumed. What was promised or given before is kept: hours
// that wait may be approved, open holds captured, redemptions refunded, and entries corrected.
// Refuses members who are suspended already.
struct SuspendMember {
  static constexpr std::string_view kName = "SuspendMember";

  domain::MemberNumber member;
  std::string reason;  // may be empty
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const SuspendMember& command) { return std::tie(command.member); }
inline auto PersonalFieldsOf(const SuspendMember& command) { return std::tie(command.reason); }

absl::StatusOr<Draft> Decide(const SuspendMember& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_MEMBERS_SUSPEND_MEMBER_H_
