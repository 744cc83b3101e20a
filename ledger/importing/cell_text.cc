#include "ledger/importing/cell_text.h"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>
#include <unicode/utypes.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"

namespace timecredit::importing {
namespace {

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) {
    return absl::ascii_isascii(static_cast<unsigned char>(byte));
  });
}

// Also what has no width: it comes along unseen when cells are pasted.
bool IsBlank(UChar32 character) {
  return u_isUWhiteSpace(character) != 0 || character == 0x200B || character == 0xFEFF;
}

void TakeBlanksAround(icu::UnicodeString& text) {
  int32_t end = text.length();
  while (end > 0 && IsBlank(text.char32At(end - 1))) end = text.moveIndex32(end, -1);
  text.truncate(end);
  int32_t begin = 0;
  while (begin < text.length() && IsBlank(text.char32At(begin))) {
    begin = text.moveIndex32(begin, 1);
  }
  text.remove(0, begin);
}

// Without blanks around it, and in a normal form; as it is where ICU was built without that.
std::string Normalised(std::string_view text, const icu::Normalizer2* (*form)(UErrorCode&)) {
  auto plain = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  TakeBlanksAround(plain);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const normalizer = form(status);
  if (U_SUCCESS(status)) {
    icu::UnicodeString normal = normalizer->normalize(plain, status);
    if (U_SUCCESS(status)) plain = std::move(normal);
  }
  std::string normalised;
  return plain.toUTF8String(normalised);
}

}  // namespace

bool IsUtf8(std::string_view bytes) {
  if (IsAscii(bytes)) return true;
  int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8(nullptr, 0, &length, bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  return status != U_INVALID_CHAR_FOUND;
}

bool HasControls(std::string_view text) {
  for (size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool lays_out = byte == '\t' || byte == '\n' || byte == '\r';
    if (absl::ascii_iscntrl(byte) && !lays_out) return true;
    // From U+0080 to U+009F.
    const bool is_second = byte == 0xC2 && at + 1 < text.size();
    if (is_second && static_cast<unsigned char>(text[at + 1]) < 0xA0) return true;
  }
  return false;
}

std::string Meant(std::string_view cell) {
  std::string meant;
  if (IsAscii(cell)) {
    meant = std::string(absl::StripAsciiWhitespace(absl::string_view(cell.data(), cell.size())));
  } else {
    meant = Normalised(cell, icu::Normalizer2::getNFCInstance);
  }
  absl::StrReplaceAll({{"\r\n", "\n"}, {"\r", "\n"}}, &meant);
  return meant;
}

std::string Folded(std::string_view heading) {
  std::string folded = Normalised(heading, icu::Normalizer2::getNFKCCasefoldInstance);
  absl::RemoveExtraAsciiWhitespace(&folded);
  return folded;
}

}  // namespace timecredit::importing
