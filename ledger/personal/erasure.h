#ifndef LEDGER_PERSONAL_ERASURE_H_
#define LEDGER_PERSONAL_ERASURE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/compartment.h"
#include "ledger/personal/keyring.h"
#include "ledger/storage/store.h"

namespace timecredit::personal {

// Erasing a member, so that a crash at any point leaves nothing behind:
//
//   1. FindErasable lists the rows of the compartment about the member, in a snapshot.
//   2. In the update that records the erasure, BeginErasure deletes them and notes in a
//      PendingErasure which key is to be destroyed. From here on the member is erased for
//      everybody.
//   3. FinishErasure destroys the key, deletes what the list of step 1 could not know yet, and then
//      the note. Texts are added under the member's SealedMember row only, so none come after
//      step 2.
//   4. ResumeErasures, when a store is opened and from time to time after that, finishes those that
//      a crash or a failure left after step 2.
//
// A finished erasure leaves the key's id behind (ErasedKey), so that the key is destroyed again
// where an older key store brings it back.
//
// The records stay as they are: their commitments were made under the key that is gone.

struct ErasableRows {
  domain::SchemeNumber scheme;
  domain::MemberNumber member;
  std::vector<journal::SealedText::Key> texts;
  // nullopt when the member's fields say it, as they should.
  std::optional<std::vector<journal::MemberAlias::Key>> aliases;
};

// Reads the member's texts only, unless the member's fields cannot be opened (tampered with, or the
// key lost): then it reads all aliases of the scheme for those of the member.
absl::StatusOr<ErasableRows> FindErasable(const storage::Snapshot& snapshot,
                                          const Compartment& compartment,
                                          domain::SchemeNumber scheme, domain::MemberNumber member);

// FAILED_PRECONDITION, MEMBER_ERASED, when there is nothing left of the member to erase. Any other
// error is worth another FindErasable.
absl::Status BeginErasure(journal::Projections& rows, const Compartment& compartment,
                          const ErasableRows& erasable);

// Waits for the disk: never from an update. May be called again after any error, and when there is
// nothing to finish. On return the key is destroyed for good.
absl::Status FinishErasure(storage::Store& store, Keyring& keyring,
                           const journal::PendingErasure::Key& key);

// How the erasures that were begun stand.
struct Resumption {
  int64_t finished = 0;
  int64_t pending = 0;
  absl::Status failure;  // why the first of those pending could not be finished
};

// Finishes the erasures of all schemes that were begun, each as far as it can be.
absl::StatusOr<Resumption> ResumeErasures(storage::Store& store, Keyring& keyring);

absl::StatusOr<int64_t> CountPendingErasures(const storage::Store& store);

// Destroys the keys of finished erasures that are there again. Returns how many.
absl::StatusOr<int64_t> EraseAgain(const storage::Store& store, Keyring& keyring);

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_ERASURE_H_
