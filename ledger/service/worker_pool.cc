#include "ledger/service/worker_pool.h"

#include <cstddef>
#include <mutex>
#include <thread>
#include <utility>

namespace timecredit::service {

WorkerPool::WorkerPool(size_t threads, size_t waiting) : waiting_(waiting) {
  for (size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { Work(); });
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ends_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkerPool::TryRun(Task task) { return Add(std::move(task), /*always=*/false); }

void WorkerPool::Run(Task task) { Add(std::move(task), /*always=*/true); }

bool WorkerPool::Add(Task task, bool always) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!always && tasks_.size() >= waiting_) return false;
  tasks_.push_back(std::move(task));
  // Under the lock: once it is released, the task may have run, and been the last that its pool,
  // with everything above it, waited for.
  changed_.notify_one();
  return true;
}

void WorkerPool::Work() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return ends_ || !tasks_.empty(); });
    if (tasks_.empty()) return;
    Task task = std::move(tasks_.front());
    tasks_.pop_front();
    lock.unlock();
    task();
    task = nullptr;  // what it holds goes before the lock is taken again
    lock.lock();
  }
}

}  // namespace timecredit::service
