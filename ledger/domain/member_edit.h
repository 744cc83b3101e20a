#ifndef LEDGER_DOMAIN_MEMBER_EDIT_H_
#define LEDGER_DOMAIN_MEMBER_EDIT_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string_view>

#include "ledger/domain/member_fields.h"

namespace timecredit::domain {

// What can be changed of a member's fields, each by itself. Enters request digests: never renumber.
enum class MemberField : uint8_t {
  kAlias = 1,
  kName = 2,
  kKnownAs = 3,
  kPhone = 4,
  kEmail = 5,
  kAddress = 6,
  kLanguage = 7,
  kAdultOn = 8,
  kBornOn = 9,
  kNotes = 10,
  kGuardianName = 11,
  kGuardianPhone = 12,
  kGuardianConsentedOn = 13,
};

// Where it lies in MemberFields: "adult_on", "guardian.phone".
std::string_view NameOf(MemberField field);

// The field with that name; nullopt for no such.
std::optional<MemberField> MemberFieldNamed(std::string_view name);

// All of them.
const std::set<MemberField>& AllMemberFields();

// A change of some fields, whatever the others are by the time it is made.
struct MemberEdit {
  std::set<MemberField> fields;  // those that change
  MemberFields given;            // what they become; of the others it says nothing

  // Whether both change the same fields to the same.
  friend bool operator==(const MemberEdit& a, const MemberEdit& b);
};

// The fields after the change. A guardian of whom nothing is left is none.
MemberFields Edited(const MemberFields& before, const MemberEdit& edit);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_MEMBER_EDIT_H_
