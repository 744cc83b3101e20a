#include "tests/model/ledger.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "ledger/storage/memory/memory_key_store.h"
#include "ledger/storage/memory/memory_store.h"
#include "ledger/storage/rocksdb/rocksdb_key_store.h"
#include "ledger/storage/rocksdb/rocksdb_store.h"

namespace timecredit::model {

absl::StatusOr<std::unique_ptr<Ledger>> Ledger::Start(const LedgerOptions& options,
                                                      const domain::Clock& clock) {
  std::unique_ptr<Ledger> ledger(new Ledger(options, clock));
  if (auto status = ledger->OpenStore(); !status.ok()) return status;
  if (auto status = ledger->OpenExchange(); !status.ok()) return status;
  return ledger;
}

absl::Status Ledger::Reopen() {
  exchange_.reset();
  faulty_.reset();
  if (options_.store != StoreKind::kMemory) {
    store_.reset();
    keys_.reset();
    if (auto status = OpenStore(); !status.ok()) return status;
  }
  return OpenExchange();
}

absl::Status Ledger::OpenStore() {
  if (options_.store == StoreKind::kMemory) {
    store_ = std::make_unique<storage::MemoryStore>(clock_);
    keys_ = std::make_unique<storage::MemoryKeyStore>();
    return absl::OkStatus();
  }
  storage::RocksDbOptions options;
  std::error_code error;
  std::filesystem::create_directories(options_.folder, error);
  options.folder = options_.folder + "/books";
  options.memtable_bytes = 1 << 20;
  options.block_cache_bytes = 1 << 20;
  auto opened = storage::RocksDbStore::Open(clock_, options);
  if (!opened.ok()) return opened.status();
  store_ = *std::move(opened);
  auto keys = storage::RocksDbKeyStore::Open(options_.folder + "/keys");
  if (!keys.ok()) return keys.status();
  keys_ = *std::move(keys);
  return absl::OkStatus();
}

absl::Status Ledger::OpenExchange() {
  faulty_ = std::make_unique<FaultyStore>(*store_, options_.fault);
  storage::Store& store =
      options_.fault == StoreFault::kNone ? *store_ : static_cast<storage::Store&>(*faulty_);
  auto opened = exchange::Exchange::Open(
      {.store = store, .keys = *keys_, .randomness = randomness_, .clock = clock_});
  if (!opened.ok()) return opened.status();
  exchange_ = *std::move(opened);
  return absl::OkStatus();
}

}  // namespace timecredit::model
