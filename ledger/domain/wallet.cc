#include "ledger/domain/wallet.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/amount.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/refusal.h"

namespace timecredit::domain {
namespace {

absl::Status Misfit() {
  return absl::InternalError("a wallet's change does not fit the wallet it is made to");
}

bool IsSpendable(const Lot& lot, const SpendingTerms& terms) {
  if (HasLapsed(lot, terms.today)) return false;
  return terms.partner.IsNone() || lot.accepted_at.IsNone() || lot.accepted_at == terms.partner;
}

// How much deeper into debt the floor lets the wallet go.
int64_t OverdraftLeft(const Wallet& wallet, int64_t floor) {
  return std::max<int64_t>(0, -floor - wallet.debt);
}

// Where the lot is among portions in spending order, or where it would go.
template <class Lots>
auto PlaceOf(Lots& lots, const Lot& lot) {
  return std::find_if(lots.begin(), lots.end(),
                      [&](const Portion& portion) { return !IsSpentBefore(*portion.lot, lot); });
}

}  // namespace

bool HasLapsed(const Lot& lot, Date today) {
  return lot.expires_on.has_value() && *lot.expires_on <= today;
}

bool IsSpentBefore(const Lot& left, const Lot& right) {
  if (left.expires_on != right.expires_on) {
    if (!left.expires_on.has_value()) return false;
    return !right.expires_on.has_value() || *left.expires_on < *right.expires_on;
  }
  return left.source < right.source;
}

absl::StatusOr<int64_t> TotalOf(const Portions& portions) {
  int64_t total = 0;
  for (const Portion& portion : portions) {
    const auto sum = CheckedAdd(total, portion.credit_minutes);
    if (!sum.ok()) return sum.status();
    total = *sum;
  }
  return total;
}

int64_t AvailableUnder(const Wallet& wallet, const SpendingTerms& terms) {
  int64_t available = OverdraftLeft(wallet, terms.floor);
  for (const Portion& portion : wallet.lots) {
    if (IsSpendable(*portion.lot, terms)) available += portion.credit_minutes;
  }
  return available;
}

absl::StatusOr<Portions> ChooseSpending(const Wallet& wallet, int64_t credit_minutes,
                                        const SpendingTerms& terms) {
  Portions chosen;
  int64_t missing = credit_minutes;
  for (const Portion& portion : wallet.lots) {
    if (missing == 0) break;
    if (!IsSpendable(*portion.lot, terms)) continue;
    const int64_t taken = std::min(missing, portion.credit_minutes);
    chosen.push_back({.lot = portion.lot, .credit_minutes = taken});
    missing -= taken;
  }
  const int64_t overdraft = OverdraftLeft(wallet, terms.floor);
  if (missing > overdraft) {
    return RefuseState("CREDITS_INSUFFICIENT", "credit_minutes",
                       {{"needed", CreditMinutes{credit_minutes}},
                        {"available", CreditMinutes{AvailableUnder(wallet, terms)}},
                        {"overdraft", CreditMinutes{overdraft}},
                        {"may_overdraw", std::string(overdraft > 0 ? "yes" : "no")}});
  }
  if (missing > 0) chosen.push_back({.lot = std::nullopt, .credit_minutes = missing});
  return chosen;
}

Portions ChooseRecovery(const Wallet& wallet, int64_t credit_minutes,
                        const std::vector<Sequence>& sources, int64_t floor) {
  Portions chosen;
  int64_t missing = credit_minutes;
  const auto take_lots = [&](bool of_sources) {
    for (const Portion& portion : wallet.lots) {
      const bool is_of_them = std::count(sources.begin(), sources.end(), portion.lot->source) > 0;
      if (missing == 0 || is_of_them != of_sources) continue;
      const int64_t taken = std::min(missing, portion.credit_minutes);
      chosen.push_back({.lot = portion.lot, .credit_minutes = taken});
      missing -= taken;
    }
  };
  take_lots(true);
  take_lots(false);
  const int64_t overdrawn = std::min(missing, OverdraftLeft(wallet, floor));
  if (overdrawn > 0) chosen.push_back({.lot = std::nullopt, .credit_minutes = overdrawn});
  return chosen;
}

WalletChange ChooseReceipt(const Wallet& wallet, const Portions& arriving, const Lot& fresh) {
  WalletChange change;
  int64_t debt = wallet.debt;
  int64_t fresh_credit = 0;
  const auto repay = [&](int64_t credit_minutes) {
    const int64_t repaid = std::min(debt, credit_minutes);
    debt -= repaid;
    change.debt_change -= repaid;
    return credit_minutes - repaid;
  };
  for (const Portion& portion : arriving) {
    if (!portion.lot.has_value()) fresh_credit += repay(portion.credit_minutes);
  }
  for (const Portion& portion : arriving) {
    if (!portion.lot.has_value()) continue;
    const int64_t left = repay(portion.credit_minutes);
    if (left > 0) change.lots.push_back({.lot = portion.lot, .credit_minutes = left});
  }
  if (fresh_credit > 0) change.lots.push_back({.lot = fresh, .credit_minutes = fresh_credit});
  return change;
}

absl::StatusOr<Wallet> WithTaken(Wallet wallet, const WalletChange& taken) {
  for (const Portion& portion : taken.lots) {
    const auto place = PlaceOf(wallet.lots, *portion.lot);
    if (place == wallet.lots.end() || place->lot != portion.lot ||
        place->credit_minutes < portion.credit_minutes) {
      return Misfit();
    }
    place->credit_minutes -= portion.credit_minutes;
    if (place->credit_minutes == 0) wallet.lots.erase(place);
  }
  const auto debt = CheckedAdd(wallet.debt, taken.debt_change);
  if (!debt.ok() || *debt < 0) return Misfit();
  wallet.debt = *debt;
  return wallet;
}

absl::StatusOr<Wallet> WithReceived(Wallet wallet, const WalletChange& received) {
  for (const Portion& portion : received.lots) {
    const auto place = PlaceOf(wallet.lots, *portion.lot);
    if (place != wallet.lots.end() && place->lot == portion.lot) {
      const auto sum = CheckedAdd(place->credit_minutes, portion.credit_minutes);
      if (!sum.ok()) return sum.status();
      place->credit_minutes = *sum;
    } else {
      wallet.lots.insert(place, portion);
    }
  }
  const auto debt = CheckedAdd(wallet.debt, received.debt_change);
  if (!debt.ok() || *debt < 0) return Misfit();
  wallet.debt = *debt;
  return wallet;
}

absl::StatusOr<Split> SplitAfter(const Portions& portions, int64_t credit_minutes) {
  if (credit_minutes < 0) return Misfit();
  Split split;
  int64_t missing = credit_minutes;
  for (const Portion& portion : portions) {
    const int64_t front = std::min(missing, portion.credit_minutes);
    const int64_t back = portion.credit_minutes - front;
    missing -= front;
    if (front > 0) split.first.push_back({.lot = portion.lot, .credit_minutes = front});
    if (back > 0) split.rest.push_back({.lot = portion.lot, .credit_minutes = back});
  }
  if (missing > 0) return Misfit();
  return split;
}

absl::StatusOr<Portions> LastOf(const Portions& portions, int64_t already, int64_t credit_minutes) {
  const auto total = TotalOf(portions);
  if (!total.ok()) return total.status();
  if (already < 0 || credit_minutes < 0 || already > *total - credit_minutes) return Misfit();
  auto without_already = SplitAfter(portions, *total - already);
  if (!without_already.ok()) return without_already.status();
  auto split = SplitAfter(without_already->first, *total - already - credit_minutes);
  if (!split.ok()) return split.status();
  return std::move(split->rest);
}

std::optional<Date> LastsUntil(const Lot& lot, int32_t grace_days) {
  if (!lot.expires_on.has_value() || lot.first_expires_on.has_value()) return lot.expires_on;
  return *lot.expires_on + grace_days;
}

Portions WithGrace(Portions portions, Date today, int32_t grace_days) {
  for (Portion& portion : portions) {
    if (!portion.lot.has_value() || !HasLapsed(*portion.lot, today)) continue;
    const auto until = LastsUntil(*portion.lot, grace_days);
    if (*until <= today) continue;
    portion.lot->first_expires_on = portion.lot->expires_on;
    portion.lot->expires_on = until;
  }
  return portions;
}

std::optional<Date> HeldUntil(const Portions& portions, int32_t grace_days) {
  std::optional<Date> earliest;
  for (const Portion& portion : portions) {
    if (!portion.lot.has_value()) continue;
    const auto until = LastsUntil(*portion.lot, grace_days);
    if (until.has_value()) earliest = std::min(*until, earliest.value_or(*until));
  }
  return earliest;
}

}  // namespace timecredit::domain
