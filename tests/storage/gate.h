#ifndef TESTS_STORAGE_GATE_H_
#define TESTS_STORAGE_GATE_H_

#include <condition_variable>
#include <memory>
#include <mutex>

namespace timecredit::storage {

// Something one thread waits for and another lets happen. Either may then destroy it, whether or
// not the other has returned. Thread-safe.
class Gate {
 public:
  void Open() {
    const std::shared_ptr<State> state = state_;
    std::lock_guard lock(state->mutex);
    state->open = true;
    state->opened.notify_all();
  }

  void Wait() {
    const std::shared_ptr<State> state = state_;
    std::unique_lock lock(state->mutex);
    state->opened.wait(lock, [&state] { return state->open; });
  }

 private:
  struct State {
    std::mutex mutex;
    std::condition_variable opened;
    bool open = false;  // guarded by mutex
  };

  const std::shared_ptr<State> state_ = std::make_shared<State>();
};

}  // namespace timecredit::storage

#endif  // TESTS_STORAGE_GATE_H_
