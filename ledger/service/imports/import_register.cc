#include "ledger/service/imports/import_register.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/service/imports/import_run.h"

namespace timecredit::service {
namespace {

constexpr absl::Duration kKeptFor = absl::Hours(24);

}  // namespace

int64_t ImportRegister::NextNumber() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return ++last_;
}

void ImportRegister::Add(std::shared_ptr<ImportRun> run) {
  const absl::Time now = clock_.Now();
  const size_t bytes = run->bytes();
  const std::lock_guard<std::mutex> lock(mutex_);
  const int64_t number = run->number();
  kept_[number] = {.since = now, .bytes = bytes, .run = std::move(run)};
  bytes_ += bytes;
  DropOld(now);
}

void ImportRegister::DropOld(absl::Time now) {
  while (!kept_.empty()) {
    const auto oldest = kept_.begin();
    const bool is_too_much = bytes_ > most_bytes_ && kept_.size() > 1;
    if (!is_too_much && oldest->second.since + kKeptFor >= now) return;
    bytes_ -= oldest->second.bytes;
    kept_.erase(oldest);
  }
}

void ImportRegister::Sweep() {
  std::vector<std::shared_ptr<ImportRun>> runs;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    DropOld(clock_.Now());
    for (const auto& [number, kept] : kept_) runs.push_back(kept.run);
  }
  for (const auto& run : runs) run->ForgetErased();
}

absl::StatusOr<std::shared_ptr<ImportRun>> ImportRegister::Find(domain::SchemeNumber scheme,
                                                                domain::Sequence number) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = kept_.find(static_cast<int64_t>(number.value));
  if (found != kept_.end() && found->second.run->scheme() == scheme &&
      found->second.since + kKeptFor >= clock_.Now()) {
    return found->second.run;
  }
  return domain::RefuseMissing("IMPORT_UNKNOWN", "name");
}

}  // namespace timecredit::service
