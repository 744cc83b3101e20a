#ifndef LEDGER_DOMAIN_CLOCK_H_
#define LEDGER_DOMAIN_CLOCK_H_

#include "absl/time/time.h"

namespace timecredit::domain {

// The port through which all code learns the time. Implementations are thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;

  // The time of day, which somebody may set: forward, back, wrongly.
  virtual absl::Time Now() const = 0;

  // How long ago some fixed moment was: grows steadily, also while the machine sleeps, and is never
  // set. By it a jump of the time of day is told from time that has passed.
  virtual absl::Duration Elapsed() const = 0;
};

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_CLOCK_H_
