#ifndef TESTS_MODEL_LEDGER_H_
#define TESTS_MODEL_LEDGER_H_

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/clock.h"
#include "ledger/exchange/exchange.h"
#include "ledger/storage/key_store.h"
#include "ledger/storage/store.h"
#include "tests/model/faulty_store.h"
#include "tests/personal/seeded_randomness.h"

namespace timecredit::model {

// A clock that shows what it was set to, and goes on by `step` whenever it is looked at. One that
// goes on by itself never seems to jump. Thread-safe.
class SteppingClock : public domain::Clock {
 public:
  SteppingClock(absl::Time now, absl::Duration step)
      : nanos_(absl::ToUnixNanos(now)), step_(absl::ToInt64Nanoseconds(step)) {}

  absl::Time Now() const override { return absl::FromUnixNanos(nanos_.fetch_add(step_)); }
  absl::Duration Elapsed() const override {
    return absl::Nanoseconds(elapsed_nanos_.fetch_add(step_ * 1'000));
  }
  // Time passes until `now`; or the clock is put back, and none passes.
  void Set(absl::Time now) {
    const int64_t before = nanos_.exchange(absl::ToUnixNanos(now));
    elapsed_nanos_ += std::max<int64_t>(0, absl::ToUnixNanos(now) - before);
  }
  // The clock is set, and no time has passed.
  void Jump(absl::Duration by) { nanos_ += absl::ToInt64Nanoseconds(by); }

 private:
  mutable std::atomic<int64_t> elapsed_nanos_{0};
  mutable std::atomic<int64_t> nanos_;
  const int64_t step_;
};

enum class StoreKind { kMemory, kRocksDb };

struct LedgerOptions {
  StoreKind store = StoreKind::kMemory;
  std::string folder;  // for RocksDB; must not exist yet, in one that does
  StoreFault fault = StoreFault::kNone;
  uint64_t seed = 1;  // of keys
};

// The ledger under test: an exchange over a store.
class Ledger {
 public:
  // `clock` outlives the ledger.
  static absl::StatusOr<std::unique_ptr<Ledger>> Start(const LedgerOptions& options,
                                                       const domain::Clock& clock);

  // Closes the exchange, and the stores where they are durable, and opens them again.
  absl::Status Reopen();

  exchange::Exchange& exchange() const { return *exchange_; }
  const storage::Store& store() const { return *store_; }
  const storage::KeyStore& keys() const { return *keys_; }

 private:
  Ledger(const LedgerOptions& options, const domain::Clock& clock)
      : options_(options), clock_(clock), randomness_(options.seed) {}

  absl::Status OpenStore();
  absl::Status OpenExchange();

  const LedgerOptions options_;
  const domain::Clock& clock_;
  personal::SeededRandomness randomness_;
  std::unique_ptr<storage::KeyStore> keys_;
  std::unique_ptr<storage::Store> store_;
  std::unique_ptr<FaultyStore> faulty_;
  std::unique_ptr<exchange::Exchange> exchange_;
};

}  // namespace timecredit::model

#endif  // TESTS_MODEL_LEDGER_H_
