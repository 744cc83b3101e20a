#include "ledger/domain/localized_text.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "ledger/domain/refusal.h"

namespace timecredit::domain {
namespace {

// The length of the well-formed UTF-8 sequence at the front of `text`, 0 if there is none
// (Unicode 15, table 3-7).
size_t SequenceLength(std::string_view text) {
  const auto byte = [&](size_t index) {
    return index < text.size() ? static_cast<uint8_t>(text[index]) : uint8_t{0};
  };
  const auto continues = [&](size_t index, uint8_t low = 0x80, uint8_t high = 0xBF) {
    return byte(index) >= low && byte(index) <= high;
  };
  const uint8_t lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const uint8_t low = lead == 0xE0 ? 0xA0 : 0x80;
    const uint8_t high = lead == 0xED ? 0x9F : 0xBF;
    return continues(1, low, high) && continues(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const uint8_t low = lead == 0xF0 ? 0x90 : 0x80;
    const uint8_t high = lead == 0xF4 ? 0x8F : 0xBF;
    return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

// Whether `text` begins with a control character (Unicode's category Cc). Those from 0x80 to 0x9F
// take two bytes.
bool BeginsWithControl(std::string_view text) {
  const auto lead = static_cast<uint8_t>(text.front());
  if (lead < 0x20 || lead == 0x7F) return true;
  return lead == 0xC2 && text.size() > 1 && static_cast<uint8_t>(text[1]) < 0xA0;
}

bool IsLanguageCode(std::string_view code) {
  return code.size() == 2 && absl::ascii_islower(static_cast<unsigned char>(code[0])) &&
         absl::ascii_islower(static_cast<unsigned char>(code[1]));
}

}  // namespace

bool IsReadableText(std::string_view text) {
  while (!text.empty()) {
    const bool lays_out = text.front() == '\t' || text.front() == '\n';
    if (BeginsWithControl(text) && !lays_out) return false;
    const size_t length = SequenceLength(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

absl::Status CheckNames(const LocalizedText& names, std::string_view field) {
  if (names.empty()) return RefuseArgument("FIELD_REQUIRED", field);
  if (names.size() > kMostLanguages) {
    return RefuseArgument("LIST_TOO_LONG", field, {{"most", kMostLanguages}});
  }
  for (const auto& [language, name] : names) {
    if (!IsLanguageCode(language)) {
      return RefuseArgument("LANGUAGE_INVALID", field);
    }
    if (name.empty()) return RefuseArgument("FIELD_REQUIRED", field);
    if (name.size() > kLongestName) {
      return RefuseArgument("TEXT_TOO_LONG", field, {{"longest", kLongestName}});
    }
    const bool one_line = name.find_first_of("\t\n") == std::string::npos;
    if (!one_line || !IsReadableText(name)) return RefuseArgument("TEXT_INVALID", field);
  }
  return absl::OkStatus();
}

absl::Status CheckAlias(std::string_view alias, std::string_view field) {
  const auto invalid = [field] {
    return RefuseArgument("ID_INVALID", field, {{"longest", kLongestAlias}});
  };
  if (alias.empty() || alias.size() > kLongestAlias || alias.back() == '-') return invalid();
  if (!absl::ascii_islower(static_cast<unsigned char>(alias.front()))) return invalid();
  char previous = 0;
  for (const char character : alias) {
    const auto byte = static_cast<unsigned char>(character);
    const bool allowed = absl::ascii_islower(byte) || absl::ascii_isdigit(byte) || character == '-';
    if (!allowed || (character == '-' && previous == '-')) return invalid();
    previous = character;
  }
  return absl::OkStatus();
}

}  // namespace timecredit::domain
