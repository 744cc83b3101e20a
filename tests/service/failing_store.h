#ifndef TESTS_SERVICE_FAILING_STORE_H_
#define TESTS_SERVICE_FAILING_STORE_H_

#include <mutex>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "ledger/storage/store.h"

namespace timecredit::service {

// A store that fails when it is told to: after the next update that succeeds, one read and every
// later one give an error, until told otherwise. Thread-safe.
class FailingStore : public storage::Store {
 public:
  explicit FailingStore(storage::Store& store) : store_(store) {}

  // The `nth` read (from 1) behind the next commit fails.
  void FailAfterCommit(int nth, absl::Status error);
  // Whether any read failed.
  bool Mend();

  absl::Status View(absl::FunctionRef<absl::Status(const storage::Snapshot&)> read) const override;
  void Submit(storage::Update update) override;

  // What the next read gives: OK or the error.
  absl::Status Read() const;

 private:
  storage::Store& store_;
  mutable std::mutex mutex_;
  bool is_armed_ = false;            // guarded by mutex_
  bool is_counting_ = false;         // guarded by mutex_
  mutable int reads_left_ = 0;       // guarded by mutex_
  mutable bool has_failed_ = false;  // guarded by mutex_
  absl::Status error_;               // guarded by mutex_
};

}  // namespace timecredit::service

#endif  // TESTS_SERVICE_FAILING_STORE_H_
