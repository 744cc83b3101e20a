#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
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
  explicit RocksDbHome(size_t cached_rows) : cached_rows_(cached_rows) {}

  std::unique_ptr<Store> Open(const domain::Clock& clock,
                              const SequencerOptions& options) override {
    absl::StatusOr<std::unique_ptr<RocksDbStore>> store = RocksDbStore::Open(
        clock, {.folder = folder_.path(), .sequencer = options, .cached_rows = cached_rows_});
    if (!store.ok()) {
      ADD_FAILURE() << store.status();
      std::abort();
    }
    return *std::move(store);
  }
  bool Remembers() const override { return true; }

 private:
  const TemporaryFolder folder_;
  const size_t cached_rows_;
};

INSTANTIATE_TEST_SUITE_P(
    RocksDb, StoreContract,
    testing::Values(StoreKind{"RocksDb", [] { return std::make_unique<RocksDbHome>(1000); }},
                    // Every row is found on disk.
                    StoreKind{"RocksDbThatForgets",
                              [] { return std::make_unique<RocksDbHome>(0); }}),
    [](const testing::TestParamInfo<StoreKind>& subject) { return subject.param.name; });

}  // namespace
}  // namespace timecredit::storage
