#ifndef TESTS_STORAGE_GATE_H_
#define TESTS_STORAGE_GATE_H_

#include <condition_variable>
#include <mutex>

namespace timecredit::storage {

// Something one thread waits for and another lets happen. Thread-safe.
class Gate {
 public:
  void Open() {
    // Notified under the lock: whoever waits may destroy the gate on waking.
    std::lock_guard lock(mutex_);
    open_ = true;
    opened_.notify_all();
  }

  void Wait() {
    std::unique_lock lock(mutex_);
    opened_.wait(lock, [this] { return open_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable opened_;
  bool open_ = false;  // guarded by mutex_
};

}  // namespace timecredit::storage

#endif  // TESTS_STORAGE_GATE_H_
