#ifndef LEDGER_EXCHANGE_MEMBERS_UPDATE_MEMBER_H_
#define LEDGER_EXCHANGE_MEMBERS_UPDATE_MEMBER_H_

#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Replaces a member's personal fields whole, the id among them: what is left empty is gone. The
// record says only whose they were. Suspended members are kept up to date like others. Refuses
// malformed fields, an id that another member has (ID_TAKEN), and whoever is no member any more.
// Exchange::FollowUp lets searches find the new fields.
struct UpdateMember {
  static constexpr std::string_view kName = "UpdateMember";

  domain::MemberNumber member;
  domain::MemberFields fields;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const UpdateMember& command) { return std::tie(command.member); }
inline auto PersonalFieldsOf(const UpdateMember& command) { return std::tie(command.fields); }

absl::StatusOr<Draft> Decide(const UpdateMember& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_MEMBERS_UPDATE_MEMBER_H_
