#ifndef LEDGER_DOMAIN_ARGUMENT_H_
#define LEDGER_DOMAIN_ARGUMENT_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"

namespace timecredit::domain {

// Quantities that are worded differently from plain numbers: "2 credits", "2 h 30 min".
struct CreditMinutes {
  int64_t count = 0;  // 60 make one credit
  friend bool operator==(const CreditMinutes&, const CreditMinutes&) = default;
};
struct Minutes {
  int64_t count = 0;  // of somebody's time
  friend bool operator==(const Minutes&, const Minutes&) = default;
};

// What a sentence has to say beside its words, typed so that each language can say it in its own
// way. A text is the same in every language and never personal: a state, a client-chosen id. Civil
// minutes are by the scheme's clocks.
using Argument =
    std::variant<int64_t, std::string, absl::CivilDay, absl::CivilMinute, CreditMinutes, Minutes>;

// By name: lower_snake_case, the same in every language.
using Arguments = std::map<std::string, Argument, std::less<>>;

// A number in the unit that the name of its field says: "credit_minutes_per_adult",
// "duration_minutes".
Argument InUnitOf(std::string_view field, int64_t number);

// The value for programs and logs, without its unit: "120", "2026-05-03", "2026-05-03T14:30".
std::string PlainValueOf(const Argument& argument);

// Arguments as one line of text each, and back. INVALID_ARGUMENT for text that is not from here.
std::string EncodeArguments(const Arguments& arguments);
absl::StatusOr<Arguments> DecodeArguments(std::string_view encoded);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_ARGUMENT_H_
