#ifndef LEDGER_DOMAIN_LOCALIZED_TEXT_H_
#define LEDGER_DOMAIN_LOCALIZED_TEXT_H_

#include <map>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace timecredit::domain {

// The same name in several languages, by lower-case ISO 639-1 code ("en", "cy", "fr"). For names
// of schemes, organisations and activities; never for anything about a person.
using LocalizedText = std::map<std::string, std::string>;

inline constexpr int64_t kLongestName = 200;   // bytes of one name
inline constexpr int64_t kLongestAlias = 63;   // characters of a client-chosen id
inline constexpr int64_t kMostLanguages = 20;  // names of one thing

// INVALID_ARGUMENT unless there is at least one name and every name is non-empty UTF-8 text without
// control characters within the limits, under a two-letter language code.
absl::Status CheckNames(const LocalizedText& names, std::string_view field);

// INVALID_ARGUMENT unless `alias` is a client-chosen id: a lower-case letter followed by lower-case
// letters, digits and single hyphens, not ending in a hyphen, at most kLongestAlias characters.
absl::Status CheckAlias(std::string_view alias, std::string_view field);

// Whether the bytes are well-formed UTF-8 without control characters other than tab and newline.
bool IsReadableText(std::string_view text);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_LOCALIZED_TEXT_H_
