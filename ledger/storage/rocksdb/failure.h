#ifndef LEDGER_STORAGE_ROCKSDB_FAILURE_H_
#define LEDGER_STORAGE_ROCKSDB_FAILURE_H_

#include <atomic>
#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace timecredit::storage {

// What is told of a failed store: one line, on whichever thread it was noticed.
using OnFailure = std::function<void(const std::string& line)>;

// The one policy of both stores: what could not be written stops the process. What is on the disk
// is not known then, what is in memory may be ahead of it, and RocksDB itself, asked to go on,
// either refuses every write or ends in an assertion. A start begins with what is really there.
//
// One for each open folder. Thread-safe.
class Failure {
 public:
  // Without `on_failure`, the line goes to standard error and the process ends.
  Failure(std::string folder, OnFailure on_failure);

  // Says once why the store stops. Where it returns, the store is of no use any more.
  void Stop(std::string_view why);

  bool has_stopped() const { return stopped_.load(std::memory_order_acquire); }

  // UNAVAILABLE: what a store that has stopped answers.
  absl::Status Answer() const;

  // While a folder is being opened, what cannot be made is told by a status, and only what RocksDB
  // would not survive stops the process.
  void EndOpening() { opening_.store(false, std::memory_order_release); }
  bool is_opening() const { return opening_.load(std::memory_order_acquire); }

 private:
  const std::string folder_;
  const OnFailure on_failure_;
  std::atomic<bool> stopped_ = false;
  std::atomic<bool> opening_ = true;
};

// Writes the line to standard error, unless nobody takes it within a second, and ends the process
// without another word: destructors would write, and threads answer, what is no longer known to be
// true. The exit code is 1.
[[noreturn]] void EndProcess(const std::string& line);

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_FAILURE_H_
