#include "ledger/service/message_limits.h"

#include <cstddef>

#include "absl/status/status.h"
#include "ledger/domain/refusal.h"

namespace timecredit::service {

absl::Status CheckSize(size_t message_bytes) {
  if (message_bytes <= kLargestMessage) return absl::OkStatus();
  return domain::Refuse(absl::StatusCode::kResourceExhausted, "MESSAGE_TOO_LARGE", "");
}

}  // namespace timecredit::service
