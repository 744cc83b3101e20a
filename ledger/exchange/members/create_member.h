#ifndef LEDGER_EXCHANGE_MEMBERS_CREATE_MEMBER_H_
#define LEDGER_EXCHANGE_MEMBERS_CREATE_MEMBER_H_

#include <optional>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/member_fields.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Registers a member. The personal fields go into the erasable compartment; the record knows the
// member by number alone. Refuses malformed fields and an id that another member has (ID_TAKEN).
struct CreateMember {
  static constexpr std::string_view kName = "CreateMember";

  domain::MemberFields fields;
  std::optional<domain::Date> joined_on;  // today unless given; not in the future
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const CreateMember& command) { return std::tie(command.joined_on); }
inline auto PersonalFieldsOf(const CreateMember& command) { return std::tie(command.fields); }

absl::StatusOr<Draft> Decide(const CreateMember& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_MEMBERS_CREATE_MEMBER_H_
