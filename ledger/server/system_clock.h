#ifndef LEDGER_SERVER_SYSTEM_CLOCK_H_
#define LEDGER_SERVER_SYSTEM_CLOCK_H_

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "ledger/domain/clock.h"

namespace timecredit::server {

// The machine's clock. Thread-safe.
class SystemClock : public domain::Clock {
 public:
  absl::Time Now() const override { return absl::Now(); }
};

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_SYSTEM_CLOCK_H_
