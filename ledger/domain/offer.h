#ifndef LEDGER_DOMAIN_OFFER_H_
#define LEDGER_DOMAIN_OFFER_H_

#include <compare>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/number.h"
#include "ledger/domain/redemption.h"

namespace timecredit::domain {

// Stored numbers: only append.
enum class OfferState : uint8_t {
  kOpen = 1,
  kSuspended = 2,  // for now nothing new is redeemed or held by it
};

// The most that one person may cost: five hundred credits, so that the price of the largest party
// is still an amount.
inline constexpr int64_t kLargestPrice = 30'000;

// What a partner gives for credits: one visit, at a price for each person.
struct Offer {
  struct Key {
    SchemeNumber scheme;
    OfferNumber offer;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };

  SchemeNumber scheme;
  OfferNumber offer;
  std::string alias;  // unique among the scheme's offers
  OrganisationNumber partner;
  LocalizedText names;
  int64_t credit_minutes_per_adult = 0;     // 0..kLargestPrice; not 0 for both
  int64_t credit_minutes_per_under_16 = 0;  // 0..kLargestPrice
  int32_t most_people = 0;                  // of one visit, adults and under-16s; 0 = no limit
  OfferState state = OfferState::kOpen;

  Key key() const { return {scheme, offer}; }
  friend bool operator==(const Offer&, const Offer&) = default;
};

// INVALID_ARGUMENT with the field at fault.
absl::Status CheckOffer(const Offer& offer);

// FAILED_PRECONDITION, OFFER_SUSPENDED.
absl::Status CheckNotSuspended(const Offer& offer);

// What a visit of the party costs, in credit-minutes: from 0 to kLargestAmount, for parties of up
// to 1,000 adults and 1,000 under-16s. FAILED_PRECONDITION for a suspended offer (OFFER_SUSPENDED)
// and more people than it is for (PARTY_TOO_LARGE).
absl::StatusOr<int64_t> PriceOf(const Offer& offer, const Party& party);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_OFFER_H_
