#ifndef LEDGER_SERVER_SYSTEM_CLOCK_H_
#define LEDGER_SERVER_SYSTEM_CLOCK_H_

#include <ctime>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "ledger/domain/clock.h"

namespace timecredit::server {

// The machine's clock. Thread-safe.
class SystemClock : public domain::Clock {
 public:
  absl::Time Now() const override { return absl::Now(); }

  absl::Duration Elapsed() const override {
    timespec since_start{};
    clock_gettime(CLOCK_BOOTTIME, &since_start);  // fails for unknown clocks only
    return absl::DurationFromTimespec(since_start);
  }
};

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_SYSTEM_CLOCK_H_
