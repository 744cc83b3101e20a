#include "ledger/exchange/members/erase_member.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const EraseMember& command, const Desk& desk) {
  const auto member = desk.ActiveMember(command.member, "member");
  if (!member.ok()) return member.status();
  Draft draft;
  draft.body = journal::MemberErased{.member = command.member};
  draft.erased_member = command.member;
  return draft;
}

}  // namespace timecredit::exchange
