#ifndef LEDGER_DOMAIN_OBLIGATION_H_
#define LEDGER_DOMAIN_OBLIGATION_H_

#include <compare>
#include <cstdint>
#include <optional>

#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"

namespace timecredit::domain {

// What a sentence or a mandatory-service order requires of a member, and what is left of it. Its
// three accounts in the obligation book sum to zero: -imposed + outstanding + discharged.
// Confidential: stored only sealed under the key of its case.
struct Obligation {
  SchemeNumber scheme;
  ObligationNumber obligation;
  CaseNumber court_case;
  MemberNumber member;
  UnitNumber unit;
  int64_t imposed = 0;
  int64_t discharged = 0;  // never more than imposed
  std::optional<Date> due_on;
  // How often what is discharged was changed.
  uint64_t changes = 0;

  int64_t outstanding() const { return imposed - discharged; }
  friend bool operator==(const Obligation&, const Obligation&) = default;
};

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_OBLIGATION_H_
