#include "ledger/server/health.h"

#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "prometheus/gauge.h"
#include "prometheus/registry.h"
#include "spdlog/logger.h"

namespace timecredit::server {

Health::Health(std::shared_ptr<spdlog::logger> logger, prometheus::Registry& registry)
    : logger_(std::move(logger)),
      gauges_(prometheus::BuildGauge()
                  .Name("timecredit_healthy")
                  .Help("1 where the last look at this part found it well, else 0.")
                  .Register(registry)) {}

void Health::Report(const std::string& who, const absl::Status& found) {
  gauges_.Add({{"part", who}}).Set(found.ok() ? 1 : 0);
  const std::lock_guard<std::mutex> lock(mutex_);
  const bool was_well = complaints_.empty();
  const bool complained = complaints_.contains(who);
  if (found.ok()) {
    complaints_.erase(who);
    if (complained) logger_->info("health part={} well again", who);
  } else {
    complaints_[who] = found;
    if (!complained) logger_->error("health part={} what={}", who, std::string(found.message()));
  }
  if (tell_ && was_well != complaints_.empty()) tell_(complaints_.empty());
}

bool Health::is_well() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return complaints_.empty();
}

void Health::Follow(absl::AnyInvocable<void(bool)> tell) {
  const std::lock_guard<std::mutex> lock(mutex_);
  tell_ = std::move(tell);
  if (tell_) tell_(complaints_.empty());
}

}  // namespace timecredit::server
