#ifndef LEDGER_REPORTING_QUOTE_H_
#define LEDGER_REPORTING_QUOTE_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/number.h"
#include "ledger/domain/redemption.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

// A visit that somebody thinks of.
struct Visit {
  domain::MemberNumber member;
  domain::OfferNumber offer;
  domain::Party party;
};

// What it would cost, and what the member could pay there.
struct Quote {
  domain::OrganisationNumber partner;
  int64_t credit_minutes = 0;
  int64_t available = 0;  // credit-minutes, at this partner, today
};

// As things stand; nothing is promised. NOT_FOUND: MEMBER_UNKNOWN, OFFER_UNKNOWN; what
// domain::CheckActive and domain::PriceOf refuse.
absl::StatusOr<Quote> QuoteFor(const storage::Store& store, domain::SchemeNumber scheme,
                               const Visit& visit, absl::Time now);

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_QUOTE_H_
