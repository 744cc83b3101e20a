#include "ledger/personal/search_query.h"

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/refusal.h"
#include "ledger/personal/phone_number.h"
#include "ledger/personal/search_words.h"

namespace timecredit::personal {
namespace {

void AddWords(std::string_view text, std::vector<SearchTerm>& terms) {
  for (std::string& word : SearchWords(text)) {
    terms.push_back({.words = {std::move(word)}, .phone_digits = {}});
  }
}

void AddNumber(const NumberRun& run, std::string_view calling_code,
               std::vector<SearchTerm>& terms) {
  SearchTerm term{.words = run.groups, .phone_digits = DigitsToSeek(run, calling_code)};
  // "+44 20" means a phone number and nothing else, unless that leaves nothing to look for.
  if (run.has_plus && !term.phone_digits.empty()) term.words.clear();
  terms.push_back(std::move(term));
}

int64_t CountWords(const std::vector<SearchTerm>& terms) {
  int64_t count = 0;
  for (const auto& term : terms) count += term.words.empty() ? 1 : std::ssize(term.words);
  return count;
}

absl::Status TooLong() {
  return domain::RefuseArgument("QUERY_TOO_LONG", "query",
                                {{"most_words", kMostQueryWords}, {"longest", kLongestQuery}});
}

}  // namespace

absl::StatusOr<std::vector<SearchTerm>> ParseQuery(std::string_view query,
                                                   std::string_view calling_code) {
  if (std::ssize(query) > kLongestQuery) return TooLong();
  const std::string plain = WithPlainPunctuation(query);
  const std::string_view text = plain;
  std::vector<SearchTerm> terms;
  size_t at = 0;
  for (const NumberRun& run : NumberRuns(text)) {
    AddWords(text.substr(at, run.begin - at), terms);
    AddNumber(run, calling_code, terms);
    at = run.end;
  }
  AddWords(text.substr(at), terms);
  if (terms.empty()) {
    return domain::RefuseArgument("QUERY_EMPTY", "query");
  }
  if (CountWords(terms) > kMostQueryWords) return TooLong();
  return terms;
}

}  // namespace timecredit::personal
