#ifndef LEDGER_DOMAIN_CLOCK_H_
#define LEDGER_DOMAIN_CLOCK_H_

#include "absl/time/time.h"

namespace timecredit::domain {

// The port through which all code learns the time. Implementations are thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual absl::Time Now() const = 0;
};

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_CLOCK_H_
