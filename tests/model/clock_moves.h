#ifndef TESTS_MODEL_CLOCK_MOVES_H_
#define TESTS_MODEL_CLOCK_MOVES_H_

#include "absl/time/time.h"
#include "tests/model/choices.h"
#include "tests/model/scheme.h"

namespace timecredit::model {

// Where the clock goes on to from `now`: on by a little or by days, to a change of the clocks, the
// end of a year, a leap day, or to about when something of the scheme falls due.
absl::Time WaitFrom(absl::Time now, const Scheme& scheme, Choices& choices);

// Where it is put back to: seconds, days, or just before the scheme's last record.
absl::Time StepBackFrom(absl::Time now, const Scheme& scheme, Choices& choices);

}  // namespace timecredit::model

#endif  // TESTS_MODEL_CLOCK_MOVES_H_
