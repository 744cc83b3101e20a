#ifndef LEDGER_EXCHANGE_DUE_H_
#define LEDGER_EXCHANGE_DUE_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/exchange/command.h"
#include "ledger/storage/store.h"

namespace timecredit::exchange {

// What a sweep of one scheme would do, found in a snapshot: each command is decided anew when it is
// carried out. Both read the disk.
struct Due {
  std::vector<Command> commands;
  // More than so many are not carried out without anybody being asked.
  int64_t most_unasked = 0;
};

// Holds past their deadline. As many as there are: they come back to their members.
absl::StatusOr<Due> FindDueHolds(const storage::Store& store, domain::SchemeNumber scheme,
                                 absl::Time now);

// Wallets with lapsed lots. A date that is wrong for many at once is more likely a mistake of a
// clock or a policy, so unasked it is a tenth of the members, or ten.
absl::StatusOr<Due> FindLapsedWallets(const storage::Store& store, domain::SchemeNumber scheme,
                                      absl::Time now);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_DUE_H_
