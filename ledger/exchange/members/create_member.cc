#include "ledger/exchange/members/create_member.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const CreateMember& command, const Desk& desk) {
  auto status = domain::CheckMemberFields(command.fields, desk.today());
  if (!status.ok()) return status;
  if (!command.fields.alias.empty()) {
    status = desk.CheckMemberAliasFree(command.fields.alias);
    if (!status.ok()) return status;
  }
  const domain::Date joined_on = command.joined_on.value_or(desk.today());
  if (joined_on > desk.today()) {
    return domain::RefuseArgument("DATE_IN_FUTURE", "joined_on",
                                  {{"date", joined_on}, {"today", desk.today()}});
  }
  Draft draft;
  draft.body = journal::MemberCreated{.member = domain::MemberNumber(desk.head().members + 1),
                                      .joined_on = joined_on};
  draft.new_member = command.fields;
  return draft;
}

}  // namespace timecredit::exchange
