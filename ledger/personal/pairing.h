#ifndef LEDGER_PERSONAL_PAIRING_H_
#define LEDGER_PERSONAL_PAIRING_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/journal/projections.h"
#include "ledger/personal/randomness.h"
#include "ledger/storage/key_store.h"
#include "ledger/storage/store.h"

namespace timecredit::personal {

// Whether a database and a key store belong together, which are backed up and restored apart. Both
// have the same 16 random bytes, given when they were first opened together. The key store counts
// its changes, and the database has the number of those that its rows rely on: a key store may be
// newer than the database, never older.

// Binds two that are new to each other, and refuses, with FAILED_PRECONDITION and a line that says
// which is wrong, a key store of another database, of no database, or one that has none of the keys
// any more. Whether the key store is older than the database relies on is returned.
absl::StatusOr<bool> Pair(storage::Store& store, storage::KeyStore& keys, Randomness& randomness);

// Keys that rows are sealed under and that the key store neither has nor knows to be gone.
struct MissingKeys {
  std::vector<domain::KeyId> keys;
  int64_t members = 0;
  int64_t cases = 0;
};
absl::StatusOr<MissingKeys> FindMissingKeys(const storage::Store& store,
                                            const storage::KeyStore& keys);

// Goes on without the missing keys where their number was said: `accepted` is what the operator
// takes responsibility for. FAILED_PRECONDITION where it is another, or none, and there is anything
// to accept: missing keys, or a key store that is too old.
absl::Status AcceptMissingKeys(const storage::Store& store, storage::KeyStore& keys,
                               const MissingKeys& missing, bool is_older,
                               std::optional<int64_t> accepted);

// Notes, in the update that writes rows under a new key or forgets one, that the key store has come
// so far.
absl::Status RelyOnKeys(journal::Projections& rows, uint64_t changes);

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_PAIRING_H_
