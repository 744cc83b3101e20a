#ifndef TESTS_DOMAIN_MANUAL_CLOCK_H_
#define TESTS_DOMAIN_MANUAL_CLOCK_H_

#include <atomic>
#include <cstdint>

#include "absl/time/time.h"
#include "ledger/domain/clock.h"

namespace timecredit::domain {

// A clock that stands still until it is set, to whole microseconds. Thread-safe.
class ManualClock : public Clock {
 public:
  explicit ManualClock(absl::Time now = absl::FromUnixSeconds(1'700'000'000)) { Set(now); }

  absl::Time Now() const override { return absl::FromUnixMicros(micros_); }
  void Set(absl::Time now) { micros_ = absl::ToUnixMicros(now); }
  void Advance(absl::Duration by) { micros_ += absl::ToInt64Microseconds(by); }

 private:
  std::atomic<int64_t> micros_;
};

}  // namespace timecredit::domain

#endif  // TESTS_DOMAIN_MANUAL_CLOCK_H_
