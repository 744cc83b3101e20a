#include "ledger/exchange/court/impose_obligation.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/account.h"
#include "ledger/domain/obligation.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/scheme.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const ImposeObligation& command, const Desk& desk) {
  if (auto status = CheckPositive(command.quantity, "quantity"); !status.ok()) return status;
  if (auto status = domain::CheckUnit(desk.scheme(), command.unit); !status.ok()) return status;
  const auto member = desk.CurrentMember(command.member, "member");
  if (!member.ok()) return member.status();
  const auto head = desk.confidential_head();
  if (!head.ok()) return head.status();
  if (command.court_case.value > head->cases) {
    return domain::RefuseMissing("CASE_UNKNOWN", "court_case");
  }
  const domain::ObligationNumber number(head->obligations + 1);
  const domain::CaseNumber court_case =
      command.court_case.IsNone() ? domain::CaseNumber(head->cases + 1) : command.court_case;
  const domain::Owner owner = domain::OwnerOf(number);
  Entry entry;
  entry.Move({owner, domain::AccountKind::kImposed, command.unit},
             {owner, domain::AccountKind::kOutstanding, command.unit}, command.quantity);
  Draft draft;
  draft.confidential = ConfidentialDraft{
      .court_case = court_case,
      .body = journal::ObligationImposed{.obligation = {.scheme = desk.call().scheme,
                                                        .obligation = number,
                                                        .court_case = court_case,
                                                        .member = command.member,
                                                        .unit = command.unit,
                                                        .imposed = command.quantity,
                                                        .discharged = 0,
                                                        .due_on = command.due_on}},
      .postings = std::move(entry).Finish()};
  return draft;
}

}  // namespace timecredit::exchange
