#ifndef LEDGER_SERVER_CALL_LOG_H_
#define LEDGER_SERVER_CALL_LOG_H_

#include <memory>
#include <string_view>

#include "ledger/domain/clock.h"
#include "ledger/server/line_limit.h"
#include "ledger/service/call_observer.h"
#include "prometheus/counter.h"
#include "prometheus/family.h"
#include "prometheus/gauge.h"
#include "prometheus/histogram.h"
#include "prometheus/registry.h"
#include "spdlog/logger.h"

namespace timecredit::server {

// Logs calls and counts them. A call that was carried out is logged at level debug, a refused one
// at info, a fault of the server at error with the incident's number that its client was told. Of
// one reason no more is logged than LineLimit lets by. What is logged: method, principal, request
// id, duration, code and reason; nothing personal. Whoever reads logs and metrics need not know of
// courts: what would tell of them is called "other", and so are some calls that are made all the
// time. Thread-safe.
class CallLog : public service::CallObserver {
 public:
  // The clock and the registry outlive it.
  CallLog(std::shared_ptr<spdlog::logger> logger, const domain::Clock& clock,
          prometheus::Registry& registry);

  void Begin(std::string_view method) override;
  void End(const service::FinishedCall& call) override;
  void Incident(std::string_view method, std::string_view incident,
                const absl::Status& status) override;

 private:
  const std::shared_ptr<spdlog::logger> logger_;
  const domain::Clock& clock_;
  LineLimit limit_;
  prometheus::Family<prometheus::Counter>& calls_;
  prometheus::Family<prometheus::Histogram>& durations_;
  prometheus::Gauge& in_flight_;
};

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_CALL_LOG_H_
