#include "ledger/storage/store.h"

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace timecredit::storage {
namespace {

// Under which a full queue's status carries its delay, in whole microseconds as decimal text.
constexpr char kRetryDelayPayload[] = "timecredit.storage/retry_delay_microseconds";

// Where a caller waits for its update's answer.
class Answer {
 public:
  void Give(absl::Status status) {
    // Notified under the lock: the waiting caller owns this object and destroys it on waking.
    std::lock_guard lock(mutex_);
    status_ = std::move(status);
    given_.notify_one();
  }

  absl::Status Await() {
    std::unique_lock lock(mutex_);
    given_.wait(lock, [this] { return status_.has_value(); });
    return *std::move(status_);
  }

 private:
  std::mutex mutex_;
  std::condition_variable given_;
  std::optional<absl::Status> status_;
};

}  // namespace

absl::Status Store::Run(absl::AnyInvocable<absl::Status(Transaction&)> decide, Priority priority,
                        absl::Time deadline) {
  Answer answer;
  Submit({.priority = priority,
          .deadline = deadline,
          .decide = std::move(decide),
          .done = [&answer](absl::Status status) { answer.Give(std::move(status)); }});
  return answer.Await();
}

absl::Status QueueFull(absl::Duration retry_after) {
  absl::Status status = absl::ResourceExhaustedError(absl::StrCat(
      "too many updates are waiting; try again in ", absl::FormatDuration(retry_after)));
  status.SetPayload(kRetryDelayPayload,
                    absl::Cord(absl::StrCat(absl::ToInt64Microseconds(retry_after))));
  return status;
}

absl::Duration RetryDelayOf(const absl::Status& status) {
  const absl::optional<absl::Cord> payload = status.GetPayload(kRetryDelayPayload);
  int64_t microseconds = 0;
  if (!payload.has_value() || !absl::SimpleAtoi(std::string(*payload), &microseconds)) {
    return absl::ZeroDuration();
  }
  return absl::Microseconds(microseconds);
}

}  // namespace timecredit::storage
