// What granting, giving and expiring credit, and obligations, do to the model.

#include "tests/model/deed.h"

namespace timecredit::model {

void Do(const exchange::GrantCredits& command, Deed& deed) {
  deed.RequireAmount(command.credit_minutes);
  deed.RequireText(command.reason);
  Member* member = deed.ActiveMember(command.member);
  if (deed.IsRefused()) return;
  const Piece lot = deed.Fresh(0, 0, command.credit_minutes);
  Receive(member->wallet, {lot}, lot);
  deed.scheme.granted += command.credit_minutes;
  deed.Keep(command.reason, command.member.value);
  deed.EffectiveToday();
  deed.body = journal::CreditsGranted{command.member, command.credit_minutes};
}

void Do(const exchange::TransferCredits& command, Deed& deed) {
  deed.RequireAmount(command.credit_minutes);
  deed.RequireText(command.text);
  deed.Require(command.from != command.to, "SAME_MEMBER");
  Member* from = deed.ActiveMember(command.from);
  Member* to = deed.ActiveMember(command.to);
  if (from != nullptr) {
    deed.Require(AvailableIn(from->wallet, deed.SpendingAt(0)) >= command.credit_minutes,
                 "CREDITS_INSUFFICIENT");
  }
  if (deed.IsRefused()) return;
  const Pieces given = Spend(from->wallet, command.credit_minutes, deed.SpendingAt(0));
  Receive(to->wallet, given, deed.Fresh(0, 0, 0));
  deed.Keep(command.text, command.from.value);
  deed.EffectiveToday();
  deed.body = journal::CreditsTransferred{command.from, command.to, command.credit_minutes};
}

void Do(const exchange::ExpireLots& command, Deed& deed) {
  Member* member = deed.KnownMember(command.member);
  if (member == nullptr) return;
  const int64_t lapsed = SumOf(TakeLapsed(member->wallet, deed.today));
  deed.Require(lapsed > 0, "NOTHING_LAPSED");
  deed.scheme.expired += lapsed;
  deed.EffectiveToday();
  deed.body = journal::LotsExpired{command.member, lapsed};
}

void Do(const exchange::ImposeObligation& command, Deed& deed) {
  deed.RequireAmount(command.quantity);
  deed.RequireUnit(command.unit);
  deed.ActiveMember(command.member);
  deed.Require(command.court_case.value <= deed.scheme.cases, "CASE_UNKNOWN");
  Obligation obligation;
  obligation.court_case = command.court_case.value;
  if (obligation.court_case == 0) obligation.court_case = ++deed.scheme.cases;
  obligation.member = command.member.value;
  obligation.unit = command.unit.value;
  obligation.imposed = command.quantity;
  obligation.due_on = command.due_on;
  deed.scheme.obligations.push_back(obligation);
  deed.court_case = obligation.court_case;
  deed.confidential = journal::ObligationImposed{
      {.scheme = deed.scheme.number(),
       .obligation = domain::ObligationNumber(deed.scheme.obligations.size()),
       .court_case = domain::CaseNumber(obligation.court_case),
       .member = command.member,
       .unit = command.unit,
       .imposed = command.quantity,
       .discharged = 0,
       .due_on = command.due_on}};
}

}  // namespace timecredit::model
