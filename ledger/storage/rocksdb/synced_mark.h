#ifndef LEDGER_STORAGE_ROCKSDB_SYNCED_MARK_H_
#define LEDGER_STORAGE_ROCKSDB_SYNCED_MARK_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace rocksdb {
class Env;
class RandomRWFile;
}  // namespace rocksdb

namespace timecredit::storage {

// The file SYNCED in a RocksDB folder: the sequence number of the last change that was synced, as
// 20 decimal digits, a space, the CRC-32C of these 21 bytes as 8 hexadecimal digits, and a newline.
// It is written after each sync and not synced itself, but for when the folder is closed: so it is
// never ahead of the logs, exact after the end of the process, whatever ended it, and late by no
// more than the machine holds back (on Linux half a minute) after a power cut.
//
// One thread at a time.
class SyncedMark {
 public:
  // The number in the file; 0 when there is no file or nothing was written to it. DATA_LOSS when
  // the file is damaged; UNAVAILABLE when it cannot be read.
  static absl::StatusOr<uint64_t> Read(const std::string& folder, rocksdb::Env& env);

  // Makes the file where there is none.
  static absl::StatusOr<std::unique_ptr<SyncedMark>> Open(const std::string& folder,
                                                          rocksdb::Env& env);
  ~SyncedMark();  // syncs it

  SyncedMark(const SyncedMark&) = delete;
  SyncedMark& operator=(const SyncedMark&) = delete;

  absl::Status Write(uint64_t sequence);

 private:
  explicit SyncedMark(std::unique_ptr<rocksdb::RandomRWFile> file);

  const std::unique_ptr<rocksdb::RandomRWFile> file_;
};

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_SYNCED_MARK_H_
