#include "ledger/reporting/namesakes.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_join.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/personal/directory.h"
#include "ledger/personal/exact_name.h"
#include "ledger/personal/mention.h"
#include "ledger/personal/search_query.h"
#include "ledger/personal/search_words.h"
#include "ledger/reporting/members.h"

namespace timecredit::reporting {
namespace {

// What is found in the whole name comes first, so that nobody who is called exactly so is behind as
// many.
constexpr size_t kMostMatches = 5'000;

// As many of a name's words as a search takes.
std::string QueryFor(std::string_view name) {
  std::vector<std::string> words = personal::SearchWords(name);
  if (words.size() > personal::kMostQueryWords) words.resize(personal::kMostQueryWords);
  std::string query = absl::StrJoin(words, " ");
  while (words.size() > 1 && query.size() > personal::kLongestQuery) {
    words.pop_back();
    query = absl::StrJoin(words, " ");
  }
  return query;
}

}  // namespace

std::string FoldedName(std::string_view name) {
  return absl::StrJoin(personal::SearchWords(name), " ");
}

bool IsMentioned(const domain::MemberFields& fields, std::string_view text) {
  return personal::Mentions(text, fields);
}

absl::StatusOr<std::vector<MemberFile>> NamesakesOf(std::string_view name,
                                                    domain::SchemeNumber scheme,
                                                    const Members& members,
                                                    const personal::Directory& directory) {
  const auto page = directory.Search(scheme, QueryFor(name), kMostMatches);
  // Nothing that a search could find.
  if (absl::IsInvalidArgument(page.status())) return std::vector<MemberFile>();
  if (!page.ok()) return page.status();
  std::vector<domain::MemberNumber> numbers;
  for (const auto& match : page->matches) numbers.push_back(match.member);
  std::sort(numbers.begin(), numbers.end());
  auto files = members.FindAll(scheme, numbers);
  if (!files.ok()) return files.status();
  std::erase_if(*files, [&](const MemberFile& file) {
    return !file.is_readable || !personal::IsNameOf(name, file.fields);
  });
  return files;
}

}  // namespace timecredit::reporting
