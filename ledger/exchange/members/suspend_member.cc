#include "ledger/exchange/members/suspend_member.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const SuspendMember& command, const Desk& desk) {
  if (auto status = CheckText(command.reason, "reason"); !status.ok()) return status;
  const auto member = desk.ActiveMember(command.member, "member");
  if (!member.ok()) return member.status();
  Draft draft;
  draft.body = journal::MemberSuspended{.member = command.member};
  if (!command.reason.empty()) draft.text = TextAbout{command.member, command.reason};
  return draft;
}

}  // namespace timecredit::exchange
