#include "ledger/storage/memory/memory_store.h"

#include <gtest/gtest.h>

#include <memory>

#include "ledger/domain/clock.h"
#include "ledger/storage/sequencer/sequencer.h"
#include "ledger/storage/store.h"
#include "tests/storage/store_contract.h"

namespace timecredit::storage {
namespace {

class MemoryHome : public StoreHome {
 public:
  std::unique_ptr<Store> Open(const domain::Clock& clock,
                              const SequencerOptions& options) override {
    return std::make_unique<MemoryStore>(clock, options);
  }
  bool Remembers() const override { return false; }
};

INSTANTIATE_TEST_SUITE_P(Memory, StoreContract,
                         testing::Values(StoreKind{"Memory",
                                                   [] { return std::make_unique<MemoryHome>(); }}));

}  // namespace
}  // namespace timecredit::storage
