#ifndef LEDGER_SERVER_STORE_PROBE_H_
#define LEDGER_SERVER_STORE_PROBE_H_

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/domain/clock.h"

namespace timecredit::server {

// Asks stores at intervals to write and read something small. That the process is up says nothing:
// a disk may hang, a queue stand still. One thread at a time.
class StoreProbe {
 public:
  // A store: `ask` returns at once, and calls `done` once the store has answered, on any thread.
  struct Asked {
    std::string name;
    std::function<void(std::function<void(absl::Status)> done)> ask;
  };
  using Found = std::function<void(const std::string& name, const absl::Status& status)>;

  // The clock outlives it. A store that has not answered after `patience` is not well.
  StoreProbe(const domain::Clock& clock, absl::Duration every, absl::Duration patience,
             std::vector<Asked> stores, Found found);

  // Asks those whose turn it is, and tells what was answered or is overdue. To be called more often
  // than the intervals.
  void Tick();

 private:
  struct Answer {
    std::mutex mutex;
    std::optional<absl::Status> status;  // guarded by mutex
  };
  struct Probed {
    Asked store;
    absl::Time next = absl::InfinitePast();
    absl::Time asked_at;
    std::shared_ptr<Answer> pending;  // null: nothing was asked
  };

  void Look(Probed& probed, absl::Time now);

  const domain::Clock& clock_;
  const absl::Duration every_;
  const absl::Duration patience_;
  const Found found_;
  std::vector<Probed> stores_;
};

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_STORE_PROBE_H_
