#ifndef LEDGER_REPORTING_OBLIGATIONS_H_
#define LEDGER_REPORTING_OBLIGATIONS_H_

#include <cstddef>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/obligation.h"
#include "ledger/personal/digest.h"
#include "ledger/personal/keyring.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

struct ObligationPage {
  std::vector<domain::Obligation> obligations;
  domain::ObligationNumber next;  // where the next page begins; none behind the last
};

// Obligations as they stand, opened with the keys of their cases: for whoever was authorised to see
// cases. Waits for the disk. Thread-safe.
class Obligations {
 public:
  // The store and the keyring outlive it.
  Obligations(const storage::Store& store, personal::Keyring& keyring,
              personal::StoreDigests digests)
      : store_(store), keyring_(keyring), digests_(std::move(digests)) {}

  // NOT_FOUND, OBLIGATION_UNKNOWN; FAILED_PRECONDITION, CASE_KEY_DESTROYED.
  absl::StatusOr<domain::Obligation> Find(domain::SchemeNumber scheme,
                                          domain::ObligationNumber obligation) const;

  // The latest first, from the obligation `from` (none = the last) backward; at most `limit`; only
  // those of `member`, under any number of theirs, unless that is none. Obligations of cases whose
  // key was destroyed are left out.
  absl::StatusOr<ObligationPage> List(domain::SchemeNumber scheme, domain::MemberNumber member,
                                      domain::ObligationNumber from, size_t limit) const;

 private:
  const storage::Store& store_;
  personal::Keyring& keyring_;
  const personal::StoreDigests digests_;
};

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_OBLIGATIONS_H_
