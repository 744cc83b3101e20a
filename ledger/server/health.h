#ifndef LEDGER_SERVER_HEALTH_H_
#define LEDGER_SERVER_HEALTH_H_

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "prometheus/family.h"
#include "prometheus/gauge.h"
#include "prometheus/registry.h"
#include "spdlog/logger.h"

namespace timecredit::server {

// Whether the server is well: while anybody who looks has a complaint, it is not. Says so to who
// asks for its health, in a metric, and, when it changes, in the log. Thread-safe.
class Health {
 public:
  // The registry outlives it.
  Health(std::shared_ptr<spdlog::logger> logger, prometheus::Registry& registry);

  // What `who` found now: "store", "keys", "blocks". Before the next, the last holds.
  void Report(const std::string& who, const absl::Status& found);

  bool is_well() const;

  // Called with whether the server is well: now, and whenever that changes, one call at a time;
  // nullptr: no more.
  void Follow(absl::AnyInvocable<void(bool)> tell);

 private:
  const std::shared_ptr<spdlog::logger> logger_;
  prometheus::Family<prometheus::Gauge>& gauges_;
  mutable std::mutex mutex_;
  // Guarded by mutex_.
  std::map<std::string, absl::Status> complaints_;
  absl::AnyInvocable<void(bool)> tell_;
};

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_HEALTH_H_
