#ifndef LEDGER_SERVICE_CALLER_H_
#define LEDGER_SERVICE_CALLER_H_

#include <string>

#include "absl/time/time.h"
#include "ledger/domain/principal.h"

namespace timecredit::service {

// Who makes a call, and what they expect of its answer.
struct Caller {
  domain::Principal principal;
  std::string language;  // of sentences: "en", "cy", "fr"
  absl::Time deadline;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_CALLER_H_
