#ifndef TESTS_STORAGE_STORE_CONTRACT_H_
#define TESTS_STORAGE_STORE_CONTRACT_H_

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/clock.h"
#include "ledger/storage/sequencer/sequencer.h"
#include "ledger/storage/store.h"
#include "tests/domain/manual_clock.h"
#include "tests/storage/gate.h"

namespace timecredit::storage {

// Where one implementation of the port keeps a store between its openings.
class StoreHome {
 public:
  virtual ~StoreHome() = default;

  // The store of this home; one at a time.
  virtual std::unique_ptr<Store> Open(const domain::Clock& clock,
                                      const SequencerOptions& options) = 0;

  // Whether a store opened later has what an earlier one had acknowledged.
  virtual bool Remembers() const = 0;
};

struct StoreKind {
  std::string name;
  std::function<std::unique_ptr<StoreHome>()> new_home;

  friend std::ostream& operator<<(std::ostream& out, const StoreKind& kind) {
    return out << kind.name;
  }
};

// What every store promises. An implementation joins with
//
//   INSTANTIATE_TEST_SUITE_P(Memory, StoreContract, testing::Values(StoreKind{...}));
class StoreContract : public testing::TestWithParam<StoreKind> {
 protected:
  StoreContract() : home_(GetParam().new_home()) { Reopen(); }

  void Reopen(const SequencerOptions& options = {}) {
    store_.reset();
    store_ = home_->Open(clock_, options);
  }

  // Keeps the store's thread inside one update, so that what is submitted meanwhile waits.
  class Blocked {
   public:
    explicit Blocked(Store& store);
    ~Blocked() { Release(); }
    Blocked(const Blocked&) = delete;
    Blocked& operator=(const Blocked&) = delete;
    void Release() { release_->Open(); }

   private:
    std::shared_ptr<Gate> release_ = std::make_shared<Gate>();
  };

  domain::ManualClock clock_;
  std::unique_ptr<StoreHome> home_;
  std::unique_ptr<Store> store_;
};

}  // namespace timecredit::storage

#endif  // TESTS_STORAGE_STORE_CONTRACT_H_
