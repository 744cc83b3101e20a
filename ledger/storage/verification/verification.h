#ifndef LEDGER_STORAGE_VERIFICATION_VERIFICATION_H_
#define LEDGER_STORAGE_VERIFICATION_VERIFICATION_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/journal/projections.h"
#include "ledger/storage/store.h"

namespace timecredit::storage {

// Rebuilds the projections of one scheme's confidential journal into `target`, which has those of
// its public journal already. Needs keys, so it comes from whoever has them
// (personal::FoldCases).
using ConfidentialFold = std::function<absl::Status(
    const Snapshot& source, domain::SchemeNumber scheme, journal::Projections& target)>;

struct Verification {
  uint64_t schemes = 0;
  uint64_t records = 0;          // of public journals, folded again
  uint64_t rows = 0;             // projections compared
  uint64_t rows_unverified = 0;  // of confidential journals, where no fold was given
  // The first row that is not what the records say: its table, its key, and what is wrong with it.
  std::optional<std::string> difference;
};

// Told how far it is, a few times a second at most times: where it returns an error, the
// verification ends with that.
using VerificationProgress = std::function<absl::Status(const Verification& so_far)>;

// Rebuilds every projection of `source` from its journals' records alone into `scratch`, an empty
// store, and compares the two byte for byte. The rows of the erasable compartment are not rebuilt
// from records and not compared. Waits for `scratch`; `source` may go on working, what is verified
// is a snapshot of it.
//
// A store that differs is an answer, not an error. DATA_LOSS when a record is missing, is not
// canonical or does not follow on those before it; FAILED_PRECONDITION when `scratch` is not empty;
// errors of the stores.
absl::StatusOr<Verification> Verify(const Store& source, Store& scratch,
                                    const ConfidentialFold& fold,
                                    const VerificationProgress& progress = nullptr);

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_VERIFICATION_VERIFICATION_H_
