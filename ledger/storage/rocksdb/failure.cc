#include "ledger/storage/rocksdb/failure.h"

#include <poll.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"

namespace timecredit::storage {

Failure::Failure(std::string folder, OnFailure on_failure)
    : folder_(std::move(folder)), on_failure_(on_failure ? std::move(on_failure) : EndProcess) {}

void Failure::Stop(std::string_view why) {
  if (stopped_.exchange(true, std::memory_order_acq_rel)) return;
  const std::string reason =
      absl::StrReplaceAll(absl::string_view(why.data(), why.size()), {{"\n", " "}});
  on_failure_(
      absl::StrCat("timecredit: the store in ", folder_, " could not write, and stops: ", reason));
}

absl::Status Failure::Answer() const {
  return absl::UnavailableError(
      absl::StrCat("the store in ", folder_, " could not write and has stopped"));
}

void EndProcess(const std::string& line) {
  const std::string text = line + "\n";
  pollfd reader{.fd = STDERR_FILENO, .events = POLLOUT, .revents = 0};
  constexpr int kMilliseconds = 1000;
  if (poll(&reader, 1, kMilliseconds) == 1) {
    // What becomes of it cannot be told to anybody.
    [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, text.data(), text.size());
  }
  std::_Exit(EXIT_FAILURE);
}

}  // namespace timecredit::storage
