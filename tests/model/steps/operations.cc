// The steps (steps.h) about running the ledger: its clock.

#include "tests/model/steps.h"

namespace timecredit::model {

template <>
Plan PlanFor<exchange::ConfirmClock>() {
  return {.weight = 4, .reasons = {"CLOCK_NOT_BEHIND"}};
}

template <>
exchange::ConfirmClock MakeUp(Scene& /*scene*/) {
  return {};
}

template <>
void Do(const exchange::ConfirmClock&, Deed& deed) {
  deed.Require(deed.clock_is_ahead || IsClockBehind(deed.scheme, deed.now), "CLOCK_NOT_BEHIND");
  deed.body = journal::ClockConfirmed{};
}

}  // namespace timecredit::model
