#ifndef LEDGER_SERVER_DESCRIPTORS_H_
#define LEDGER_SERVER_DESCRIPTORS_H_

#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"

namespace timecredit::server {

// How the file descriptors of the process are shared out, so that clients never take those that the
// stores need: a store that cannot open a file stops the process.

// Table files that each store keeps open; more are opened when they are read, and closed again.
inline constexpr int kStoreFiles = 256;
inline constexpr int kKeyFiles = 32;
inline constexpr int kScratchFiles = 32;  // of the store that a verification makes

// Kept for all else: logs, manifests, locks, files being written, what gRPC polls with, metrics.
inline constexpr int kOtherDescriptors = 128;

inline constexpr int64_t kUsualConnections = 1'000;
inline constexpr int64_t kLeastConnections = 16;

// As many as the system lets the process have, from now on. Before any thread is made.
void RaiseDescriptorLimit();

// How many the process may have.
int64_t DescriptorLimit();

// How many connections may be open at once with so many descriptors: as many as are wanted, or
// FAILED_PRECONDITION, in one line, where those are too many; without a wish, kUsualConnections or
// as many as there are, if that is not too few.
absl::StatusOr<int64_t> ConnectionsWithin(int64_t descriptors, std::optional<int64_t> wanted);

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_DESCRIPTORS_H_
