#ifndef TESTS_MODEL_FAULTY_STORE_H_
#define TESTS_MODEL_FAULTY_STORE_H_

#include <atomic>
#include <cstdint>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "ledger/storage/store.h"

namespace timecredit::model {

// Mistakes that a store can be made to make, to see that they are noticed.
enum class StoreFault {
  kNone,
  kLosesLines,           // every fifth line of a statement is not written
  kMiscounts,            // every fifth time, an owner's first balance is one too many
  kKeepsDeadlines,       // what erases a hold's deadline is ignored
  kForgetsOutcomes,      // every fifth answered request is forgotten
  kKeepsWhatWasRefused,  // every fifth refused update leaves a row behind
  kChangesRecords,       // every fifth record loses its last byte
};

// A store that passes everything on to another but for its fault. Thread-safe.
class FaultyStore : public storage::Store {
 public:
  // The other store outlives this one.
  FaultyStore(storage::Store& store, StoreFault fault) : store_(store), fault_(fault) {}

  absl::Status View(absl::FunctionRef<absl::Status(const storage::Snapshot&)> read) const override {
    return store_.View(read);
  }
  void Submit(storage::Update update) override;

 private:
  storage::Store& store_;
  const StoreFault fault_;
  std::atomic<uint64_t> count_ = 0;  // of what the fault is about
};

}  // namespace timecredit::model

#endif  // TESTS_MODEL_FAULTY_STORE_H_
