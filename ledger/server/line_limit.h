#ifndef LEDGER_SERVER_LINE_LIMIT_H_
#define LEDGER_SERVER_LINE_LIMIT_H_

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"

namespace timecredit::server {

// Lets so many lines of one kind into a log within ten seconds, and counts the rest: a client that
// is refused over and over fills no disk. Thread-safe.
class LineLimit {
 public:
  static constexpr int64_t kMostLines = 20;
  static constexpr absl::Duration kWhile = absl::Seconds(10);

  // Whether a line of the kind may be written; if so, how many of its kind were left out since the
  // last one that was. Kinds are few: reasons, which are the program's own words.
  std::optional<int64_t> Admit(std::string_view kind, absl::Time now);

 private:
  struct Kind {
    absl::Time since = absl::InfinitePast();
    int64_t lines = 0;
    int64_t left_out = 0;
  };
  std::mutex mutex_;
  absl::flat_hash_map<std::string, Kind> kinds_;  // guarded by mutex_
};

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_LINE_LIMIT_H_
