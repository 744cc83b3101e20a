#include "ledger/personal/exact_name.h"

#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "ledger/domain/member_fields.h"
#include "ledger/personal/search_words.h"

namespace timecredit::personal {

bool IsNameOf(std::string_view text, const domain::MemberFields& fields) {
  const std::vector<std::string> words = SearchWords(text);
  return !words.empty() && words == SearchWords(fields.name);
}

bool IsEmailOf(std::string_view text, const domain::MemberFields& fields) {
  return !text.empty() &&
         absl::EqualsIgnoreCase(absl::string_view(text.data(), text.size()), fields.email);
}

}  // namespace timecredit::personal
