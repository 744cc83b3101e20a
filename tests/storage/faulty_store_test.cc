#include "tests/storage/faulty_store.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "ledger/domain/clock.h"
#include "ledger/storage/memory/memory_store.h"
#include "ledger/storage/sequencer/sequencer.h"
#include "ledger/storage/store.h"
#include "tests/domain/manual_clock.h"
#include "tests/storage/sample_rows.h"
#include "tests/storage/store_contract.h"

namespace timecredit::storage {
namespace {

// Where nothing is to fail, it is a store like any other.
class FaultlessStore : public Store {
 public:
  FaultlessStore(const domain::Clock& clock, const SequencerOptions& options)
      : inner_(std::make_unique<MemoryStore>(clock, options)), store_(*inner_) {}
  // While it closes, its callbacks may still come to the store above it.
  ~FaultlessStore() override { inner_.reset(); }
  absl::Status View(absl::FunctionRef<absl::Status(const Snapshot&)> read) const override {
    return store_.View(read);
  }
  void Submit(Update update) override { store_.Submit(std::move(update)); }

 private:
  std::unique_ptr<MemoryStore> inner_;
  FaultyStore store_;
};

class FaultlessHome : public StoreHome {
 public:
  std::unique_ptr<Store> Open(const domain::Clock& clock,
                              const SequencerOptions& options) override {
    return std::make_unique<FaultlessStore>(clock, options);
  }
  bool Remembers() const override { return false; }
};

INSTANTIATE_TEST_SUITE_P(Faultless, StoreContract,
                         testing::Values(StoreKind{
                             "Faultless", [] { return std::make_unique<FaultlessHome>(); }}));

class FaultyStoreTest : public testing::Test {
 protected:
  absl::Status Write(int64_t minutes) {
    return store_.Run([minutes](Transaction& transaction) {
      transaction.Put(Day(1, 1, 0, minutes));
      return absl::OkStatus();
    });
  }
  int64_t Stored() const { return StoredMinutes(inner_, Day(1, 1, 0).key()); }

  domain::ManualClock clock_;
  MemoryStore inner_{clock_};
  FaultyStore store_{inner_};
  const absl::Status gone_ = absl::UnavailableError("gone");
};

TEST_F(FaultyStoreTest, ASubmitFailsOnceAndDoesNothing) {
  store_.FailSubmit(2, gone_);
  EXPECT_TRUE(Write(1).ok());
  EXPECT_EQ(Write(2), gone_);
  EXPECT_EQ(Stored(), 1);
  EXPECT_TRUE(Write(3).ok());
  EXPECT_EQ(Stored(), 3);
  EXPECT_EQ(store_.submits(), 3);
}

TEST_F(FaultyStoreTest, ALostAnswerLeavesItsEffect) {
  store_.LoseAnswer(1, gone_);
  EXPECT_EQ(Write(1), gone_);
  EXPECT_EQ(Stored(), 1);
  EXPECT_TRUE(Write(2).ok());
}

TEST_F(FaultyStoreTest, AViewFailsOnce) {
  store_.FailView(1, gone_);
  const auto look = [&] { return store_.View([](const Snapshot&) { return absl::OkStatus(); }); };
  EXPECT_EQ(look(), gone_);
  EXPECT_TRUE(look().ok());
  EXPECT_EQ(store_.views(), 2);
}

}  // namespace
}  // namespace timecredit::storage
