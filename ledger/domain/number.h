#ifndef LEDGER_DOMAIN_NUMBER_H_
#define LEDGER_DOMAIN_NUMBER_H_

#include <compare>
#include <cstdint>

namespace timecredit::domain {

// A server-assigned number of one kind of thing, distinct in type from the numbers of every other
// kind. Numbers start at 1; 0 stands for "none". They are never reused and carry no meaning, so
// they may appear in records that outlive a person's erasure.
template <class Kind>
struct Number {
  uint64_t value = 0;

  constexpr Number() = default;
  constexpr explicit Number(uint64_t assigned) : value(assigned) {}

  constexpr bool IsNone() const { return value == 0; }
  friend constexpr auto operator<=>(const Number&, const Number&) = default;
};

// Schemes are numbered across the whole store; number 0 is the registry of schemes itself.
using SchemeNumber = Number<struct SchemeKind>;

// A record's place in its scheme's journal: dense, from 1. Whatever a record creates (an hour log,
// a lot, a hold, a redemption) is known by that record's sequence.
using Sequence = Number<struct SequenceKind>;

// A confidential record's place in its scheme's confidential journal: dense, from 1, independent
// of `Sequence`.
using ConfidentialSequence = Number<struct ConfidentialSequenceKind>;

// Numbers that count from 1 within their scheme.
using MemberNumber = Number<struct MemberKind>;
using OrganisationNumber = Number<struct OrganisationKind>;
using ActivityNumber = Number<struct ActivityKind>;
using OfferNumber = Number<struct OfferKind>;
using CaseNumber = Number<struct CaseKind>;
using ObligationNumber = Number<struct ObligationKind>;

// A unit of the contribution and obligation books: 0 is the minute, others are counted units
// (visits, reports, sittings) that the scheme declares, numbered from 1 in order of declaration.
using UnitNumber = Number<struct UnitKind>;
inline constexpr UnitNumber kMinutes{0};

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_NUMBER_H_
