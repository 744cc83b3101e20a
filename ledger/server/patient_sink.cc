#include "ledger/server/patient_sink.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "spdlog/details/log_msg.h"

namespace timecredit::server {
namespace {

constexpr int kPatienceMilliseconds = 100;

// A pipe that can be written to takes so much without making the writer wait (pipe(7), PIPE_BUF).
constexpr size_t kLargestWrite = 4096;

bool CanBeWritten(int descriptor, int milliseconds) {
  pollfd asked{.fd = descriptor, .events = POLLOUT, .revents = 0};
  return poll(&asked, 1, milliseconds) == 1 && (asked.revents & POLLOUT) != 0;
}

}  // namespace

bool PatientSink::Write(const char* text, size_t size) {
  while (size > 0) {
    if (!CanBeWritten(descriptor_, is_stalled_ ? 0 : kPatienceMilliseconds)) {
      is_stalled_ = true;
      return false;
    }
    is_stalled_ = false;
    const ssize_t written = write(descriptor_, text, std::min(size, kLargestWrite));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;  // nobody reads any more
    text += written;
    size -= static_cast<size_t>(written);
  }
  return true;
}

void PatientSink::sink_it_(const spdlog::details::log_msg& message) {
  if (const uint64_t dropped = this->dropped(); dropped > told_) {
    const std::string missed = absl::StrCat("log dropped=", dropped - told_, "\n");
    if (Write(missed.data(), missed.size())) told_ = dropped;
  }
  spdlog::memory_buf_t line;
  formatter_->format(message, line);
  if (!Write(line.data(), line.size())) ++dropped_;
}

}  // namespace timecredit::server
