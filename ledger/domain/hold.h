#ifndef LEDGER_DOMAIN_HOLD_H_
#define LEDGER_DOMAIN_HOLD_H_

#include <compare>
#include <cstdint>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/domain/number.h"
#include "ledger/domain/redemption.h"
#include "ledger/domain/wallet.h"

namespace timecredit::domain {

// Stored numbers: only append.
enum class HoldState : uint8_t {
  kOpen = 1,
  kCaptured = 2,
  kReleased = 3,
  kExpired = 4,
};

// Credit set aside for a partner until a deadline. Resolves once.
struct Hold {
  struct Key {
    SchemeNumber scheme;
    Sequence hold;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };

  SchemeNumber scheme;
  Sequence hold;  // the sequence of the record that placed it
  MemberNumber member;
  OrganisationNumber partner;
  Portions portions;    // in spending order
  absl::Time deadline;  // captured strictly before it, expired from it on
  HoldState state = HoldState::kOpen;
  Sequence resolved;  // the record that captured, released or expired it
  OfferNumber offer;  // for which it is held; none = for an amount typed at the desk
  Party party;        // who is to come

  Key key() const { return {scheme, hold}; }
  friend bool operator==(const Hold&, const Hold&) = default;
};

// FAILED_PRECONDITION unless the hold is open (HOLD_RESOLVED).
absl::Status CheckOpen(const Hold& hold);

// NOT_FOUND, REDEMPTION_UNKNOWN, for a number that is no redemption's: it may be a hold's, which
// says what to do; null where it is not.
absl::Status RefuseRedemption(const Hold* hold, std::string_view field);

std::string_view NameOf(HoldState state);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_HOLD_H_
