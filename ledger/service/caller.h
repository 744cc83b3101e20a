#ifndef LEDGER_SERVICE_CALLER_H_
#define LEDGER_SERVICE_CALLER_H_

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/domain/principal.h"

namespace timecredit::service {

// Who makes a call, and what they expect of its answer.
struct Caller {
  domain::Principal principal;
  std::string language;  // of sentences: "en", "cy", "fr"
  absl::Time deadline;
  // Whether somebody still waits for the answer. Thread-safe, as long as the call.
  std::function<bool()> is_wanted = [] { return true; };

  // CANCELLED where nobody does.
  absl::Status CheckWanted() const {
    return is_wanted() ? absl::OkStatus()
                       : absl::CancelledError("nobody waits for the answer any more");
  }
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_CALLER_H_
