#include "ledger/service/page_token.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"

namespace timecredit::service {
namespace {

// The mark of a request: FNV-1a, which is the same in every process.
std::string MarkOf(std::string_view request) {
  uint64_t mark = 0xcbf29ce484222325;
  for (const char byte : request) {
    mark ^= static_cast<unsigned char>(byte);
    mark *= 0x100000001b3;
  }
  return absl::StrCat("2:", absl::Hex(mark, absl::kZeroPad16), ":");
}

absl::Status Invalid() { return domain::RefuseArgument("PAGE_TOKEN_INVALID", "page_token"); }

}  // namespace

std::string MakePageToken(std::string_view request, std::string_view from) {
  return absl::WebSafeBase64Escape(
      absl::StrCat(MarkOf(request), absl::string_view(from.data(), from.size())));
}

std::string NextPageToken(std::string_view request, domain::Sequence next) {
  return next.IsNone() ? std::string() : MakePageToken(request, absl::StrCat(next.value));
}

absl::StatusOr<std::string> OpenPageToken(std::string_view token, std::string_view request) {
  if (token.empty()) return std::string();
  std::string text;
  if (!absl::WebSafeBase64Unescape(absl::string_view(token.data(), token.size()), &text)) {
    return Invalid();
  }
  absl::string_view rest = text;
  if (!absl::ConsumePrefix(&rest, MarkOf(request)) || rest.empty()) return Invalid();
  return std::string(rest);
}

absl::StatusOr<uint64_t> NumberInPageToken(std::string_view from) {
  uint64_t number = 0;
  if (from.empty()) return number;
  if (!absl::SimpleAtoi(absl::string_view(from.data(), from.size()), &number)) return Invalid();
  return number;
}

absl::StatusOr<domain::Sequence> LatestFrom(std::string_view from) {
  const auto number = NumberInPageToken(from);
  if (!number.ok()) return number.status();
  return domain::Sequence(from.empty() ? std::numeric_limits<uint64_t>::max() : *number);
}

}  // namespace timecredit::service
