// Kills a process that carries out requests, again and again, and looks at what is left.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <random>
#include <string>

#include "absl/time/clock.h"
#include "ledger/exchange/exchange.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/case_folding.h"
#include "ledger/personal/sodium_randomness.h"
#include "ledger/server/system_clock.h"
#include "ledger/storage/memory/memory_store.h"
#include "ledger/storage/rocksdb/rocksdb_key_store.h"
#include "ledger/storage/rocksdb/rocksdb_store.h"
#include "ledger/storage/verification/verification.h"
#include "tests/exchange/numbered_requests.h"
#include "tests/storage/rocksdb/killable_writer.h"
#include "tests/storage/rocksdb/temporary_folder.h"

namespace timecredit::exchange {
namespace {

constexpr int kKills = 5;
constexpr uint64_t kMostBeforeKill = 800;

// The stores that a killed process left, opened again.
class Remains {
 public:
  explicit Remains(const std::string& folder) {
    auto store = storage::RocksDbStore::Open(clock_, {.folder = folder + "/ledger"});
    auto keys = storage::RocksDbKeyStore::Open(folder + "/keys");
    EXPECT_TRUE(store.ok()) << store.status();
    EXPECT_TRUE(keys.ok()) << keys.status();
    store_ = *std::move(store);
    keys_ = *std::move(keys);
    auto exchange = Exchange::Open({*store_, *keys_, randomness_, clock_});
    EXPECT_TRUE(exchange.ok()) << exchange.status();
    exchange_ = *std::move(exchange);
  }

  // Every projection is what the records say.
  void ExpectVerified() {
    storage::MemoryStore scratch(clock_);
    const auto verified =
        storage::Verify(*store_, scratch,
                        [this](const storage::Snapshot& source, domain::SchemeNumber scheme,
                               journal::Projections& target) {
                          return personal::FoldCases(source, exchange_->keyring(),
                                                     exchange_->digests(), scheme, target)
                              .status();
                        });
    ASSERT_TRUE(verified.ok()) << verified.status();
    EXPECT_EQ(verified->difference, std::nullopt);
    EXPECT_EQ(verified->rows_unverified, 0u);
  }

  // The request was carried out before, and still is known.
  void ExpectKnown(uint64_t number) {
    const NumberedRequest request = RequestNumbered(number);
    const auto answer = exchange_->Execute(request.call, request.command);
    ASSERT_TRUE(answer.ok()) << number << " " << answer.status();
    EXPECT_TRUE(answer->replayed) << number;
  }

  uint64_t LastSequence() const {
    uint64_t last = 0;
    const auto read = [&](const storage::Snapshot& snapshot) {
      const auto head = snapshot.Find<journal::Head>({domain::SchemeNumber(1)});
      if (head.ok() && *head != nullptr) last = (*head)->last_sequence.value;
      return head.status();
    };
    EXPECT_TRUE(store_->View(read).ok());
    return last;
  }

 private:
  const server::SystemClock clock_;
  personal::SodiumRandomness randomness_;
  std::unique_ptr<storage::RocksDbStore> store_;
  std::unique_ptr<storage::RocksDbKeyStore> keys_;
  std::unique_ptr<Exchange> exchange_;
};

TEST(Kill, LeavesEveryAnsweredRequestCarriedOutOnceAndNothingHalfDone) {
  const storage::TemporaryFolder folder;
  std::mt19937_64 random(20240229);
  uint64_t answered = 0;
  for (int round = 0; round < kKills; ++round) {
    SCOPED_TRACE(round);
    {
      const storage::KillableWriter writer("tests/exchange/acknowledging_exchange",
                                           {folder.path(), std::to_string(answered + 1)});
      const uint64_t until = answered + 1 + random() % kMostBeforeKill;
      while (answered < until) {
        const uint64_t number = writer.Next();
        ASSERT_NE(number, 0u) << "the process has ended";
        answered = std::max(answered, number);
      }
      writer.Kill();
      for (uint64_t number = writer.Next(); number != 0; number = writer.Next()) {
        answered = std::max(answered, number);
      }
    }
    Remains remains(folder.path());
    remains.ExpectVerified();
    // One record a request: what was carried out, and nothing twice.
    const uint64_t last = remains.LastSequence();
    EXPECT_GE(last, answered);
    for (uint64_t number = 1; number <= last; ++number) remains.ExpectKnown(number);
    EXPECT_EQ(remains.LastSequence(), last);
  }
}

}  // namespace
}  // namespace timecredit::exchange
