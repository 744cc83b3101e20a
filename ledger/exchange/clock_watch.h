#ifndef LEDGER_EXCHANGE_CLOCK_WATCH_H_
#define LEDGER_EXCHANGE_CLOCK_WATCH_H_

#include <mutex>
#include <optional>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/domain/clock.h"

namespace timecredit::exchange {

// How far the time of day may run ahead of the time that has passed, within an hour.
inline constexpr absl::Duration kLargestJumpAhead = absl::Minutes(10);

// How long before a start the store's last record may lie: there is nothing else yet to hold the
// time of day against.
inline constexpr absl::Duration kLongestSilence = absl::Hours(24 * 92);

// Tells a time of day that jumped ahead from one that went on, by more than one reading of one
// clock: against the store's last record when it begins, and against the time that has passed ever
// after. A record stamped years ahead would hold all later ones to its time, and what lapses by a
// wrong date lapses at once. A clock that comes back by itself is trusted again. Thread-safe.
class ClockWatch {
 public:
  // `last_record`: of any public journal of the store; InfinitePast for a store without any. The
  // clock outlives the watch.
  ClockWatch(const domain::Clock& clock, absl::Time last_record)
      : clock_(clock), last_record_(last_record) {}

  struct Reading {
    absl::Time now;
    absl::Duration elapsed;
  };
  Reading Read() const { return {.now = clock_.Now(), .elapsed = clock_.Elapsed()}; }

  // FAILED_PRECONDITION, CLOCK_AHEAD, unless the reading's time of day can be trusted.
  absl::Status Check(const Reading& reading);

  // An operator looked, and the reading is right.
  void Confirm(const Reading& reading);

 private:
  const domain::Clock& clock_;
  const absl::Time last_record_;
  std::mutex mutex_;
  std::optional<Reading> trusted_;  // the last one that others are held against; guarded by mutex_
};

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_CLOCK_WATCH_H_
