#ifndef LEDGER_STORAGE_SEQUENCER_SEQUENCER_H_
#define LEDGER_STORAGE_SEQUENCER_SEQUENCER_H_

#include <array>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/domain/clock.h"
#include "ledger/storage/store.h"

namespace timecredit::storage {

// What an adapter does with updates. Called by the sequencer's one thread only.
class Engine {
 public:
  virtual ~Engine() = default;

  // Runs one update against the effects of every update before it. Undoes its writes and returns
  // its status unless that is OK.
  virtual absl::Status Execute(absl::AnyInvocable<absl::Status(Transaction&)>& decide) = 0;

  // Makes the writes of all updates executed since the last call durable, all or nothing, and then
  // visible to snapshots. An error ends the store: no update is executed after it.
  virtual absl::Status Commit() = 0;
};

struct SequencerOptions {
  // Updates that may wait; one more is answered that the queue is full.
  size_t interactive_queue = 4096;
  size_t bulk_queue = 4096;
  // Updates that one group may hold. A group executes before any of it is answered, so these bound
  // how long somebody waits who came just after it began.
  size_t interactive_in_group = 1024;
  size_t bulk_beside_interactive = 32;  // in a group that holds interactive updates too
  size_t bulk_alone = 256;
};

struct SequencerStatistics {
  uint64_t groups = 0;    // committed
  uint64_t executed = 0;  // updates, whatever their status
  uint64_t executed_bulk = 0;
  uint64_t past_deadline = 0;  // dropped unexecuted
  uint64_t refused_full = 0;   // refused by a full queue
  uint64_t largest_group = 0;  // updates
  // Groups by size: element i counts groups of 2^i to 2^(i+1)-1 updates.
  std::array<uint64_t, 16> groups_by_size{};
};

// Executes updates one after another on a thread of its own, in groups that are committed as one:
// whatever waits when a commit ends forms the next group, so a lone update waits for nobody and
// under load many share one commit. Interactive updates go before bulk ones; every group takes some
// bulk updates too, so that they are never starved for ever. Completions of a group come after its
// commit, in the order of execution. Thread-safe.
class Sequencer {
 public:
  // `engine` and `clock` outlive the sequencer.
  Sequencer(const SequencerOptions& options, const domain::Clock& clock, Engine& engine);

  // Executes what is queued, answers it, and ends the thread. Later updates: UNAVAILABLE.
  ~Sequencer();

  Sequencer(const Sequencer&) = delete;
  Sequencer& operator=(const Sequencer&) = delete;

  // As Store::Submit.
  void Submit(Update update);

  SequencerStatistics statistics() const;

 private:
  struct Queued {
    Update update;
    absl::Status status;
  };

  absl::Status Enqueue(Update& update);
  absl::Duration RetryDelay(size_t waiting) const;
  void Work();
  bool TakeGroup(std::vector<Queued>& group);
  void ExecuteGroup(std::vector<Queued>& group);
  void Count(const std::vector<Queued>& group, uint64_t past_deadline, absl::Duration elapsed);

  const SequencerOptions options_;
  const domain::Clock& clock_;
  Engine& engine_;

  mutable std::mutex mutex_;
  std::condition_variable work_;
  // Guarded by mutex_.
  std::deque<Update> interactive_;
  std::deque<Update> bulk_;
  bool closing_ = false;
  absl::Duration recent_cost_ = absl::Microseconds(100);  // of one update, a moving average
  SequencerStatistics statistics_;

  // The thread's own: why the store has ended, if it has.
  absl::Status failure_;
  std::thread thread_;  // last: begins when everything else is there
};

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_SEQUENCER_SEQUENCER_H_
