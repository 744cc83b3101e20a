#include "clients/cli/display_width.h"

#include <unicode/uchar.h>
#include <unicode/uiter.h>
#include <unicode/unistr.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"

namespace timecredit::cli {
namespace {

// Calls `visit` for each code point. Bytes that are no UTF-8 come as U+FFFD.
void ForEach(std::string_view text, absl::FunctionRef<void(UChar32)> visit) {
  UCharIterator points;
  uiter_setUTF8(&points, text.data(), static_cast<int32_t>(text.size()));
  for (UChar32 point = uiter_next32(&points); point >= 0; point = uiter_next32(&points)) {
    visit(point);
  }
}

int WidthOf(UChar32 point) {
  switch (u_charType(point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  const int east_asian = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

int DisplayWidth(std::string_view text) {
  int width = 0;
  ForEach(text, [&](UChar32 point) { width += WidthOf(point); });
  return width;
}

std::string OneLine(std::string_view text) {
  icu::UnicodeString line;
  ForEach(text, [&](UChar32 point) {
    if (point == '\n' || point == '\t') {
      line.append(UChar32{' '});
    } else {
      line.append(u_charType(point) == U_CONTROL_CHAR ? UChar32{0xFFFD} : point);
    }
  });
  std::string utf8;
  line.toUTF8String(utf8);
  return utf8;
}

std::vector<std::string> Wrap(std::string_view line, int columns) {
  std::vector<icu::UnicodeString> lines(1);
  icu::UnicodeString word;
  int used = 0;        // by the line at hand
  int word_width = 0;  // of the word at hand
  const auto end_word = [&] {
    const bool is_first = lines.back().isEmpty();
    if (!is_first && used + 1 + word_width > columns) {
      lines.emplace_back();
      used = 0;
    } else if (!is_first) {
      lines.back().append(UChar32{' '});
      ++used;
    }
    lines.back().append(word);
    used += word_width;
    word.remove();
    word_width = 0;
  };
  ForEach(line, [&](UChar32 point) {
    if (point == ' ') {
      if (!word.isEmpty()) end_word();
      return;
    }
    word.append(point);
    word_width += WidthOf(point);
  });
  if (!word.isEmpty()) end_word();
  std::vector<std::string> result(lines.size());
  for (size_t i = 0; i < lines.size(); ++i) lines[i].toUTF8String(result[i]);
  return result;
}

}  // namespace timecredit::cli
