#ifndef LEDGER_PERSONAL_SEARCH_QUERY_H_
#define LEDGER_PERSONAL_SEARCH_QUERY_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace timecredit::personal {

// One thing that a search asks for: all the words, or the phone number.
struct SearchTerm {
  std::vector<std::string> words;  // as SearchWords has them; empty when only a number will do
  std::string phone_digits;        // as DigitsToSeek has them; empty for words

  friend bool operator==(const SearchTerm&, const SearchTerm&) = default;
};

inline constexpr int64_t kLongestQuery = 200;  // bytes
inline constexpr int64_t kMostQueryWords = 16;

// What the query asks for: each word by itself; digits that belong together as a phone number or,
// unless written with +, as numbers of their own. INVALID_ARGUMENT, QUERY_EMPTY or QUERY_TOO_LONG.
absl::StatusOr<std::vector<SearchTerm>> ParseQuery(std::string_view query,
                                                   std::string_view calling_code);

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_SEARCH_QUERY_H_
