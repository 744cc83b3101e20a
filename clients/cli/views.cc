#include "clients/cli/views.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace timecredit::cli {

std::string LastPart(std::string_view resource_name) {
  return std::string(resource_name.substr(resource_name.rfind('/') + 1));
}

std::string Localized(const google::protobuf::Map<std::string, std::string>& names,
                      std::string_view language) {
  for (const std::string& wanted : {std::string(language), std::string("en")}) {
    if (const auto found = names.find(wanted); found != names.end()) return found->second;
  }
  return names.empty() ? std::string() : names.begin()->second;
}

std::string EnumWord(std::string_view enum_name, std::string_view value_name) {
  // State's values begin with STATE_, ContributionGrouping's with CONTRIBUTION_GROUPING_.
  std::string prefix;
  for (const char character : enum_name) {
    if (absl::ascii_isupper(static_cast<unsigned char>(character)) && !prefix.empty()) {
      prefix += '_';
    }
    prefix += absl::ascii_toupper(static_cast<unsigned char>(character));
  }
  prefix += '_';
  if (value_name.starts_with(prefix)) value_name.remove_prefix(prefix.size());
  if (value_name == "UNSPECIFIED") return {};
  return absl::StrReplaceAll(
      absl::AsciiStrToLower(absl::string_view(value_name.data(), value_name.size())), {{"_", " "}});
}

std::string ShowInstant(const google::protobuf::Timestamp& instant) {
  if (instant.seconds() == 0) return {};
  return absl::FormatTime("%Y-%m-%d %H:%M", absl::FromUnixSeconds(instant.seconds()),
                          absl::LocalTimeZone());
}

std::string ShowCount(int64_t count) { return count == 0 ? std::string() : absl::StrCat(count); }

}  // namespace timecredit::cli
