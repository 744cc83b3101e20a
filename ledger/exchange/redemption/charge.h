#ifndef LEDGER_EXCHANGE_REDEMPTION_CHARGE_H_
#define LEDGER_EXCHANGE_REDEMPTION_CHARGE_H_

#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/redemption.h"
#include "ledger/exchange/desk.h"

namespace timecredit::exchange {

// What a desk asks for: the price of an offer, or an amount typed there.
struct Asked {
  domain::OfferNumber offer;              // none = an amount typed at the desk
  domain::OrganisationNumber partner;     // may be none where there is an offer
  std::optional<int64_t> credit_minutes;  // may be none where there is an offer
  domain::Party party;
};

// Who is to be paid how much.
struct Charge {
  domain::OrganisationNumber partner;
  int64_t credit_minutes = 0;  // 0 for a party that comes free
};

// Refuses no amount (FIELD_REQUIRED), impossible ones (NUMBER_OUT_OF_RANGE) and parties
// (PARTY_INVALID); of an offer, what domain::PriceOf refuses, an unknown one, another partner than
// its own (OFFER_OF_ANOTHER), and an amount that is not its price (PRICE_CHANGED: what was quoted
// is outdated).
absl::StatusOr<Charge> ChargeFor(const Asked& asked, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REDEMPTION_CHARGE_H_
