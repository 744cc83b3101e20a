#include "ledger/validation/text_form.h"

#include <unicode/uchar.h>
#include <unicode/umachine.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "google/protobuf/descriptor.h"
#include "ledger/domain/localized_text.h"
#include "proto/timecredit/v1/limits.pb.h"

namespace timecredit::validation {
namespace {

// The characters of a text; none where it is not UTF-8.
std::optional<std::vector<UChar32>> CharactersOf(std::string_view text) {
  std::vector<UChar32> characters;
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto length = static_cast<int32_t>(text.size());
  for (int32_t at = 0; at < length;) {
    UChar32 character = 0;
    U8_NEXT(bytes, at, length, character);
    if (character < 0) return std::nullopt;
    characters.push_back(character);
  }
  return characters;
}

// Characters that change how what follows is laid out, rather than being something to read: they
// can make a name look like another. The joiners and variation selectors that scripts and emoji
// need are letters' own and stay.
bool TurnsDirection(UChar32 character) {
  switch (u_charDirection(character)) {
    case U_LEFT_TO_RIGHT_EMBEDDING:
    case U_LEFT_TO_RIGHT_OVERRIDE:
    case U_RIGHT_TO_LEFT_EMBEDDING:
    case U_RIGHT_TO_LEFT_OVERRIDE:
    case U_POP_DIRECTIONAL_FORMAT:
    case U_FIRST_STRONG_ISOLATE:
    case U_LEFT_TO_RIGHT_ISOLATE:
    case U_RIGHT_TO_LEFT_ISOLATE:
    case U_POP_DIRECTIONAL_ISOLATE:
      return true;
    default:
      return false;
  }
}

bool IsBlank(UChar32 character) { return u_isUWhiteSpace(character) != 0; }

// Something that leaves ink: marks alone have nothing to stand on, and what Unicode calls
// ignorable, or a filler, is nothing at all.
bool IsVisible(UChar32 character) {
  return u_isgraph(character) != 0 &&
         u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0 &&
         (U_GET_GC_MASK(character) & (U_GC_CF_MASK | U_GC_M_MASK)) == 0 &&
         character != 0x2800;  // a Braille cell without dots
}

// Never within a text: what controls a machine, breaks a line beside the newline, or is no
// character.
bool CannotBeKept(UChar32 character) {
  if (character == '\n' || character == '\t') return false;
  constexpr uint32_t kRefused =
      U_GC_CC_MASK | U_GC_CS_MASK | U_GC_CO_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
  return (U_GET_GC_MASK(character) & kRefused) != 0 || U_IS_UNICODE_NONCHAR(character) ||
         TurnsDirection(character);
}

std::string_view FaultInText(std::string_view text) {
  const auto characters = CharactersOf(text);
  if (!characters.has_value() ||
      std::any_of(characters->begin(), characters->end(), CannotBeKept) ||
      std::none_of(characters->begin(), characters->end(), IsVisible)) {
    return "TEXT_INVALID";
  }
  return "";
}

std::string_view FaultInLine(std::string_view text) {
  const auto characters = CharactersOf(text);
  if (characters.has_value() && !characters->empty() &&
      (IsBlank(characters->front()) || IsBlank(characters->back()))) {
    return "TEXT_PADDED";
  }
  if (text.find_first_of("\t\n") != std::string_view::npos) return "TEXT_INVALID";
  return FaultInText(text);
}

bool IsDigits(std::string_view text) {
  for (const char letter : text) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(letter))) return false;
  }
  return true;
}

// absl::ParseCivilTime is lenient about lengths and blanks; dates of the API are not.
bool IsDate(std::string_view text) {
  const bool has_shape = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                         IsDigits(text.substr(0, 4)) && IsDigits(text.substr(5, 2)) &&
                         IsDigits(text.substr(8, 2));
  absl::CivilDay day;
  return has_shape && absl::ParseCivilTime(absl::string_view(text.data(), text.size()), &day);
}

bool IsTimeOfDay(std::string_view text) {
  return text.size() == 5 && text[2] == ':' && IsDigits(text.substr(0, 2)) &&
         IsDigits(text.substr(3)) && text.substr(0, 2) <= "23" && text.substr(3) <= "59";
}

bool IsLanguage(std::string_view text) {
  return text.size() == 2 && absl::ascii_islower(static_cast<unsigned char>(text[0])) &&
         absl::ascii_islower(static_cast<unsigned char>(text[1]));
}

}  // namespace

std::string_view FaultIn(v1::Form form, std::string_view text) {
  switch (form) {
    case v1::FORM_LINE:
      return FaultInLine(text);
    case v1::FORM_TEXT:
      return FaultInText(text);
    case v1::FORM_REQUEST_ID:
      return FaultInLine(text).empty() ? "" : "REQUEST_ID_INVALID";
    case v1::FORM_ID:
      return domain::CheckAlias(text, "").ok() ? "" : "ID_INVALID";
    case v1::FORM_DATE:
      return IsDate(text) ? "" : "DATE_MALFORMED";
    case v1::FORM_TIME_OF_DAY:
      return IsTimeOfDay(text) ? "" : "TIME_MALFORMED";
    case v1::FORM_LANGUAGE:
      return IsLanguage(text) ? "" : "LANGUAGE_INVALID";
    default:
      return "";
  }
}

std::string_view TooLongFor(v1::Form form) {
  switch (form) {
    case v1::FORM_ID:
      return "ID_INVALID";
    case v1::FORM_REQUEST_ID:
      return "REQUEST_ID_INVALID";
    case v1::FORM_PAGE_TOKEN:
      return "PAGE_TOKEN_INVALID";
    case v1::FORM_DATE:
      return "DATE_MALFORMED";
    case v1::FORM_TIME_OF_DAY:
      return "TIME_MALFORMED";
    case v1::FORM_LANGUAGE:
      return "LANGUAGE_INVALID";
    default:
      return "TEXT_TOO_LONG";
  }
}

// protoc gives every value of an enum its options, also to those that say nothing.
uint64_t LongestOf(v1::Form form) {
  return v1::Form_descriptor()->FindValueByNumber(form)->options().GetExtension(v1::longest);
}

uint64_t MostOf(v1::Form form) {
  return v1::Form_descriptor()->FindValueByNumber(form)->options().GetExtension(v1::most);
}

}  // namespace timecredit::validation
