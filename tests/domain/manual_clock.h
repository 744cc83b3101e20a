#ifndef TESTS_DOMAIN_MANUAL_CLOCK_H_
#define TESTS_DOMAIN_MANUAL_CLOCK_H_

#include <algorithm>
#include <atomic>
#include <cstdint>

#include "absl/time/time.h"
#include "ledger/domain/clock.h"

namespace timecredit::domain {

// A clock that stands still until it is set, to whole microseconds. Thread-safe.
class ManualClock : public Clock {
 public:
  explicit ManualClock(absl::Time now = absl::FromUnixSeconds(1'700'000'000))
      : micros_(absl::ToUnixMicros(now)) {}

  absl::Time Now() const override { return absl::FromUnixMicros(micros_); }
  absl::Duration Elapsed() const override { return absl::Microseconds(elapsed_micros_.load()); }

  // Time passes until `now`; or the clock is put back, and none passes.
  void Set(absl::Time now) { Advance(now - Now()); }
  void Advance(absl::Duration by) {
    Jump(by);
    elapsed_micros_ += std::max<int64_t>(0, absl::ToInt64Microseconds(by));
  }
  // The clock is set, and no time has passed.
  void Jump(absl::Duration by) { micros_ += absl::ToInt64Microseconds(by); }

 private:
  std::atomic<int64_t> micros_;
  std::atomic<int64_t> elapsed_micros_{0};
};

}  // namespace timecredit::domain

#endif  // TESTS_DOMAIN_MANUAL_CLOCK_H_
