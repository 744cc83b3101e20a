#include "ledger/exchange/clock_watch.h"

#include <mutex>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/refusal.h"

namespace timecredit::exchange {
namespace {

// How long a reading is held against others before a later one takes its place: clocks that run
// a little fast or slow are no faults.
constexpr absl::Duration kHeldAgainst = absl::Hours(1);

absl::Status Ahead(absl::Duration by) {
  return domain::RefuseState("CLOCK_AHEAD", "scheme",
                             {{"ahead", domain::Minutes{absl::ToInt64Minutes(by)}}});
}

}  // namespace

absl::Status ClockWatch::Check(const Reading& reading) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!trusted_.has_value()) {
    // Nothing can be said of a store without records.
    const absl::Duration silence = reading.now - last_record_;
    if (last_record_ != absl::InfinitePast() && silence > kLongestSilence) return Ahead(silence);
    trusted_ = reading;
    return absl::OkStatus();
  }
  const absl::Duration passed = reading.elapsed - trusted_->elapsed;
  const absl::Duration ahead = reading.now - trusted_->now - passed;
  if (ahead > kLargestJumpAhead) return Ahead(ahead);
  // A clock that was put back is not held against: it may come forward again.
  if (passed >= kHeldAgainst && ahead > -kLargestJumpAhead) trusted_ = reading;
  return absl::OkStatus();
}

void ClockWatch::Confirm(const Reading& reading) {
  const std::lock_guard<std::mutex> lock(mutex_);
  trusted_ = reading;
}

}  // namespace timecredit::exchange
