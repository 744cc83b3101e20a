#include "ledger/reporting/search_token.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/personal/member_index.h"

namespace timecredit::reporting {

std::string SearchTokenOf(const personal::SearchMatch& last) {
  return absl::StrCat(last.member.value, ",", last.rank);
}

absl::StatusOr<std::optional<personal::SearchMatch>> OpenSearchToken(std::string_view from) {
  if (from.empty()) return std::nullopt;
  const std::vector<absl::string_view> parts =
      absl::StrSplit(absl::string_view(from.data(), from.size()), ',');
  uint64_t member = 0;
  int32_t rank = 0;
  if (parts.size() != 2 || !absl::SimpleAtoi(parts[0], &member) ||
      !absl::SimpleAtoi(parts[1], &rank)) {
    return domain::RefuseArgument("PAGE_TOKEN_INVALID", "page_token");
  }
  return personal::SearchMatch{.member = domain::MemberNumber(member), .rank = rank};
}

}  // namespace timecredit::reporting
