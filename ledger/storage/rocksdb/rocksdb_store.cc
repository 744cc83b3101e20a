#include "ledger/storage/rocksdb/rocksdb_store.h"

#include <utility>
#include <vector>

#include "ledger/storage/rocksdb/block_check.h"
#include "ledger/storage/rocksdb/database.h"
#include "ledger/storage/rocksdb/group_engine.h"
#include "ledger/storage/rocksdb/rocksdb_snapshot.h"

namespace timecredit::storage {

class RocksDbStore::State {
 public:
  State(std::unique_ptr<Database> database, const domain::Clock& clock,
        const RocksDbOptions& options)
      : database_(std::move(database)),
        engine_(*database_, options.row_cache_bytes),
        sequencer_(options.sequencer, clock, engine_) {}

  const Database& database() const { return *database_; }
  const GroupEngine& engine() const { return engine_; }
  Sequencer& sequencer() { return sequencer_; }

 private:
  const std::unique_ptr<Database> database_;
  GroupEngine engine_;
  Sequencer sequencer_;  // last: its thread uses everything else
};

absl::StatusOr<std::unique_ptr<RocksDbStore>> RocksDbStore::Open(const domain::Clock& clock,
                                                                 const RocksDbOptions& options) {
  absl::StatusOr<std::unique_ptr<Database>> database =
      Database::Open({.folder = options.folder,
                      .tuning = {.memtable_bytes = options.memtable_bytes,
                                 .block_cache_bytes = options.block_cache_bytes},
                      .open_files = options.open_files,
                      .on_failed_write = options.on_failed_write,
                      .file_system = options.file_system});
  if (!database.ok()) return database.status();
  return std::unique_ptr<RocksDbStore>(
      new RocksDbStore(std::make_unique<State>(*std::move(database), clock, options)));
}

RocksDbStore::RocksDbStore(std::unique_ptr<State> state) : state_(std::move(state)) {}

RocksDbStore::~RocksDbStore() = default;

absl::Status RocksDbStore::View(absl::FunctionRef<absl::Status(const Snapshot&)> read) const {
  return read(RocksDbSnapshot(state_->database()));
}

void RocksDbStore::Submit(Update update) { state_->sequencer().Submit(std::move(update)); }

std::vector<TableFile> RocksDbStore::TableFiles() const {
  return TableFilesOf(state_->database().engine());
}

absl::Status RocksDbStore::CheckBlocks(const TableFile& file) const {
  return storage::CheckBlocks(state_->database().engine(), file);
}

RocksDbStatistics RocksDbStore::statistics() const {
  return {.sequencer = state_->sequencer().statistics(),
          .rows_written = state_->engine().rows_written(),
          .bytes_written = state_->engine().bytes_written(),
          .rows_loaded = state_->engine().rows_loaded()};
}

}  // namespace timecredit::storage
