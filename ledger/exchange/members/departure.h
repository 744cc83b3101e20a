#ifndef LEDGER_EXCHANGE_MEMBERS_DEPARTURE_H_
#define LEDGER_EXCHANGE_MEMBERS_DEPARTURE_H_

#include <cstdint>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/wallet_remainder.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/entry.h"

namespace timecredit::exchange {

// What becomes of what is left in the wallet of somebody who leaves. Enters request digests: never
// renumber.
enum class ClosingChoice : uint8_t {
  kRefuse = 1,    // nothing may be left
  kTransfer = 2,  // the lots go to a beneficiary and keep their identity; no debt may be left
  kGiveBack = 3,  // credit goes to the scheme's expired account; debt is written off
};

// Somebody who leaves, and what they leave to whom.
struct Departure {
  domain::MemberNumber member;
  ClosingChoice remaining = ClosingChoice::kRefuse;
  // Of a transfer, and of nothing else (BENEFICIARY_UNEXPECTED): another member who takes part.
  domain::MemberNumber beneficiary;
};

// What became of it, as records say it.
struct Settled {
  domain::MemberNumber beneficiary;  // none when nothing was transferred
  int64_t transferred_credit_minutes = 0;
  int64_t given_back_credit_minutes = 0;
  int64_t expired_credit_minutes = 0;
  int64_t written_off_debt_credit_minutes = 0;
};

// FAILED_PRECONDITION while something of the member's is undecided: HOURS_AWAITING, HOLDS_OPEN.
absl::Status CheckNothingOpen(domain::MemberNumber member, std::string_view field,
                              const Desk& desk);

// Takes everything out of the member's wallet. Lapsed credit is posted to the expired account, and
// lots repay the debt; the other side of what is then left, lots or debt, is for the caller to
// post.
absl::StatusOr<domain::WalletRemainder> EmptyWallet(domain::MemberNumber member, const Desk& desk,
                                                    Entry& entry);

// Empties the wallet and posts both sides of what was left, as was chosen. Refuses a beneficiary
// who cannot be (BENEFICIARY_UNEXPECTED, SAME_MEMBER, and whoever takes no part), and what may not
// be left: BALANCE_REMAINS, MEMBER_IN_DEBT.
absl::StatusOr<Settled> Settle(const Departure& departure, const Desk& desk, Entry& entry);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_MEMBERS_DEPARTURE_H_
