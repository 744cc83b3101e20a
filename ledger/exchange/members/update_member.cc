#include "ledger/exchange/members/update_member.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/member_edit.h"
#include "ledger/domain/member_fields.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

// Whether the id is another member's is seen where it is written, in the compartment.
absl::StatusOr<Draft> Decide(const UpdateMember& command, const Desk& desk) {
  if (auto status = CheckNotEmpty(!command.edit.fields.empty()); !status.ok()) return status;
  const auto member = desk.CurrentMember(command.member, "member");
  if (!member.ok()) return member.status();
  const auto before = desk.FieldsOf(command.member);
  if (!before.ok()) return before.status();
  domain::MemberFields after = domain::Edited(*before, command.edit);
  auto status = domain::CheckMemberFields(after, desk.today());
  if (!status.ok()) return status;
  Draft draft;
  draft.body = journal::MemberUpdated{.member = command.member};
  draft.updated_member = UpdatedMember{.member = command.member, .fields = std::move(after)};
  return draft;
}

}  // namespace timecredit::exchange
