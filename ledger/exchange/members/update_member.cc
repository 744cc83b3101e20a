#include "ledger/exchange/members/update_member.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/member_fields.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

// Whether the id is another member's is seen where it is written, in the compartment.
absl::StatusOr<Draft> Decide(const UpdateMember& command, const Desk& desk) {
  if (auto status = domain::CheckMemberFields(command.fields); !status.ok()) return status;
  const auto member = desk.CurrentMember(command.member, "member");
  if (!member.ok()) return member.status();
  Draft draft;
  draft.body = journal::MemberUpdated{.member = command.member};
  draft.updated_member = UpdatedMember{.member = command.member, .fields = command.fields};
  return draft;
}

}  // namespace timecredit::exchange
