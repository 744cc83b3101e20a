#ifndef LEDGER_SERVICE_CALL_OBSERVER_H_
#define LEDGER_SERVICE_CALL_OBSERVER_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/domain/principal.h"

namespace timecredit::service {

// What is known of a call when it ends. Nothing in it is personal.
struct FinishedCall {
  std::string_view method;  // "HoursService/LogHours"
  domain::Principal principal;
  std::string_view request_id;  // empty where the method has none
  absl::Duration duration;
  absl::Status status;
  std::string incident;  // its number, when clients are told no more than INTERNAL
};

// Sees every call begin and end, for logs and metrics. Thread-safe; does not block.
class CallObserver {
 public:
  virtual ~CallObserver() = default;
  virtual void Begin(std::string_view method) = 0;
  virtual void End(const FinishedCall& call) = 0;

  // A fault of the server in a part of a call that goes on, such as a row of a batch, with the
  // number that the caller is told.
  virtual void Incident(std::string_view method, std::string_view incident,
                        const absl::Status& status) = 0;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_CALL_OBSERVER_H_
