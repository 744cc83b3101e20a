#ifndef LEDGER_REPORTING_SCAN_WATCH_H_
#define LEDGER_REPORTING_SCAN_WATCH_H_

#include <cstdint>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"

namespace timecredit::reporting {

// Whether somebody still waits for what is read. May be asked by any thread; does not block.
using Wanted = absl::FunctionRef<bool()>;

// Ends a scan for which nobody waits any more. Not thread-safe.
class ScanWatch {
 public:
  // Rows between two questions: some milliseconds.
  static constexpr int64_t kAsksEvery = 256;

  explicit ScanWatch(Wanted is_wanted) : is_wanted_(is_wanted) {}

  // For each row: whether to go on.
  bool GoesOn() {
    if (++rows_ % kAsksEvery == 0 && !is_wanted_()) has_ended_ = true;
    return !has_ended_;
  }

  // CANCELLED once it has ended the scan.
  absl::Status status() const {
    return has_ended_ ? absl::CancelledError("nobody waits for it any more") : absl::OkStatus();
  }

 private:
  const Wanted is_wanted_;
  int64_t rows_ = 0;
  bool has_ended_ = false;
};

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_SCAN_WATCH_H_
