#include "ledger/service/resource_name.h"

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "ledger/domain/refusal.h"

namespace timecredit::service {
namespace {

std::string PatternOf(std::initializer_list<std::string_view> collections) {
  std::string pattern;
  for (const std::string_view collection : collections) {
    if (!pattern.empty()) pattern += '/';
    pattern += collection;
    pattern += "/ID";
  }
  return pattern;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ParseResourceName(
    std::string_view name, std::string_view field,
    std::initializer_list<std::string_view> collections) {
  if (name.empty()) return domain::RefuseArgument("FIELD_REQUIRED", field);
  const std::vector<std::string> parts =
      absl::StrSplit(absl::string_view(name.data(), name.size()), '/');
  std::vector<std::string> ids;
  bool fits = parts.size() == 2 * collections.size();
  size_t at = 0;
  for (const std::string_view collection : collections) {
    fits = fits && parts[at] == collection && !parts[at + 1].empty();
    if (fits) ids.push_back(parts[at + 1]);
    at += 2;
  }
  if (fits) return ids;
  return domain::RefuseArgument("NAME_MALFORMED", field,
                                {{"pattern", PatternOf(collections)}, {"ending", "id"}});
}

}  // namespace timecredit::service
