#ifndef TESTS_STORAGE_FAULTY_STORE_H_
#define TESTS_STORAGE_FAULTY_STORE_H_

#include <map>
#include <mutex>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "ledger/storage/store.h"

namespace timecredit::storage {

// A store that fails when the test says so, and else does what the store behind it does.
// Thread-safe.
class FaultyStore : public Store {
 public:
  // `inner` outlives this.
  explicit FaultyStore(Store& inner) : inner_(inner) {}

  // The nth call from now on (1 is the next) fails with `status`, which is not OK.
  void FailView(int nth, absl::Status status);
  // The update is answered at once and never runs.
  void FailSubmit(int nth, absl::Status status);
  // The update takes effect, but its caller is told the opposite: as when a server dies between
  // the write and the answer.
  void LoseAnswer(int nth, absl::Status status);

  // Calls so far, failed ones included.
  int views() const;
  int submits() const;

  absl::Status View(absl::FunctionRef<absl::Status(const Snapshot&)> read) const override;
  void Submit(Update update) override;

 private:
  using Faults = std::map<int, absl::Status>;  // by the number of the call

  static absl::Status Take(Faults& faults, int call);

  Store& inner_;
  mutable std::mutex mutex_;
  // Guarded by mutex_.
  mutable int views_ = 0;
  int submits_ = 0;
  mutable Faults view_faults_;
  Faults submit_faults_;
  Faults lost_answers_;
};

}  // namespace timecredit::storage

#endif  // TESTS_STORAGE_FAULTY_STORE_H_
