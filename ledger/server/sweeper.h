#ifndef LEDGER_SERVER_SWEEPER_H_
#define LEDGER_SERVER_SWEEPER_H_

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "absl/time/time.h"
#include "ledger/exchange/exchange.h"
#include "prometheus/gauge.h"
#include "prometheus/registry.h"
#include "spdlog/logger.h"

namespace timecredit::server {

// Sweeps all schemes from time to time, on a thread of its own: returns the credit of holds past
// their deadline, and expires lapsed lots. Nothing depends on when, because both are enforced when
// credits are spent. Also finishes erasures that a failure left unfinished.
class Sweeper {
 public:
  // The exchange and the registry outlive it. `also` is called as often: for what else becomes due.
  Sweeper(exchange::Exchange& exchange, std::shared_ptr<spdlog::logger> logger,
          prometheus::Registry& registry, absl::Duration every, std::function<void()> also);
  ~Sweeper();

  Sweeper(const Sweeper&) = delete;
  Sweeper& operator=(const Sweeper&) = delete;

 private:
  void Work(absl::Duration every);
  void SweepAll();
  void Tell(uint64_t scheme, const char* what,
            const absl::StatusOr<exchange::Exchange::Swept>& swept);
  void FinishErasures();

  exchange::Exchange& exchange_;
  const std::function<void()> also_;
  const std::shared_ptr<spdlog::logger> logger_;
  prometheus::Gauge& pending_erasures_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool ends_ = false;  // guarded by mutex_
  std::thread thread_;
};

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_SWEEPER_H_
