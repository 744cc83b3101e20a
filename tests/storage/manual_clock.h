#ifndef TESTS_STORAGE_MANUAL_CLOCK_H_
#define TESTS_STORAGE_MANUAL_CLOCK_H_

#include <mutex>

#include "absl/time/time.h"
#include "ledger/domain/clock.h"

namespace timecredit::storage {

// Time passes when the test says so. Thread-safe.
class ManualClock : public domain::Clock {
 public:
  explicit ManualClock(absl::Time now = absl::FromUnixSeconds(1'700'000'000)) : now_(now) {}

  absl::Time Now() const override {
    std::lock_guard lock(mutex_);
    return now_;
  }

  void Advance(absl::Duration duration) {
    std::lock_guard lock(mutex_);
    now_ += duration;
  }

 private:
  mutable std::mutex mutex_;
  absl::Time now_;  // guarded by mutex_
};

}  // namespace timecredit::storage

#endif  // TESTS_STORAGE_MANUAL_CLOCK_H_
