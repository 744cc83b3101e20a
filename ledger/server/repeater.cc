#include "ledger/server/repeater.h"

#include <mutex>
#include <thread>
#include <utility>

#include "absl/time/time.h"

namespace timecredit::server {

Repeater::Repeater(Step step) : step_(std::move(step)), thread_([this] { Work(); }) {}

Repeater::~Repeater() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ends_ = true;
  }
  ended_.notify_all();
  thread_.join();
}

void Repeater::Work() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!ends_) {
    lock.unlock();
    const auto pause = absl::ToChronoMilliseconds(step_());
    lock.lock();
    ended_.wait_for(lock, pause, [this] { return ends_; });
  }
}

}  // namespace timecredit::server
