#ifndef TESTS_MODEL_HISTORY_H_
#define TESTS_MODEL_HISTORY_H_

#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

#include "rapidcheck/Random.h"
#include "tests/model/choices.h"
#include "tests/model/steps.h"

namespace timecredit::model {

// What happens around a ledger.
enum class Event : uint8_t {
  kRepeat,      // an earlier request once more, as it was or nearly
  kSweepHolds,  // as the server does from time to time
  kSweepLots,
  kWait,      // the clock goes on
  kStepBack,  // the clock is put back
  kJump,      // the clock jumps ahead, and the next time to where it should be
  kReopen,    // the ledger is closed and opened again
  kRebuild,   // the projections are built again from the records, and compared
};

// What one step of a history is about: one of the operations, or an event.
using Move = std::variant<Event, const Operation*>;

// One step: what it is about, and the choices by which it becomes a request when it is carried out,
// given how things stand then ("the third of the holds that are open"). 0 is always the plainest
// choice. So any list of steps is a history, whatever is cut out of it, and what is left of a step
// still means much the same: that is what lets histories shrink.
struct Step {
  Move move;
  Choices::Drawn choices{};
};

using History = std::vector<Step>;

// A history of so many steps: first a scheme with organisations, activities and members, then
// anything.
//
// RapidCheck draws the random numbers, but its state API is not used: its commands are bound to a
// state when they are generated, so that cutting out an early one leaves the others naming things
// that never come to be, and every command copies and advances the model twice.
History DrawHistory(const rc::Random& random, size_t steps);

}  // namespace timecredit::model

#endif  // TESTS_MODEL_HISTORY_H_
