#ifndef TESTS_MODEL_SHRINKING_H_
#define TESTS_MODEL_SHRINKING_H_

#include <cstddef>
#include <functional>
#include <optional>

#include "tests/model/history.h"

namespace timecredit::model {

// The step at which a history violates anything; nullopt when it does not.
using StepOfViolation = std::function<std::optional<size_t>(const History& history)>;

// A smaller history that still violates something: without the steps that do not matter, and with
// plain choices in those that are left, as far as so many tries go. RapidCheck's own shrinking
// begins anew after every success and does not know that nothing matters after the violation: it
// takes many times the tries.
History Shrink(History history, int most_tries, const StepOfViolation& violation_in);

}  // namespace timecredit::model

#endif  // TESTS_MODEL_SHRINKING_H_
