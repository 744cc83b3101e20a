#include "ledger/storage/rocksdb/recovery.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "ledger/storage/rocksdb/log_scan.h"
#include "ledger/storage/rocksdb/opening.h"
#include "ledger/storage/rocksdb/synced_mark.h"
#include "rocksdb/db.h"
#include "rocksdb/env.h"
#include "rocksdb/status.h"

namespace timecredit::storage {
namespace {

// The names of the folder's logs, oldest first.
absl::StatusOr<std::vector<std::string>> LogsIn(const std::string& folder, rocksdb::Env& env) {
  std::vector<std::string> files;
  if (const rocksdb::Status listed = env.GetChildren(folder, &files); !listed.ok()) {
    return CannotOpen(folder, listed);
  }
  std::vector<std::pair<uint64_t, std::string>> logs;
  for (std::string& file : files) {
    uint64_t number = 0;
    if (absl::EndsWith(file, ".log") &&
        absl::SimpleAtoi(absl::StripSuffix(file, ".log"), &number)) {
      logs.emplace_back(number, std::move(file));
    }
  }
  std::sort(logs.begin(), logs.end());
  files.clear();
  for (auto& [number, file] : logs) files.push_back(std::move(file));
  return files;
}

// The logs of a folder, read one after another.
class Logs {
 public:
  // OK unless a record that was acknowledged is not whole.
  absl::Status Read(const std::string& folder, const std::string& file, rocksdb::Env& env) {
    const absl::StatusOr<LogScan> scan = ScanLog(absl::StrCat(folder, "/", file), env);
    if (!scan.ok()) return scan.status();
    if (scan->changes.has_value()) {
      if (damage_.has_value() && !GoesOn(*scan->changes)) return IsDamaged(folder, *damage_);
      damage_.reset();
      end_ = scan->changes->end;
    }
    if (!scan->broken_at.has_value()) return absl::OkStatus();
    if (!damage_.has_value()) {
      damage_ = absl::StrCat("its log ", file, " is damaged at byte ", *scan->broken_at,
                             ", and updates that were acknowledged would be lost");
    }
    return scan->goes_on ? IsDamaged(folder, *damage_) : absl::OkStatus();
  }

  absl::Status CheckEnd(const std::string& folder, uint64_t synced) const {
    if (!damage_.has_value() || !end_.has_value() || *end_ > synced) return absl::OkStatus();
    return IsDamaged(folder, *damage_);
  }

 private:
  // Whether a store was opened and went on behind a torn record: its number is then given again,
  // or RocksDB notes that nothing but the torn record was in that log.
  bool GoesOn(const LogScan::Changes& changes) const {
    return end_.has_value() ? changes.first == *end_ : changes.count == 0;
  }

  std::optional<uint64_t> end_;        // one beyond the last change that is whole
  std::optional<std::string> damage_;  // what the last log with records ends in that is not whole
};

absl::Status ReadLogs(const std::string& folder, rocksdb::Env& env) {
  const absl::StatusOr<std::vector<std::string>> files = LogsIn(folder, env);
  if (!files.ok()) return files.status();
  const absl::StatusOr<uint64_t> synced = SyncedMark::Read(folder, env);
  if (!synced.ok()) return synced.status();
  Logs logs;
  for (const std::string& file : *files) {
    if (absl::Status status = logs.Read(folder, file, env); !status.ok()) return status;
  }
  return logs.CheckEnd(folder, *synced);
}

}  // namespace

absl::Status CheckLogs(const std::string& folder, rocksdb::Env& env) {
  if (!env.FileExists(folder + "/CURRENT").ok()) return absl::OkStatus();  // new
  rocksdb::FileLock* lock = nullptr;
  if (const rocksdb::Status locked = env.LockFile(folder + "/LOCK", &lock); !locked.ok()) {
    return CannotOpen(folder, locked);
  }
  const absl::Status whole = ReadLogs(folder, env);
  env.UnlockFile(lock).PermitUncheckedError();
  return whole;
}

absl::Status CheckRecovered(const std::string& folder, const rocksdb::DB& engine,
                            rocksdb::Env& env) {
  const absl::StatusOr<uint64_t> synced = SyncedMark::Read(folder, env);
  if (!synced.ok()) return synced.status();
  if (engine.GetLatestSequenceNumber() >= *synced) return absl::OkStatus();
  return IsDamaged(folder, "its logs end before the last update that was acknowledged");
}

}  // namespace timecredit::storage
