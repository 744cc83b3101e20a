#include "ledger/server/descriptors.h"

#include <sys/resource.h>

#include <algorithm>
#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"

namespace timecredit::server {
namespace {

constexpr int64_t kReserved = kStoreFiles + kKeyFiles + kScratchFiles + kOtherDescriptors;

// A system without a limit has one all the same.
constexpr rlim_t kEnough = 1 << 20;

}  // namespace

void RaiseDescriptorLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const rlim_t most = std::min(limit.rlim_max, kEnough);
  if (limit.rlim_cur >= most) return;
  limit.rlim_cur = most;
  setrlimit(RLIMIT_NOFILE, &limit);
}

int64_t DescriptorLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  return static_cast<int64_t>(std::min(limit.rlim_cur, kEnough));
}

absl::StatusOr<int64_t> ConnectionsWithin(int64_t descriptors, std::optional<int64_t> wanted) {
  const int64_t left = descriptors - kReserved;
  const int64_t needed = wanted.value_or(kLeastConnections);
  if (left >= needed) return wanted.value_or(std::min(left, kUsualConnections));
  return absl::FailedPreconditionError(absl::StrCat(
      "this process may have ", descriptors, " file descriptors and needs ", kReserved + needed,
      " for its files and ", needed, " connections: raise its limit (\"ulimit -n\", or LimitNOFILE",
      " of its unit)", wanted.has_value() ? ", or lower --connections" : ""));
}

}  // namespace timecredit::server
