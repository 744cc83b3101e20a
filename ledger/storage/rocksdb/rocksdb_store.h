#ifndef LEDGER_STORAGE_ROCKSDB_ROCKSDB_STORE_H_
#define LEDGER_STORAGE_ROCKSDB_ROCKSDB_STORE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/clock.h"
#include "ledger/storage/rocksdb/block_check.h"
#include "ledger/storage/rocksdb/failure.h"
#include "ledger/storage/sequencer/sequencer.h"
#include "ledger/storage/store.h"

namespace rocksdb {
class FileSystem;
}  // namespace rocksdb

namespace timecredit::storage {

struct RocksDbOptions {
  // Where the store lies; made if there is none, in a folder that exists.
  std::string folder;
  SequencerOptions sequencer;
  // Memory for rows that updates found or wrote lately and that stay decoded, about.
  size_t row_cache_bytes = 128 << 20;
  // Memory for what was written last, of each of four column families, and for blocks of the files.
  size_t memtable_bytes = 64 << 20;
  size_t block_cache_bytes = 64 << 20;
  // Table files that stay open, about; each is a file descriptor. Others are opened when they are
  // read.
  int open_files = 256;
  // Called once, with one line, when anything could not be written, on whichever thread noticed
  // (failure.h says why that stops the store). The default says it on stderr and ends the process.
  // Where it returns, every update of the group and after it is answered UNAVAILABLE.
  OnFailure on_failed_write;
  // All access to files, for tests; the machine's own where null.
  std::shared_ptr<rocksdb::FileSystem> file_system;
};

struct RocksDbStatistics {
  SequencerStatistics sequencer;
  uint64_t rows_written = 0;   // to disk, each once a group
  uint64_t bytes_written = 0;  // of these rows, before compression
  uint64_t rows_loaded = 0;    // looked for on disk by updates
};

// The durable store: RocksDB in a folder. An update is acknowledged when its group was synced.
// Thread-safe.
class RocksDbStore : public Store {
 public:
  // One line that says what and why: FAILED_PRECONDITION when another process has the folder open,
  // or it holds something else or another format; DATA_LOSS when it is damaged; UNAVAILABLE when it
  // cannot be read or written. `clock` says when a deadline has passed; it outlives the store.
  static absl::StatusOr<std::unique_ptr<RocksDbStore>> Open(const domain::Clock& clock,
                                                            const RocksDbOptions& options);

  // Executes and answers what is queued. Every snapshot is gone by then.
  ~RocksDbStore() override;

  absl::Status View(absl::FunctionRef<absl::Status(const Snapshot&)> read) const override;
  void Submit(Update update) override;

  RocksDbStatistics statistics() const;

  // The files that rows lie in, and whether the bytes of one are as they were written: see
  // block_check.h.
  std::vector<TableFile> TableFiles() const;
  absl::Status CheckBlocks(const TableFile& file) const;

 private:
  class State;
  explicit RocksDbStore(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_ROCKSDB_STORE_H_
