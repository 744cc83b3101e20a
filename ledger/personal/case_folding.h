#ifndef LEDGER_PERSONAL_CASE_FOLDING_H_
#define LEDGER_PERSONAL_CASE_FOLDING_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/journal/projections.h"
#include "ledger/personal/digest.h"
#include "ledger/personal/keyring.h"
#include "ledger/storage/store.h"

namespace timecredit::personal {

// What became of a scheme's confidential records when they were folded again.
struct CaseFolding {
  uint64_t folded = 0;
  // Records whose case's key was destroyed, in order.
  std::vector<domain::ConfidentialSequence> unreadable;
};

// Rebuilds the projections of a scheme's confidential journal from the records in `snapshot` into
// `target`, which has none of them yet: ConfidentialHead, SealedObligation, SealedHours, and the
// Outcomes of confidential requests. Sealed under the same keys they are the same byte for byte, so
// whoever verifies a store compares the rows.
//
// CaseKey rows are no projections: they are copied. So are, because nothing else is left of them,
// the rows that belong to unreadable records; that they are unverified is what `unreadable` says.
//
// DATA_LOSS for a record that is missing, was tampered with, or does not fold.
absl::StatusOr<CaseFolding> FoldCases(const storage::Snapshot& snapshot, Keyring& keyring,
                                      const StoreDigests& digests, domain::SchemeNumber scheme,
                                      journal::Projections& target);

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_CASE_FOLDING_H_
