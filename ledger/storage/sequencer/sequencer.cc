#include "ledger/storage/sequencer/sequencer.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace timecredit::storage {
namespace {

// A caller that is told to come back is told neither "at once" nor "much later".
constexpr absl::Duration kShortestRetryDelay = absl::Milliseconds(5);
constexpr absl::Duration kLongestRetryDelay = absl::Seconds(10);

// How fast the moving average forgets: an eighth with every group.
constexpr int kAveraged = 8;

}  // namespace

Sequencer::Sequencer(const SequencerOptions& options, const domain::Clock& clock, Engine& engine)
    : options_(options), clock_(clock), engine_(engine), thread_([this] { Work(); }) {}

Sequencer::~Sequencer() {
  {
    std::lock_guard lock(mutex_);
    closing_ = true;
  }
  work_.notify_one();
  thread_.join();
}

void Sequencer::Submit(Update update) {
  const absl::Status refused = Enqueue(update);
  if (refused.ok()) {
    work_.notify_one();
  } else {
    update.done(refused);
  }
}

absl::Status Sequencer::Enqueue(Update& update) {
  const bool bulk = update.priority == Priority::kBulk;
  std::lock_guard lock(mutex_);
  if (closing_) return absl::UnavailableError("the store is closing");
  std::deque<Update>& queue = bulk ? bulk_ : interactive_;
  if (queue.size() >= (bulk ? options_.bulk_queue : options_.interactive_queue)) {
    ++statistics_.refused_full;
    return QueueFull(RetryDelay(queue.size()));
  }
  queue.push_back(std::move(update));
  return absl::OkStatus();
}

absl::Duration Sequencer::RetryDelay(size_t waiting) const {
  return std::clamp(recent_cost_ * static_cast<int64_t>(waiting), kShortestRetryDelay,
                    kLongestRetryDelay);
}

void Sequencer::Work() {
  std::vector<Queued> group;
  while (TakeGroup(group)) {
    ExecuteGroup(group);
    for (Queued& queued : group) queued.update.done(std::move(queued.status));
    group.clear();
  }
}

bool Sequencer::TakeGroup(std::vector<Queued>& group) {
  std::unique_lock lock(mutex_);
  work_.wait(lock, [this] { return closing_ || !interactive_.empty() || !bulk_.empty(); });
  const auto take = [&group](std::deque<Update>& queue, size_t most) {
    for (; most > 0 && !queue.empty(); --most) {
      group.push_back({std::move(queue.front()), absl::OkStatus()});
      queue.pop_front();
    }
  };
  take(interactive_, options_.interactive_in_group);
  take(bulk_, group.empty() ? options_.bulk_alone : options_.bulk_beside_interactive);
  return !group.empty();
}

void Sequencer::ExecuteGroup(std::vector<Queued>& group) {
  const absl::Time began = clock_.Now();
  uint64_t past_deadline = 0;
  for (Queued& queued : group) {
    if (!failure_.ok()) {
      queued.status = failure_;
    } else if (queued.update.deadline != absl::InfiniteFuture() &&
               queued.update.deadline <= clock_.Now()) {
      queued.status = absl::DeadlineExceededError("the update waited past its deadline");
      ++past_deadline;
    } else {
      queued.status = engine_.Execute(queued.update.decide);
    }
  }
  if (!failure_.ok()) return;
  failure_ = engine_.Commit();
  if (!failure_.ok()) {
    // Also those that failed: what they saw may never have been.
    for (Queued& queued : group) queued.status = failure_;
  }
  Count(group, past_deadline, clock_.Now() - began);
}

void Sequencer::Count(const std::vector<Queued>& group, uint64_t past_deadline,
                      absl::Duration elapsed) {
  const uint64_t size = group.size();
  const auto bulk = std::count_if(group.begin(), group.end(), [](const Queued& queued) {
    return queued.update.priority == Priority::kBulk;
  });
  const absl::Duration cost = std::max(elapsed, absl::ZeroDuration()) / static_cast<int64_t>(size);

  std::lock_guard lock(mutex_);
  recent_cost_ += (cost - recent_cost_) / kAveraged;
  ++statistics_.groups;
  statistics_.executed += size - past_deadline;
  statistics_.executed_bulk += static_cast<uint64_t>(bulk);
  statistics_.past_deadline += past_deadline;
  statistics_.largest_group = std::max(statistics_.largest_group, size);
  const size_t power = static_cast<size_t>(std::bit_width(size)) - 1;
  ++statistics_.groups_by_size[std::min(power, statistics_.groups_by_size.size() - 1)];
}

SequencerStatistics Sequencer::statistics() const {
  std::lock_guard lock(mutex_);
  return statistics_;
}

}  // namespace timecredit::storage
