#ifndef LEDGER_DOMAIN_SCHEME_H_
#define LEDGER_DOMAIN_SCHEME_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/number.h"

namespace timecredit::domain {

// Where credits earned in a scheme can be spent. Stored numbers: only append.
enum class Acceptance : uint8_t {
  kNetwork = 1,      // at every partner of the scheme
  kWhereEarned = 2,  // only at the organisation where they were earned
};

// What a scheme decides about its credits.
struct Policies {
  // How far below zero a wallet may go, as a balance: 0 or negative credit-minutes.
  int64_t wallet_floor_credit_minutes = 0;
  // Days from the day after issue until a lot lapses; none = credits never expire.
  std::optional<int32_t> credit_lifetime_days;
  // How long after a lot lapses credit of it that comes back can still be spent: 0..3660 days.
  int32_t grace_days = 28;
  Acceptance acceptance = Acceptance::kNetwork;
  // Whether desks may type an amount instead of an offer, at partners that take it.
  bool allows_typed_amounts = false;

  friend bool operator==(const Policies&, const Policies&) = default;
};

// A counted unit of contribution or obligation: visits, reports, sittings.
struct CountedUnit {
  std::string alias;
  LocalizedText names;

  friend bool operator==(const CountedUnit&, const CountedUnit&) = default;
};

// A time-credit scheme: members, hosts and partners who share one currency of time.
struct Scheme {
  struct Key {
    SchemeNumber scheme;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };

  SchemeNumber scheme;
  std::string alias;  // chosen by the client, unique in the store
  LocalizedText names;
  Calendar calendar;
  std::vector<CountedUnit> units;  // the unit numbered n is units[n - 1]
  Policies policies;

  Key key() const { return {scheme}; }
  friend bool operator==(const Scheme&, const Scheme&) = default;
};

// INVALID_ARGUMENT with the field at fault.
absl::Status CheckScheme(const Scheme& scheme);

// FAILED_PRECONDITION, CHANGE_NOT_POSSIBLE with the field, unless a scheme may become another by an
// update: id and zone stay, and so do the units' ids in their order; others may follow them.
absl::Status CheckUpdate(const Scheme& before, const Scheme& after);

// INVALID_ARGUMENT unless the scheme declares the unit; minutes always are.
absl::Status CheckUnit(const Scheme& scheme, UnitNumber unit);

// The first day on which credit issued on `issued` can no longer be spent; none = never.
std::optional<Date> ExpiryOf(const Policies& policies, Date issued);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_SCHEME_H_
