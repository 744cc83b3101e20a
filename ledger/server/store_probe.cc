#include "ledger/server/store_probe.h"

#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "ledger/domain/clock.h"

namespace timecredit::server {

StoreProbe::StoreProbe(const domain::Clock& clock, absl::Duration every, absl::Duration patience,
                       std::vector<Asked> stores, Found found)
    : clock_(clock), every_(every), patience_(patience), found_(std::move(found)) {
  for (Asked& store : stores) {
    stores_.push_back({.store = std::move(store), .asked_at = {}, .pending = nullptr});
  }
}

void StoreProbe::Tick() {
  const absl::Time now = clock_.Now();
  for (Probed& probed : stores_) {
    Look(probed, now);
    // A clock that went back must not keep a store from being asked.
    const bool is_due = now >= probed.next || probed.next > now + every_;
    if (probed.pending != nullptr || !is_due) continue;
    auto answer = std::make_shared<Answer>();
    probed.pending = answer;
    probed.asked_at = now;
    probed.store.ask([answer](absl::Status status) {
      const std::lock_guard<std::mutex> lock(answer->mutex);
      answer->status = std::move(status);
    });
    Look(probed, now);
  }
}

void StoreProbe::Look(Probed& probed, absl::Time now) {
  if (probed.pending == nullptr) return;
  std::optional<absl::Status> answered;
  {
    const std::lock_guard<std::mutex> lock(probed.pending->mutex);
    answered = probed.pending->status;
  }
  if (answered.has_value()) {
    probed.pending = nullptr;
    probed.next = now + every_;
    found_(probed.store.name, *answered);
  } else if (now - probed.asked_at > patience_) {
    found_(probed.store.name, absl::UnavailableError(absl::StrCat(
                                  "no answer within ", absl::FormatDuration(patience_))));
  }
}

}  // namespace timecredit::server
