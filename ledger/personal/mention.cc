#include "ledger/personal/mention.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "ledger/domain/member_fields.h"
#include "ledger/personal/search_words.h"

namespace timecredit::personal {
namespace {

constexpr size_t kShortestWord = 3;  // "Ann"; initials and particles tell nobody apart
constexpr size_t kShortestPart = 4;  // "ann" is in "annual"
constexpr size_t kPhoneDigits = 7;   // enough to be nobody else's

bool IsNumber(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return absl::ascii_isdigit(c); });
}

std::string DigitsIn(std::string_view text) {
  std::string digits;
  for (const char c : WithPlainPunctuation(text)) {
    if (absl::ascii_isdigit(c)) digits += c;
  }
  return digits;
}

bool HasWordOf(const std::vector<std::string>& words, std::string_view field) {
  for (const std::string& telling : SearchWords(field)) {
    if (telling.size() < kShortestWord || IsNumber(telling)) continue;
    const bool is_there = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return word == telling ||
             (telling.size() >= kShortestPart && word.find(telling) != std::string::npos);
    });
    if (is_there) return true;
  }
  return false;
}

bool HasPhone(std::string_view text, std::string_view phone) {
  const std::string digits = DigitsIn(phone);
  if (digits.size() < kPhoneDigits) return false;
  const std::string end = digits.substr(digits.size() - kPhoneDigits);
  return DigitsIn(text).find(end) != std::string::npos;
}

}  // namespace

bool Mentions(std::string_view text, const domain::MemberFields& fields) {
  const std::vector<std::string> words = SearchWords(text);
  const std::string_view email = fields.email;
  return HasWordOf(words, fields.name) || HasWordOf(words, fields.known_as) ||
         HasWordOf(words, fields.alias) || HasWordOf(words, email.substr(0, email.find('@'))) ||
         HasPhone(text, fields.phone);
}

}  // namespace timecredit::personal
