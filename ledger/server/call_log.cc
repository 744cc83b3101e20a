#include "ledger/server/call_log.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "ledger/auth/principal_text.h"
#include "ledger/domain/refusal.h"
#include "ledger/service/call_observer.h"
#include "prometheus/counter.h"
#include "prometheus/gauge.h"
#include "prometheus/histogram.h"
#include "prometheus/registry.h"
#include "spdlog/logger.h"

namespace timecredit::server {
namespace {

// Seconds: from what a read takes to what nobody waits for.
prometheus::Histogram::BucketBoundaries Boundaries() {
  return {0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0};
}

constexpr absl::string_view kOther = "other";

// Courts' methods, and beside them those by which a server is watched: else "other" would be the
// name of a court's.
std::string MethodOf(std::string_view name) {
  const absl::string_view method(name.data(), name.size());
  const bool is_other = absl::StartsWith(method, "CourtService/") ||
                        absl::StartsWith(method, "OperationsService/") ||
                        absl::StartsWith(method, "SchemeService/");
  return std::string(is_other ? kOther : method);
}

std::string ReasonOf(const absl::Status& status) {
  const auto refusal = domain::RefusalOf(status);
  if (!refusal.has_value()) return "";
  const std::string& reason = refusal->reason;
  const bool is_other = absl::StartsWith(reason, "OBLIGATION") ||
                        absl::StartsWith(reason, "CASE") || absl::StartsWith(reason, "FACE") ||
                        reason == "ACTIVITY_CONFIDENTIAL";
  return is_other ? std::string(kOther) : reason;
}

}  // namespace

CallLog::CallLog(std::shared_ptr<spdlog::logger> logger, const domain::Clock& clock,
                 prometheus::Registry& registry)
    : logger_(std::move(logger)),
      clock_(clock),
      calls_(prometheus::BuildCounter()
                 .Name("timecredit_calls_total")
                 .Help("Calls that were answered, by method, code and reason.")
                 .Register(registry)),
      durations_(prometheus::BuildHistogram()
                     .Name("timecredit_call_seconds")
                     .Help("How long calls took, by method.")
                     .Register(registry)),
      in_flight_(prometheus::BuildGauge()
                     .Name("timecredit_calls_in_flight")
                     .Help("Calls that are being carried out.")
                     .Register(registry)
                     .Add({})) {}

void CallLog::Begin(std::string_view /*method*/) { in_flight_.Increment(); }

void CallLog::End(const service::FinishedCall& call) {
  in_flight_.Decrement();
  const std::string method = MethodOf(call.method);
  const std::string code = absl::StatusCodeToString(call.status.code());
  const std::string reason = ReasonOf(call.status);
  calls_.Add({{"method", method}, {"code", code}, {"reason", reason}}).Increment();
  durations_.Add({{"method", method}}, Boundaries()).Observe(absl::ToDoubleSeconds(call.duration));
  const auto level = call.status.ok()        ? spdlog::level::debug
                     : call.incident.empty() ? spdlog::level::info
                                             : spdlog::level::err;
  if (!logger_->should_log(level)) return;
  if (!call.status.ok()) {
    const auto left_out = limit_.Admit(reason.empty() ? code : reason, clock_.Now());
    if (!left_out.has_value()) return;
    if (*left_out > 0) {
      logger_->log(level, "calls left_out={} code={} reason={}", *left_out, code, reason);
    }
  }
  const std::string principal = auth::PrincipalText(call.principal);
  // On one line, whatever its caller chose.
  const std::string request_id =
      absl::CHexEscape(absl::string_view(call.request_id.data(), call.request_id.size()));
  const int64_t microseconds = absl::ToInt64Microseconds(call.duration);
  if (call.incident.empty()) {
    logger_->log(level, "call method={} principal={} request_id={} us={} code={} reason={}", method,
                 principal, request_id, microseconds, code, reason);
  } else {
    logger_->log(level, "incident={} method={} principal={} request_id={} us={} code={} what={}",
                 call.incident, method, principal, request_id, microseconds, code,
                 std::string(call.status.message()));
  }
}

void CallLog::Incident(std::string_view method, std::string_view incident,
                       const absl::Status& status) {
  const std::string code = absl::StatusCodeToString(status.code());
  if (!limit_.Admit(code, clock_.Now()).has_value()) return;
  logger_->log(spdlog::level::err, "incident={} method={} code={} what={}", incident,
               MethodOf(method), code, std::string(status.message()));
}

}  // namespace timecredit::server
