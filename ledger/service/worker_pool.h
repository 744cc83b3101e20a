#ifndef LEDGER_SERVICE_WORKER_POOL_H_
#define LEDGER_SERVICE_WORKER_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/functional/any_invocable.h"

namespace timecredit::service {

// Threads for one kind of work, so that no kind can hold up another. Thread-safe.
class WorkerPool {
 public:
  using Task = absl::AnyInvocable<void()>;

  // At most `waiting` tasks wait; more are not taken.
  WorkerPool(size_t threads, size_t waiting);

  // Runs what waits, and ends the threads.
  ~WorkerPool();

  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // Whether the task was taken.
  bool TryRun(Task task);

  // Takes the task in any case: for what was accepted already.
  void Run(Task task);

 private:
  bool Add(Task task, bool always);
  void Work();

  const size_t waiting_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> tasks_;  // guarded by mutex_
  bool ends_ = false;       // guarded by mutex_
  std::vector<std::thread> threads_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_WORKER_POOL_H_
