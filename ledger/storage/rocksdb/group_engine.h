#ifndef LEDGER_STORAGE_ROCKSDB_GROUP_ENGINE_H_
#define LEDGER_STORAGE_ROCKSDB_GROUP_ENGINE_H_

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "ledger/storage/rocksdb/database.h"
#include "ledger/storage/rocksdb/working_set.h"
#include "ledger/storage/sequencer/sequencer.h"
#include "ledger/storage/store.h"
#include "rocksdb/write_batch.h"

namespace timecredit::storage {

// Executes updates against the working set and writes each group with one synced write. Called by
// the sequencer's thread only, but for the counters.
class GroupEngine : public Engine {
 public:
  // `database` outlives the engine.
  GroupEngine(const Database& database, size_t row_cache_bytes);

  absl::Status Execute(absl::AnyInvocable<absl::Status(Transaction&)>& decide) override;
  absl::Status Commit() override;

  uint64_t rows_written() const { return rows_written_.load(std::memory_order_relaxed); }
  uint64_t bytes_written() const { return bytes_written_.load(std::memory_order_relaxed); }
  uint64_t rows_loaded() const { return rows_loaded_.load(std::memory_order_relaxed); }

 private:
  absl::Status Write();

  const Database& database_;
  WorkingSet rows_;
  rocksdb::WriteBatch batch_;
  std::atomic<uint64_t> rows_written_ = 0;
  std::atomic<uint64_t> bytes_written_ = 0;
  std::atomic<uint64_t> rows_loaded_ = 0;
};

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_GROUP_ENGINE_H_
