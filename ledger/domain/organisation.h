#ifndef LEDGER_DOMAIN_ORGANISATION_H_
#define LEDGER_DOMAIN_ORGANISATION_H_

#include <compare>
#include <string>

#include "ledger/domain/localized_text.h"
#include "ledger/domain/number.h"

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

  Key key() const { return {scheme, organisation}; }
  friend bool operator==(const Organisation&, const Organisation&) = default;
};

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_ORGANISATION_H_
