// The steps (steps.h) about cases and the obligations imposed in them.

#include "tests/model/steps.h"

namespace timecredit::model {

template <>
Plan PlanFor<exchange::ImposeObligation>() {
  return {.weight = 15,
          .reasons = {"NUMBER_OUT_OF_RANGE", "UNIT_UNKNOWN", "MEMBER_UNKNOWN", "CASE_UNKNOWN"}};
}

template <>
exchange::ImposeObligation MakeUp(Scene& scene) {
  exchange::ImposeObligation command;
  Choices& choices = scene.choices;
  const uint64_t cases = scene.scheme.cases;
  if (cases > 0 && choices.OneIn(2)) command.court_case = domain::CaseNumber(scene.OneOf(cases));
  if (scene.Odd(16)) command.court_case = domain::CaseNumber(cases + 1);
  command.member = scene.AnyMember();
  command.unit = scene.AnyUnit();
  command.quantity = choices.Among<int64_t>({90, 12, 1, 600, 2, 40});
  if (scene.Odd(12)) command.quantity = choices.Among<int64_t>({60'000'000, 0, -1, 60'000'001});
  if (choices.OneIn(2)) command.due_on = scene.Today() + choices.Among({90, 0, -1});
  return command;
}

template <>
void Do(const exchange::ImposeObligation& command, Deed& deed) {
  deed.RequireAmount(command.quantity);
  deed.RequireUnit(command.unit);
  deed.CurrentMember(command.member);
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
