#ifndef LEDGER_DOMAIN_MEMBER_FIELDS_H_
#define LEDGER_DOMAIN_MEMBER_FIELDS_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "ledger/domain/calendar.h"

namespace timecredit::domain {

// Whoever consents for a member under age.
struct Guardian {
  std::string name;
  std::string phone;
  std::optional<Date> consented_on;

  friend bool operator==(const Guardian&, const Guardian&) = default;
};

// Everything personal that is kept about a member. Stored only sealed under the member's own key;
// all fields but the name may be empty. UTF-8.
struct MemberFields {
  std::string alias;  // the client-chosen id, if any
  std::string name;
  std::string known_as;
  std::string phone;
  std::string email;
  std::string address;
  std::string language;          // ISO 639-1, for sentences to the member
  std::optional<Date> adult_on;  // the day of coming of age, where that is enough
  std::optional<Date> born_on;
  std::optional<Guardian> guardian;
  std::string notes;

  friend bool operator==(const MemberFields&, const MemberFields&) = default;
};

// INVALID_ARGUMENT, with the field at fault, for an empty name (the member's or the guardian's), a
// malformed alias or language, text that is not readable UTF-8, more than one line in anything but
// address and notes, a field over its limit (200 bytes; address 1,000; notes 4,000), or a date
// outside the years 1900 to 9999. Nobody was born, or consented to anything, after `today`
// (DATE_IN_FUTURE).
absl::Status CheckMemberFields(const MemberFields& fields, Date today);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_MEMBER_FIELDS_H_
