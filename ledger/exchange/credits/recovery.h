#ifndef LEDGER_EXCHANGE_CREDITS_RECOVERY_H_
#define LEDGER_EXCHANGE_CREDITS_RECOVERY_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/entry.h"

namespace timecredit::exchange {

// Credit that a correction takes back from whoever received it.
struct Recovery {
  domain::MemberNumber member;
  int64_t credit_minutes = 0;
  std::vector<domain::Sequence> sources;  // of the lots that brought it
  bool write_off_spent = false;           // give up what the member has spent already
};

// What could be taken back, and from whose wallet: that of the member, or of whoever they were
// merged into.
struct Recovered {
  domain::MemberNumber taken_from;
  domain::Portions portions;
  int64_t credit_minutes = 0;
};

// Takes it out of the wallet; the other side is for the caller to post. Lots of those sources come
// first, then others in spending order, then the overdraft down to the floor, unless they are no
// member any more. FAILED_PRECONDITION, CREDITS_ALREADY_SPENT, when that is not enough and the rest
// may not be written off.
absl::StatusOr<Recovered> Recover(const Recovery& recovery, const Desk& desk, Entry& entry);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_CREDITS_RECOVERY_H_
