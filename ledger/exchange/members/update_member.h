#ifndef LEDGER_EXCHANGE_MEMBERS_UPDATE_MEMBER_H_
#define LEDGER_EXCHANGE_MEMBERS_UPDATE_MEMBER_H_

#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/member_edit.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Changes some of a member's personal fields, the id among them; what becomes empty is gone. The
// others stay as they are by then, whatever the caller saw: of two changes at once of different
// fields both hold, and a request that is late brings nothing back. The record says only whose they
// were; what they became is in the answer, unless that is given again. Suspended members are kept
// up to date like others. Refuses a change of nothing (UPDATE_EMPTY), malformed fields, an id that
// another member has (ID_TAKEN), and whoever is no member any more. Exchange::FollowUp lets
// searches find the new fields.
struct UpdateMember {
  static constexpr std::string_view kName = "UpdateMember";

  domain::MemberNumber member;
  domain::MemberEdit edit;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const UpdateMember& command) { return std::tie(command.member); }
inline auto PersonalFieldsOf(const UpdateMember& command) { return std::tie(command.edit); }

absl::StatusOr<Draft> Decide(const UpdateMember& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_MEMBERS_UPDATE_MEMBER_H_
