#ifndef TESTS_MODEL_STEPS_H_
#define TESTS_MODEL_STEPS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/exchange/command.h"
#include "tests/model/deed.h"
#include "tests/model/scene.h"

namespace timecredit::model {

// The model's step of each operation: when histories choose it, how they ask for it, and what it
// does. It is made of the three functions below, specialised for the operation's command in the
// file of its noun, steps/<its folder in ledger/exchange>.cc. When one is missing, the linker names
// the function and the command.

// When histories choose an operation, and how they must have seen it end.
struct Plan {
  // How often it is chosen: beside the weights of all others and of events (history.cc).
  uint32_t weight = 0;
  // The reasons for which it must have been refused, each at least once (histories_test).
  std::vector<std::string> reasons;
};
template <class Command>
Plan PlanFor();

// A request, made up from how things stand: mostly one that can be done.
template <class Command>
Command MakeUp(Scene& scene);

// What the command does to the model, or why it is refused.
template <class Command>
void Do(const Command& command, Deed& deed);

// An operation, whatever its command.
struct Operation {
  std::string_view name;
  Plan plan;
  exchange::Command (*make_up)(Scene& scene) = nullptr;
};

// All there are, in the order of exchange::Command.
const std::vector<Operation>& Operations();

// The one that a command is of.
const Operation& OperationOf(const exchange::Command& command);

}  // namespace timecredit::model

#endif  // TESTS_MODEL_STEPS_H_
