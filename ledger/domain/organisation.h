#ifndef LEDGER_DOMAIN_ORGANISATION_H_
#define LEDGER_DOMAIN_ORGANISATION_H_

#include <compare>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/number.h"
#include "ledger/domain/scheme.h"

namespace timecredit::domain {

// A host where hours are given, a partner where credits are spent, or both.
struct Organisation {
  struct Key {
    SchemeNumber scheme;
    OrganisationNumber organisation;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };

  SchemeNumber scheme;
  OrganisationNumber organisation;
  std::string alias;  // unique in the scheme
  LocalizedText names;
  bool is_partner = false;           // credits can be spent there
  bool takes_typed_amounts = false;  // also without an offer, where the scheme allows it

  Key key() const { return {scheme, organisation}; }
  friend bool operator==(const Organisation&, const Organisation&) = default;
};

// INVALID_ARGUMENT with the field at fault.
absl::Status CheckOrganisation(const Organisation& organisation);

// FAILED_PRECONDITION, ORGANISATION_NOT_PARTNER, unless credits can be spent there; `field` named
// it.
absl::Status CheckPartner(const Organisation& organisation, std::string_view field);

// FAILED_PRECONDITION, TYPED_AMOUNT_NOT_ALLOWED, unless the scheme and the partner let a desk there
// type an amount.
absl::Status CheckTypedAmount(const Policies& policies, const Organisation& partner);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_ORGANISATION_H_
