#include "clients/cli/utf8.h"

#include <unicode/stringpiece.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace timecredit::cli {

// ICU puts U+FFFD for what is ill-formed: then it is not the same text any more.
bool IsUtf8(std::string_view text) {
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  std::string again;
  icu::UnicodeString::fromUTF8(piece).toUTF8String(again);
  return again == text;
}

}  // namespace timecredit::cli
