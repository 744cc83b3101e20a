#ifndef LEDGER_DOMAIN_MEMBER_H_
#define LEDGER_DOMAIN_MEMBER_H_

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"

namespace timecredit::domain {

// Stored numbers: only append.
enum class MemberState : uint8_t {
  kActive = 1,
  kSuspended = 2,  // takes no part until resumed; what was given already stays theirs
  kClosed = 3,     // takes no part any more; nothing was left in the wallet
  kErased = 4,     // personal fields and key destroyed; the books stay
  kMerged = 5,     // turned out to be another member, whose wallet and hours theirs are now
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
  // The member who this one turned out to be, also after either was erased; none for everybody
  // else. Never a member who was merged themselves.
  MemberNumber merged_into;
  std::vector<MemberNumber> duplicates;  // all who were merged into this one, in ascending order

  Key key() const { return {scheme, member}; }
  friend bool operator==(const Member&, const Member&) = default;
};

// The one number by which a person is known: that of the member they were merged into, if they
// were.
inline MemberNumber SurvivorOf(const Member& member) {
  return member.merged_into.IsNone() ? member.member : member.merged_into;
}

// Whether somebody is still a member, if a suspended one: FAILED_PRECONDITION, MEMBER_CLOSED,
// MEMBER_ERASED or MEMBER_MERGED, which says into whom. `field` names the member in the command.
absl::Status CheckCurrent(const Member& member, std::string_view field);

// Whether a member takes part: what CheckCurrent refuses, and MEMBER_SUSPENDED.
absl::Status CheckActive(const Member& member, std::string_view field);

std::string_view NameOf(MemberState state);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_MEMBER_H_
