#ifndef LEDGER_SERVER_REPEATER_H_
#define LEDGER_SERVER_REPEATER_H_

#include <condition_variable>
#include <mutex>
#include <thread>

#include "absl/functional/any_invocable.h"
#include "absl/time/time.h"

namespace timecredit::server {

// Does something again and again, on a thread of its own, until it is destroyed: that waits for the
// step under way.
class Repeater {
 public:
  // One step; how long to wait until the next.
  using Step = absl::AnyInvocable<absl::Duration()>;

  explicit Repeater(Step step);
  ~Repeater();

  Repeater(const Repeater&) = delete;
  Repeater& operator=(const Repeater&) = delete;

 private:
  void Work();

  Step step_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool ends_ = false;  // guarded by mutex_
  std::thread thread_;
};

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_REPEATER_H_
