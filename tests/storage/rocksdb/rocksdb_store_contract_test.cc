#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "ledger/domain/clock.h"
#include "ledger/storage/rocksdb/rocksdb_store.h"
#include "ledger/storage/sequencer/sequencer.h"
#include "ledger/storage/store.h"
#include "tests/storage/rocksdb/temporary_folder.h"
#include "tests/storage/store_contract.h"

namespace timecredit::storage {
namespace {

class RocksDbHome : public StoreHome {
 public:
  explicit RocksDbHome(const RocksDbOptions& options) : options_(options) {
    options_.folder = folder_.path();
  }

  std::unique_ptr<Store> Open(const domain::Clock& clock,
                              const SequencerOptions& options) override {
    options_.sequencer = options;
    absl::StatusOr<std::unique_ptr<RocksDbStore>> store = RocksDbStore::Open(clock, options_);
    if (!store.ok()) {
      ADD_FAILURE() << store.status();
      std::abort();
    }
    return *std::move(store);
  }
  bool Remembers() const override { return true; }

 private:
  const TemporaryFolder folder_;
  RocksDbOptions options_;
};

StoreKind Kind(const std::string& name, const RocksDbOptions& options) {
  return {name, [options] { return std::make_unique<RocksDbHome>(options); }};
}

INSTANTIATE_TEST_SUITE_P(
    RocksDb, StoreContract,
    testing::Values(Kind("Cached", {.row_cache_bytes = 1 << 20}),
                    // Every row is found in a memtable or a file, most of them in a file.
                    Kind("OnDisk", {.row_cache_bytes = 0, .memtable_bytes = 64 << 10})),
    [](const testing::TestParamInfo<StoreKind>& subject) { return subject.param.name; });

}  // namespace
}  // namespace timecredit::storage
