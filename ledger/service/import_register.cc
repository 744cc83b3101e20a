#include "ledger/service/import_register.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/service/import_run.h"

namespace timecredit::service {
namespace {

constexpr size_t kMostKept = 16;
constexpr absl::Duration kKeptFor = absl::Hours(24);

}  // namespace

int64_t ImportRegister::NextNumber() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return ++last_;
}

void ImportRegister::Add(std::shared_ptr<ImportRun> run) {
  const absl::Time now = clock_.Now();
  const std::lock_guard<std::mutex> lock(mutex_);
  const int64_t number = run->number();
  kept_[number] = {.since = now, .run = std::move(run)};
  while (kept_.size() > kMostKept || kept_.begin()->second.since + kKeptFor < now) {
    kept_.erase(kept_.begin());
  }
}

absl::StatusOr<std::shared_ptr<ImportRun>> ImportRegister::Find(domain::SchemeNumber scheme,
                                                                domain::Sequence number) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = kept_.find(static_cast<int64_t>(number.value));
  if (found != kept_.end() && found->second.run->scheme() == scheme) return found->second.run;
  return domain::RefuseMissing("IMPORT_UNKNOWN", "name");
}

}  // namespace timecredit::service
