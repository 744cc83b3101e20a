#include "tests/model/rebuilding.h"

#include "absl/strings/str_cat.h"
#include "ledger/personal/case_folding.h"
#include "ledger/storage/memory/memory_store.h"
#include "ledger/storage/verification/verification.h"

namespace timecredit::model {

absl::Status CheckRebuilt(const Ledger& ledger) {
  const SteppingClock clock(absl::UnixEpoch(), absl::ZeroDuration());
  storage::MemoryStore scratch(clock);
  const exchange::Exchange& exchange = ledger.exchange();
  const auto fold_cases = [&](const storage::Snapshot& source, domain::SchemeNumber scheme,
                              journal::Projections& target) {
    const auto folded =
        personal::FoldCases(source, exchange.keyring(), exchange.digests(), scheme, target);
    if (!folded.ok()) return folded.status();
    return folded->unreadable.empty() ? absl::OkStatus()
                                      : absl::InternalError("a case that cannot be read");
  };
  const auto verified = storage::Verify(ledger.store(), scratch, fold_cases);
  if (!verified.ok()) return verified.status();
  if (verified->difference.has_value()) {
    return absl::InternalError(absl::StrCat("built again, ", *verified->difference));
  }
  if (verified->rows_unverified > 0) return absl::InternalError("rows that could not be compared");
  return absl::OkStatus();
}

}  // namespace timecredit::model
