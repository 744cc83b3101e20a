#include "ledger/exchange/members/resume_member.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/member.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const ResumeMember& command, const Desk& desk) {
  if (auto status = CheckText(command.reason, "reason"); !status.ok()) return status;
  const auto member = desk.CurrentMember(command.member, "member");
  if (!member.ok()) return member.status();
  if (member->state != domain::MemberState::kSuspended) {
    return domain::RefuseState("MEMBER_NOT_SUSPENDED", "member");
  }
  Draft draft;
  draft.body = journal::MemberResumed{.member = command.member};
  if (!command.reason.empty()) draft.text = TextAbout{command.member, command.reason};
  return draft;
}

}  // namespace timecredit::exchange
