#ifndef LEDGER_EXCHANGE_MEMBERS_DEPARTURE_H_
#define LEDGER_EXCHANGE_MEMBERS_DEPARTURE_H_

#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/wallet_remainder.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/entry.h"

namespace timecredit::exchange {

// FAILED_PRECONDITION while something of the member's is undecided: HOURS_AWAITING, HOLDS_OPEN.
absl::Status CheckNothingOpen(domain::MemberNumber member, std::string_view field,
                              const Desk& desk);

// Takes everything out of the member's wallet. Lapsed credit is posted to the expired account, and
// lots repay the debt; the other side of what is then left, lots or debt, is for the caller to
// post.
absl::StatusOr<domain::WalletRemainder> EmptyWallet(domain::MemberNumber member, const Desk& desk,
                                                    Entry& entry);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_MEMBERS_DEPARTURE_H_
