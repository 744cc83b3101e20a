#include "ledger/server/sweeper.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/exchange.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/store.h"
#include "prometheus/gauge.h"
#include "prometheus/registry.h"
#include "spdlog/logger.h"

namespace timecredit::server {

Sweeper::Sweeper(exchange::Exchange& exchange, std::shared_ptr<spdlog::logger> logger,
                 prometheus::Registry& registry, absl::Duration every, std::function<void()> also)
    : exchange_(exchange),
      also_(std::move(also)),
      logger_(std::move(logger)),
      pending_erasures_(prometheus::BuildGauge()
                            .Name("timecredit_pending_erasures")
                            .Help("Erasures recorded whose keys are not yet destroyed.")
                            .Register(registry)
                            .Add({})),
      thread_([this, every] { Work(every); }) {}

Sweeper::~Sweeper() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ends_ = true;
  }
  ended_.notify_all();
  thread_.join();
}

void Sweeper::Work(absl::Duration every) {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!ended_.wait_for(lock, absl::ToChronoMilliseconds(every), [this] { return ends_; })) {
    lock.unlock();
    SweepAll();
    also_();
    lock.lock();
  }
}

void Sweeper::Tell(uint64_t scheme, const char* what,
                   const absl::StatusOr<exchange::Exchange::Swept>& swept) {
  if (!swept.ok()) {
    logger_->warn("sweep scheme={} of={} what={}", scheme, what,
                  std::string(swept.status().message()));
    return;
  }
  if (swept->done > 0) logger_->info("sweep scheme={} of={} done={}", scheme, what, swept->done);
  if (swept->failed > 0) {
    logger_->error("sweep scheme={} of={} failed={} what={}", scheme, what, swept->failed,
                   std::string(swept->why.message()));
  }
  if (swept->waiting > 0) {
    logger_->warn(
        "sweep scheme={} of={} waiting={} what=more lapsed at once than is expired unasked; "
        "ExpireCredits lets them go",
        scheme, what, swept->waiting);
  }
}

void Sweeper::SweepAll() {
  uint64_t schemes = 0;
  const auto read = exchange_.store().View([&](const storage::Snapshot& snapshot) {
    const auto registry = snapshot.Find<journal::Registry>({});
    if (registry.ok() && *registry != nullptr) schemes = (*registry)->schemes;
    return registry.status();
  });
  if (!read.ok()) logger_->error("sweep what={}", std::string(read.message()));
  FinishErasures();
  for (uint64_t number = 1; number <= schemes; ++number) {
    const domain::SchemeNumber scheme(number);
    Tell(number, "holds", exchange_.SweepHolds(scheme));
    Tell(number, "wallets", exchange_.SweepLots(scheme));
  }
}

void Sweeper::FinishErasures() {
  const auto resumed = exchange_.ResumeErasures();
  if (!resumed.ok()) {
    logger_->error("erasures what={}", std::string(resumed.status().message()));
    return;
  }
  pending_erasures_.Set(static_cast<double>(resumed->pending));
  if (resumed->finished > 0) logger_->info("erasures finished={}", resumed->finished);
  if (resumed->pending > 0) {
    logger_->error("erasures pending={} what={}", resumed->pending,
                   std::string(resumed->failure.message()));
  }
}

}  // namespace timecredit::server
