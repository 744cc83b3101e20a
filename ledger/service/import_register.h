#ifndef LEDGER_SERVICE_IMPORT_REGISTER_H_
#define LEDGER_SERVICE_IMPORT_REGISTER_H_

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/clock.h"
#include "ledger/domain/number.h"
#include "ledger/service/import_run.h"

namespace timecredit::service {

// Imports that are under way, in memory: until they are a day old, the oldest go when there are too
// many, or the server ends. What they logged does not depend on it. Thread-safe.
class ImportRegister {
 public:
  // The clock outlives it.
  explicit ImportRegister(const domain::Clock& clock) : clock_(clock) {}

  int64_t NextNumber();
  void Add(std::shared_ptr<ImportRun> run);

  // NOT_FOUND, IMPORT_UNKNOWN, with the field.
  absl::StatusOr<std::shared_ptr<ImportRun>> Find(domain::SchemeNumber scheme,
                                                  domain::Sequence number) const;

 private:
  struct Kept {
    absl::Time since;
    std::shared_ptr<ImportRun> run;
  };

  const domain::Clock& clock_;
  mutable std::mutex mutex_;
  int64_t last_ = 0;              // guarded by mutex_
  std::map<int64_t, Kept> kept_;  // guarded by mutex_, by number
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_IMPORT_REGISTER_H_
