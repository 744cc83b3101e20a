#ifndef LEDGER_DOMAIN_REDEMPTION_H_
#define LEDGER_DOMAIN_REDEMPTION_H_

#include <compare>
#include <cstdint>

#include "ledger/domain/number.h"
#include "ledger/domain/wallet.h"

namespace timecredit::domain {

// Who came on one visit.
struct Party {
  int32_t adults = 1;     // 0..1000
  int32_t under_16s = 0;  // 0..1000

  friend bool operator==(const Party&, const Party&) = default;
};

// Credit spent at a partner.
struct Redemption {
  struct Key {
    SchemeNumber scheme;
    Sequence redemption;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };

  SchemeNumber scheme;
  Sequence redemption;  // the sequence of the record that paid it
  MemberNumber member;
  OrganisationNumber partner;
  Party party;
  Portions portions;                    // as they were spent
  int64_t refunded_credit_minutes = 0;  // so far, from the end of the portions
  OfferNumber offer;                    // by which it was priced; none = typed at the desk

  Key key() const { return {scheme, redemption}; }
  friend bool operator==(const Redemption&, const Redemption&) = default;
};

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_REDEMPTION_H_
