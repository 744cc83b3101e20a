#ifndef LEDGER_SERVICE_IMPORTS_IMPORT_REGISTER_H_
#define LEDGER_SERVICE_IMPORTS_IMPORT_REGISTER_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/clock.h"
#include "ledger/domain/number.h"
#include "ledger/service/imports/import_run.h"

namespace timecredit::service {

// Imports that are under way, in memory: until they are a day old, the oldest go when all together
// take too much, or the server ends. What they logged does not depend on it. Thread-safe.
class ImportRegister {
 public:
  // The clock outlives it.
  explicit ImportRegister(const domain::Clock& clock, size_t most_bytes = kMostBytes)
      : clock_(clock), most_bytes_(most_bytes) {}

  int64_t NextNumber();
  // The last one added stays, whatever it takes.
  void Add(std::shared_ptr<ImportRun> run);

  // Lets go of imports that are a day old, and of rows of members who were erased since. To be
  // called from time to time.
  void Sweep();

  // NOT_FOUND, IMPORT_UNKNOWN, with the field.
  absl::StatusOr<std::shared_ptr<ImportRun>> Find(domain::SchemeNumber scheme,
                                                  domain::Sequence number) const;

 private:
  // Twice what the largest file takes.
  static constexpr size_t kMostBytes = 128 << 20;

  struct Kept {
    absl::Time since;
    size_t bytes = 0;
    std::shared_ptr<ImportRun> run;
  };

  // Called with the mutex held.
  void DropOld(absl::Time now);

  const domain::Clock& clock_;
  const size_t most_bytes_;
  mutable std::mutex mutex_;
  int64_t last_ = 0;              // guarded by mutex_
  std::map<int64_t, Kept> kept_;  // guarded by mutex_, by number
  size_t bytes_ = 0;              // guarded by mutex_, of all that are kept
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_IMPORTS_IMPORT_REGISTER_H_
