#ifndef LEDGER_DOMAIN_WALLET_H_
#define LEDGER_DOMAIN_WALLET_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"

namespace timecredit::domain {

// Where a credit comes from and how long and where it can be spent. A lot keeps its identity when
// it moves to another wallet.
struct Lot {
  Sequence source;                 // the record that issued it
  ActivityNumber programme;        // the activity it was earned by; none for grants
  std::optional<Date> expires_on;  // the first day on which it can no longer be spent
  OrganisationNumber accepted_at;  // none = across the network
  // Where grace has moved `expires_on`: the day with which the lot was issued. Grace is given once.
  std::optional<Date> first_expires_on;

  friend bool operator==(const Lot&, const Lot&) = default;
};

// Whether the lot can no longer be spent on `today`.
bool HasLapsed(const Lot& lot, Date today);

// The order of spending: earliest expiry first, then the oldest.
bool IsSpentBefore(const Lot& left, const Lot& right);

// Some credit-minutes of one lot, or, without a lot, of a wallet's overdraft.
struct Portion {
  std::optional<Lot> lot;
  int64_t credit_minutes = 0;  // positive

  friend bool operator==(const Portion&, const Portion&) = default;
};

using Portions = std::vector<Portion>;

// The sum, OUT_OF_RANGE if it does not fit.
absl::StatusOr<int64_t> TotalOf(const Portions& portions);

// A member's spendable credit: portions of lots in spending order, and a debt where the scheme
// allows an overdraft. Sum of the lots = balance + debt, always.
struct Wallet {
  int64_t debt = 0;  // credit-minutes, never negative
  Portions lots;     // each with a lot; in spending order; no two of one lot and expiry

  friend bool operator==(const Wallet&, const Wallet&) = default;
};

// How a wallet changes. Postings record it, so that replay never chooses again: each portion is
// taken from or added to its lot; the debt grows or shrinks.
struct WalletChange {
  Portions lots;            // each with a lot
  int64_t debt_change = 0;  // positive: overdrawn; negative: repaid

  friend bool operator==(const WalletChange&, const WalletChange&) = default;
};

// What can be spent.
struct SpendingTerms {
  Date today;
  OrganisationNumber partner;  // none = anywhere: a transfer moves every lot
  int64_t floor = 0;           // 0 or negative: the balance may not go below it
};

// What the wallet could pay under these terms, its overdraft included; lapsed lots and lots not
// accepted by the partner do not count.
int64_t AvailableUnder(const Wallet& wallet, const SpendingTerms& terms);

// The portions that pay `credit_minutes`, in spending order, the overdraft last.
// FAILED_PRECONDITION, CREDITS_INSUFFICIENT, when the wallet cannot pay. `credit_minutes` > 0.
absl::StatusOr<Portions> ChooseSpending(const Wallet& wallet, int64_t credit_minutes,
                                        const SpendingTerms& terms);

// What can be taken back of `credit_minutes` that lots of these sources brought: of such lots
// first, then of all others in spending order, lapsed or not, then the overdraft down to the floor.
// May be less.
Portions ChooseRecovery(const Wallet& wallet, int64_t credit_minutes,
                        const std::vector<Sequence>& sources, int64_t floor);

// What arriving credit does: it repays debt first, then joins its lots. A portion that comes from
// an overdraft becomes a lot of its own, `fresh`, unless it repays debt; it is the first to do so.
// `arriving` is in the order it was spent.
WalletChange ChooseReceipt(const Wallet& wallet, const Portions& arriving, const Lot& fresh);

// The wallet after the change. INTERNAL when it does not fit the wallet: a lot it does not hold.
absl::StatusOr<Wallet> WithTaken(Wallet wallet, const WalletChange& taken);
absl::StatusOr<Wallet> WithReceived(Wallet wallet, const WalletChange& received);

// Splits portions after the first `credit_minutes`: what a capture consumes and what it returns.
// INTERNAL when there are fewer.
struct Split {
  Portions first;
  Portions rest;
};
absl::StatusOr<Split> SplitAfter(const Portions& portions, int64_t credit_minutes);

// The last `credit_minutes` of what is left of `portions` when `already` were restored from their
// end: what a refund gives back, still in spending order. INTERNAL when fewer are left.
absl::StatusOr<Portions> LastOf(const Portions& portions, int64_t already, int64_t credit_minutes);

// The first day on which credit of the lot can no longer be spent even with grace, which is counted
// from the day on which the lot first lapses, however often it comes back; none = never.
std::optional<Date> LastsUntil(const Lot& lot, int32_t grace_days);

// What returns to a wallet: lapsed lots that grace lets be spent for some more days.
Portions WithGrace(Portions portions, Date today, int32_t grace_days);

// The first day on which credit held of these portions could no longer be spent even if it came
// back: a hold ends before. None = never.
std::optional<Date> HeldUntil(const Portions& portions, int32_t grace_days);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_WALLET_H_
