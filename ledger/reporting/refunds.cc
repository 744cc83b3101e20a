#include "ledger/reporting/refunds.h"

#include <cstdint>
#include <variant>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/account.h"
#include "ledger/domain/number.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/records.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

absl::StatusOr<int64_t> RefundedBy(const storage::Store& store,
                                   const domain::Redemption& redemption,
                                   domain::Sequence sequence) {
  const domain::Owner owner = domain::OwnerOf(redemption.member);
  int64_t refunded = redemption.refunded_credit_minutes;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    absl::Status read;
    auto scanned = snapshot.Scan<journal::Line>(
        {redemption.scheme, owner, domain::Sequence(sequence.value + 1)},
        storage::Direction::kForward, [&](const journal::Line& line) {
          if (line.owner != owner) return false;
          const auto record = RecordOf(snapshot, line.scheme, line.sequence);
          read = record.status();
          if (!read.ok()) return false;
          const auto* later = std::get_if<journal::RedemptionRefunded>(&record->body);
          if (later != nullptr && later->redemption == redemption.redemption) {
            refunded -= later->credit_minutes;
          }
          return true;
        });
    scanned.Update(read);
    return scanned;
  });
  if (!status.ok()) return status;
  return refunded;
}

}  // namespace timecredit::reporting
