#ifndef TESTS_DOMAIN_WALLETS_H_
#define TESTS_DOMAIN_WALLETS_H_

#include <cstdint>
#include <optional>
#include <ostream>
#include <vector>

#include "absl/time/civil_time.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/domain/wallet.h"

namespace timecredit::domain {

// A lot of the record with this sequence.
inline Lot LotOf(uint64_t source, std::optional<Date> expires_on = std::nullopt,
                 OrganisationNumber accepted_at = {}) {
  return {.source = Sequence(source),
          .programme = {},
          .expires_on = expires_on,
          .accepted_at = accepted_at};
}

inline Portion Of(const Lot& lot, int64_t credit_minutes) {
  return {.lot = lot, .credit_minutes = credit_minutes};
}

inline Portion Overdrawn(int64_t credit_minutes) {
  return {.lot = std::nullopt, .credit_minutes = credit_minutes};
}

// What a wallet's posting says of portions that are spent.
inline WalletChange Taking(const Portions& portions) {
  WalletChange change;
  for (const Portion& portion : portions) {
    if (portion.lot.has_value()) {
      change.lots.push_back(portion);
    } else {
      change.debt_change += portion.credit_minutes;
    }
  }
  return change;
}

// How failed expectations show them.
inline std::ostream& operator<<(std::ostream& out, const Portion& portion) {
  out << portion.credit_minutes;
  if (!portion.lot.has_value()) return out << " overdrawn";
  out << " of lot " << portion.lot->source.value;
  if (portion.lot->expires_on.has_value()) {
    out << " until " << absl::FormatCivilTime(*portion.lot->expires_on);
  }
  if (!portion.lot->accepted_at.IsNone()) out << " at " << portion.lot->accepted_at.value;
  return out;
}

inline std::ostream& operator<<(std::ostream& out, const Wallet& wallet) {
  for (const Portion& portion : wallet.lots) out << portion << ", ";
  return out << "debt " << wallet.debt;
}

}  // namespace timecredit::domain

#endif  // TESTS_DOMAIN_WALLETS_H_
