#ifndef LEDGER_SERVER_SCRUBBER_H_
#define LEDGER_SERVER_SCRUBBER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/server/health.h"
#include "ledger/storage/rocksdb/block_check.h"
#include "prometheus/counter.h"
#include "prometheus/registry.h"

namespace timecredit::server {

// Reads the blocks of every file of the stores over and over, slowly, because a byte that the disk
// turned over is noticed by nothing but a read, and the backup that has it right does not last for
// ever. One thread at a time.
class Scrubber {
 public:
  struct Source {
    std::function<std::vector<storage::TableFile>()> list;
    std::function<absl::Status(const storage::TableFile&)> check;
  };

  // Health and registry outlive it. `bytes_per_second` is a pace on average: a file is read at
  // once, and followed by a pause for its size.
  Scrubber(std::vector<Source> sources, int64_t bytes_per_second, Health& health,
           prometheus::Registry& registry);

  // Checks the next file, and at the end of a round tells of all that the round found; how long to
  // pause.
  absl::Duration CheckNext();

 private:
  void BeginRound();
  void EndRound();

  const std::vector<Source> sources_;
  const int64_t bytes_per_second_;
  Health& health_;
  prometheus::Counter& files_;
  prometheus::Counter& bytes_;
  prometheus::Counter& damaged_;
  prometheus::Counter& rounds_;
  std::vector<std::pair<size_t, storage::TableFile>> round_;  // of which source, the next last
  absl::Status found_;                                        // the first damage of this round
};

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_SCRUBBER_H_
