#ifndef LEDGER_REPORTING_REFUNDS_H_
#define LEDGER_REPORTING_REFUNDS_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/redemption.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

// What of the redemption was refunded up to and including the record: credit-minutes. Reads the
// lines of the member's statement after it, of which a fresh refund has none.
absl::StatusOr<int64_t> RefundedBy(const storage::Store& store,
                                   const domain::Redemption& redemption, domain::Sequence sequence);

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_REFUNDS_H_
