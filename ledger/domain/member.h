#ifndef LEDGER_DOMAIN_MEMBER_H_
#define LEDGER_DOMAIN_MEMBER_H_

#include <compare>
#include <cstdint>

#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"

namespace timecredit::domain {

// Stored numbers: only append.
enum class MemberState : uint8_t {
  kActive = 1,
  kErased = 4,  // personal fields and key destroyed; the books stay
};

// A member as the books know them: a number. Everything personal lies in the erasable compartment.
struct Member {
  struct Key {
    SchemeNumber scheme;
    MemberNumber member;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };

  SchemeNumber scheme;
  MemberNumber member;
  MemberState state = MemberState::kActive;
  Date joined_on;

  Key key() const { return {scheme, member}; }
  friend bool operator==(const Member&, const Member&) = default;
};

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_MEMBER_H_
