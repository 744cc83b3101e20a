#ifndef LEDGER_SERVICE_MESSAGE_LIMITS_H_
#define LEDGER_SERVICE_MESSAGE_LIMITS_H_

#include <cstddef>

#include "absl/status/status.h"

namespace timecredit::service {

// How large what clients send may be, in bytes.

// One request, or one message of a stream of them.
inline constexpr size_t kLargestMessage = 4 << 20;

// What gRPC takes in: more, so that who sends too much is told so with a reason, unless it is more
// than twice as much, which gRPC refuses itself.
inline constexpr int kLargestReceived = 2 * static_cast<int>(kLargestMessage);

// A file to be imported, all its pieces together; and all files that are being received or checked
// at the same time.
inline constexpr size_t kLargestFile = 16 << 20;
inline constexpr size_t kAllFiles = 4 * kLargestFile;

// RESOURCE_EXHAUSTED, MESSAGE_TOO_LARGE, for a message that is larger than any may be.
absl::Status CheckSize(size_t message_bytes);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_MESSAGE_LIMITS_H_
