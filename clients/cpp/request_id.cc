#include "clients/cpp/request_id.h"

#include <cstdint>
#include <random>
#include <string>

#include "absl/strings/str_cat.h"

namespace timecredit::client {

std::string NewRequestId() {
  // The system's own source: never the same twice, in whatever process.
  thread_local std::random_device source;
  std::string id;
  for (int word = 0; word < 4; ++word) {
    absl::StrAppend(&id, absl::Hex(uint32_t{source()}, absl::kZeroPad8));
  }
  return id;
}

}  // namespace timecredit::client
