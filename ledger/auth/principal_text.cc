#include "ledger/auth/principal_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"

namespace timecredit::auth {
namespace {

using Kind = domain::PrincipalKind;

constexpr std::array<std::pair<std::string_view, Kind>, 6> kKinds = {{
    {"system", Kind::kSystem},
    {"operator", Kind::kOperator},
    {"manager", Kind::kManager},
    {"officer", Kind::kOfficer},
    {"partner", Kind::kPartner},
    {"member", Kind::kMember},
}};

absl::Status Malformed() {
  return absl::InvalidArgumentError(
      "a principal is operator, a colon and a number above 0, as in operator:1, or a scheme's id, "
      "a "
      "slash, and manager, officer, partner or member with a number, as in taff/officer:7; it may "
      "be linked to a member, as in taff/officer:7/member:17");
}

std::optional<std::pair<Kind, uint64_t>> ParseOne(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, ':');
  uint64_t number = 0;
  if (parts.size() != 2 || parts[1].empty() ||
      !std::all_of(parts[1].begin(), parts[1].end(), absl::ascii_isdigit) ||
      !absl::SimpleAtoi(parts[1], &number) || number == 0) {
    return std::nullopt;
  }
  for (const auto& [name, kind] : kKinds) {
    if (kind == Kind::kSystem) continue;
    if (parts[0] == absl::string_view(name.data(), name.size())) return std::pair{kind, number};
  }
  return std::nullopt;
}

}  // namespace

absl::StatusOr<ConfiguredPrincipal> ParsePrincipal(std::string_view text) {
  std::vector<absl::string_view> parts =
      absl::StrSplit(absl::string_view(text.data(), text.size()), '/');
  ConfiguredPrincipal configured;
  if (!absl::StrContains(parts.front(), ':')) {
    configured.scheme = std::string(parts.front());
    if (!domain::CheckAlias(configured.scheme, "").ok()) return Malformed();
    parts.erase(parts.begin());
  }
  if (parts.empty() || parts.size() > 2) return Malformed();
  const auto who = ParseOne(parts[0]);
  if (!who.has_value() || domain::IsOfServer(who->first) != configured.scheme.empty()) {
    return Malformed();
  }
  domain::Principal& principal = configured.principal;
  principal = {.kind = who->first, .number = who->second, .member = {}, .scheme = {}};
  if (parts.size() == 2) {
    const auto link = ParseOne(parts[1]);
    if (!link.has_value() || link->first != Kind::kMember || who->first == Kind::kMember ||
        configured.scheme.empty()) {
      return Malformed();
    }
    principal.member = domain::MemberNumber(link->second);
  } else if (who->first == Kind::kMember) {
    principal.member = domain::MemberNumber(who->second);
  }
  return configured;
}

std::string PrincipalText(const domain::Principal& principal) {
  std::string text;
  if (!principal.scheme.IsNone()) absl::StrAppend(&text, principal.scheme.value, "/");
  for (const auto& [name, kind] : kKinds) {
    if (kind == principal.kind) absl::StrAppend(&text, std::string(name), ":", principal.number);
  }
  if (principal.kind != Kind::kMember && principal.member.has_value()) {
    absl::StrAppend(&text, "/member:", principal.member->value);
  }
  return text;
}

}  // namespace timecredit::auth
