#include "ledger/exchange/members/erase_member.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const EraseMember& command, const Desk& desk) {
  const auto member = desk.KnownMember(command.member, "member");
  if (!member.ok()) return member.status();
  if (member->state == domain::MemberState::kErased) return domain::CheckCurrent(*member, "member");
  journal::MemberErased body{.member = command.member, .duplicates = {}};
  for (const domain::MemberNumber number : member->duplicates) {
    const auto duplicate = desk.KnownMember(number, "member");
    if (!duplicate.ok()) return duplicate.status();
    if (duplicate->state != domain::MemberState::kErased) body.duplicates.push_back(number);
  }
  Draft draft;
  draft.erased_members = body.duplicates;
  draft.erased_members.push_back(command.member);
  draft.body = std::move(body);
  return draft;
}

}  // namespace timecredit::exchange
