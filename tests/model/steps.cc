#include "tests/model/steps.h"

#include <type_traits>
#include <variant>

namespace timecredit::model {
namespace {

template <class Command>
Operation Described() {
  return {.name = Command::kName, .plan = PlanFor<Command>(), .make_up = [](Scene& scene) {
            return exchange::Command(MakeUp<Command>(scene));
          }};
}

template <class... Commands>
std::vector<Operation> Describe(std::type_identity<std::variant<Commands...>> /*all*/) {
  return {Described<Commands>()...};
}

}  // namespace

const std::vector<Operation>& Operations() {
  static const std::vector<Operation> operations =
      Describe(std::type_identity<exchange::Command>());
  return operations;
}

const Operation& OperationOf(const exchange::Command& command) {
  return Operations()[command.index()];
}

}  // namespace timecredit::model
