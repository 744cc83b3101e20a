#include "ledger/personal/search_words.h"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"

namespace timecredit::personal {
namespace {

// Takes characters one by one, and keeps the words that they make.
class WordCollector {
 public:
  void AddAscii(char character) {
    const auto byte = static_cast<unsigned char>(character);
    if (absl::ascii_isalnum(byte)) {
      word_ += absl::ascii_tolower(byte);
    } else if (character != '\'') {
      EndWord();
    }
  }

  void AddText(std::string_view text) { word_ += text; }

  void EndWord() {
    if (!word_.empty()) words_.push_back(std::exchange(word_, {}));
  }

  std::vector<std::string> Take() {
    EndWord();
    return std::move(words_);
  }

 private:
  std::string word_;
  std::vector<std::string> words_;
};

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) {
    return absl::ascii_isascii(static_cast<unsigned char>(byte));
  });
}

icu::UnicodeString FromUtf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string ToUtf8(UChar32 character) {
  std::string bytes;
  icu::UnicodeString(character).toUTF8String(bytes);
  return bytes;
}

char DigitOf(UChar32 character) { return static_cast<char>('0' + u_charDigitValue(character)); }

// Latin letters that look like a plain one with a stroke or two letters in one, but that Unicode
// does not decompose; in lower case, as case folding leaves them.
std::string_view PlainFormOf(UChar32 letter) {
  switch (letter) {
    case u'æ':
      return "ae";
    case u'œ':
      return "oe";
    case u'ø':
      return "o";
    case u'ð':
    case u'đ':
      return "d";
    case u'þ':
      return "th";
    case u'ħ':
      return "h";
    case u'ı':
      return "i";
    case u'ł':
      return "l";
    case u'ŧ':
      return "t";
    default:
      return {};
  }
}

bool IsApostrophe(UChar32 character) {
  return character == u'‘' || character == u'’' || character == u'ʼ' || character == u'ʻ';
}

void AddCodePoint(UChar32 character, WordCollector& collector) {
  if (character < 0x80) return collector.AddAscii(static_cast<char>(character));
  if (IsApostrophe(character) || u_charType(character) == U_NON_SPACING_MARK) return;
  if (const auto plain = PlainFormOf(character); !plain.empty()) return collector.AddText(plain);
  if (!u_isalnum(character) && u_charType(character) != U_COMBINING_SPACING_MARK) {
    return collector.EndWord();
  }
  if (u_isdigit(character)) return collector.AddAscii(DigitOf(character));
  collector.AddText(ToUtf8(character));
}

// The text case-folded and decomposed. ICU's own data are linked with it; were they missing, the
// text would only be compared as it is.
icu::UnicodeString Decompose(std::string_view text) {
  const auto given = FromUtf8(text);
  UErrorCode error = U_ZERO_ERROR;
  const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(error);
  const auto* decompose = icu::Normalizer2::getNFDInstance(error);
  if (U_FAILURE(error) != 0) return given;
  auto folded = decompose->normalize(fold->normalize(given, error), error);
  return U_FAILURE(error) != 0 ? given : folded;
}

}  // namespace

std::vector<std::string> SearchWords(std::string_view text) {
  WordCollector collector;
  if (IsAscii(text)) {
    for (const char character : text) collector.AddAscii(character);
    return collector.Take();
  }
  const icu::UnicodeString decomposed = Decompose(text);
  for (int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
    AddCodePoint(decomposed.char32At(at), collector);
  }
  return collector.Take();
}

std::string WithPlainPunctuation(std::string_view text) {
  if (IsAscii(text)) return std::string(text);
  const icu::UnicodeString given = FromUtf8(text);
  std::string plain;
  for (int32_t at = 0; at < given.length(); at = given.moveIndex32(at, 1)) {
    const UChar32 character = given.char32At(at);
    if (u_isUWhiteSpace(character)) {
      plain += ' ';
    } else if (u_charType(character) == U_DASH_PUNCTUATION) {
      plain += '-';
    } else if (u_isdigit(character)) {
      plain += DigitOf(character);
    } else if (u_charType(character) != U_FORMAT_CHAR) {
      plain += ToUtf8(character);
    }
  }
  return plain;
}

}  // namespace timecredit::personal
