#ifndef LEDGER_STORAGE_ROCKSDB_LOG_SCAN_H_
#define LEDGER_STORAGE_ROCKSDB_LOG_SCAN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace rocksdb {
class Env;
}  // namespace rocksdb

namespace timecredit::storage {

// What is whole in one of RocksDB's write-ahead logs, and whether anything that is not was ever
// acknowledged. A log holds one record for each group of updates, and each was synced before the
// next was begun. So after a crash the last record may be torn; but where a record begins behind
// one that is not whole, the latter had been synced, and was damaged since.

// The records that are whole, from the beginning of the log to the first that is not.
struct LogScan {
  struct Changes {
    uint64_t first = 0;  // RocksDB's sequence numbers: of the first record's first change
    uint64_t count = 0;  // of the first record; 0 in what RocksDB itself notes after a torn log
    uint64_t end = 0;    // one beyond the last change of the last record
  };
  std::optional<Changes> changes;  // none: no record is whole
  // Where, in bytes, the first record begins that is not whole; none when all are.
  std::optional<uint64_t> broken_at;
  // Whether another record begins behind it, or is not the one that follows.
  bool goes_on = false;
  // How many bytes went through a checksum: at most twice those of the log, whatever it holds.
  uint64_t checksummed = 0;
};

// Reads a log while nobody writes it. Errors: of the file system, one line.
absl::StatusOr<LogScan> ScanLog(const std::string& path, rocksdb::Env& env);

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_LOG_SCAN_H_
