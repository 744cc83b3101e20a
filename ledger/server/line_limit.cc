#include "ledger/server/line_limit.h"

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/time/time.h"

namespace timecredit::server {

std::optional<int64_t> LineLimit::Admit(std::string_view kind, absl::Time now) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Kind& known = kinds_[std::string(kind)];
  // A clock that was put back begins a new while as well.
  if (now < known.since || now >= known.since + kWhile) {
    known.since = now;
    known.lines = 0;
  }
  if (known.lines == kMostLines) {
    ++known.left_out;
    return std::nullopt;
  }
  ++known.lines;
  return std::exchange(known.left_out, 0);
}

}  // namespace timecredit::server
