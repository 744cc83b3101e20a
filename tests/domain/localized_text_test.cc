#include "ledger/domain/localized_text.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "tests/domain/reason.h"

namespace timecredit::domain {
namespace {

using namespace std::literals::string_view_literals;  // ""sv

// The UTF-8 of a code point, written from its definition: payload bits, however many bytes.
std::string Utf8(uint32_t point, int length) {
  if (length == 1) return {static_cast<char>(point)};
  std::string bytes(static_cast<size_t>(length), '\0');
  for (int place = length - 1; place > 0; --place) {
    bytes[static_cast<size_t>(place)] = static_cast<char>(0x80 | (point & 0x3F));
    point >>= 6;
  }
  bytes[0] = static_cast<char>((0xF00 >> length) | point);
  return bytes;
}

int ShortestLength(uint32_t point) {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

bool IsSurrogate(uint32_t point) { return point >= 0xD800 && point <= 0xDFFF; }

bool IsControl(uint32_t point) { return point < 0x20 || (point >= 0x7F && point <= 0x9F); }

TEST(ReadableTextTest, EveryCodePointThatIsNoControlCharacterOrSurrogateIsReadable) {
  for (uint32_t point = 0; point <= 0x10FFFF; ++point) {
    const bool readable =
        point == '\t' || point == '\n' || !(IsControl(point) || IsSurrogate(point));
    ASSERT_EQ(IsReadableText(Utf8(point, ShortestLength(point))), readable) << std::hex << point;
  }
}

TEST(ReadableTextTest, PointsBeyondTheLastAreNotReadable) {
  for (const uint32_t point : {0x110000u, 0x13FFFFu, 0x1FFFFFu}) {
    EXPECT_FALSE(IsReadableText(Utf8(point, 4))) << std::hex << point;
  }
}

TEST(ReadableTextTest, OverlongFormsAreNotReadable) {
  for (const uint32_t point : {0x00u, 0x2Fu, 0x41u, 0x7Fu}) {
    for (const int length : {2, 3, 4}) {
      EXPECT_FALSE(IsReadableText(Utf8(point, length))) << std::hex << point << " in " << length;
    }
  }
  EXPECT_FALSE(IsReadableText(Utf8(0x7FF, 3)));
  EXPECT_FALSE(IsReadableText(Utf8(0xFFFF, 4)));
}

TEST(ReadableTextTest, AHalfSequenceIsNotReadableWhereverItStands) {
  for (const std::string_view half :
       {"\xC3"sv, "\xE2\x82"sv, "\xF0\x9F\x98"sv, "\x80"sv, "\xBF"sv, "\xC3\x28"sv,
        "\xE2\x28\xA1"sv, "\xF0\x90\x28\xBC"sv, "\xFE"sv, "\xFF"sv, "\xF8\x88\x80\x80\x80"sv}) {
    EXPECT_FALSE(IsReadableText(half));
    EXPECT_FALSE(IsReadableText("T\xC5\xB7 " + std::string(half)));
    EXPECT_FALSE(IsReadableText(std::string(half) + " T\xC5\xB7"));
  }
}

TEST(ReadableTextTest, NothingAndLinesOfTextAreReadable) {
  EXPECT_TRUE(IsReadableText(""));
  EXPECT_TRUE(IsReadableText("T\xC5\xB7 G\xC5\xB5yr\n\tPlant\xC3\xA9 \xF0\x9F\x8C\xB1"));
  EXPECT_FALSE(IsReadableText("before\0after"sv));
  EXPECT_FALSE(IsReadableText("line\r\n"));
}

TEST(NamesTest, AThingHasANameInOneToTwentyLanguages) {
  LocalizedText names;
  EXPECT_EQ(ReasonOf(CheckNames(names, "names")), "FIELD_REQUIRED");
  for (char letter = 'a'; letter < 'a' + 20; ++letter) {
    names[{'x', letter}] = "Taff";
    EXPECT_EQ(ReasonOf(CheckNames(names, "names")), "OK") << letter;
  }
  names["zz"] = "Taff";
  const absl::Status status = CheckNames(names, "units.names");
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(status), "LIST_TOO_LONG");
  EXPECT_EQ(FieldOf(status), "units.names");
}

TEST(NamesTest, ALanguageIsTwoLowerCaseLetters) {
  for (const char* language : {"", "e", "EN", "En", "eng", "e1", "e-", "en-GB", "\xC3\xA9"}) {
    EXPECT_EQ(ReasonOf(CheckNames({{language, "Taff"}}, "names")), "LANGUAGE_INVALID") << language;
  }
  EXPECT_EQ(ReasonOf(CheckNames({{"cy", "Taf"}}, "names")), "OK");
}

TEST(NamesTest, ANameFillsUpTo200BytesOfOneLine) {
  const auto check = [](std::string_view name) {
    return ReasonOf(CheckNames({{"en", "Taff"}, {"fr", std::string(name)}}, "names"));
  };
  EXPECT_EQ(check(std::string(200, 'n')), "OK");
  EXPECT_EQ(check(std::string(201, 'n')), "TEXT_TOO_LONG");
  std::string accents;
  while (accents.size() < 200) accents += "\xC3\xA9";
  EXPECT_EQ(check(accents), "OK");
  EXPECT_EQ(check(accents + "\xC3\xA9"), "TEXT_TOO_LONG");
  EXPECT_EQ(check(""), "FIELD_REQUIRED");
  EXPECT_EQ(check("T\xC5"), "TEXT_INVALID");
  EXPECT_EQ(check("two\nlines"), "TEXT_INVALID");
  EXPECT_EQ(check("two\tcolumns"), "TEXT_INVALID");
  EXPECT_EQ(check("bell\a"), "TEXT_INVALID");
  EXPECT_EQ(check("next\xC2\x85line"), "TEXT_INVALID");
}

TEST(AliasTest, AnAliasIsWordsDigitsAndSingleHyphens) {
  for (const char* alias : {"a", "taff", "taff-housing", "m1", "a-1-b", "x9-9"}) {
    EXPECT_EQ(ReasonOf(CheckAlias(alias, "alias")), "OK") << alias;
  }
  for (const std::string_view alias :
       {""sv, "-"sv, "1a"sv, "-a"sv, "a-"sv, "a--b"sv, "Taff"sv, "taff_housing"sv, "taff housing"sv,
        "taff/m1"sv, "caf\xC3\xA9"sv, "a\0b"sv, "a\n"sv, "a.b"sv}) {
    const absl::Status status = CheckAlias(alias, "members.alias");
    EXPECT_EQ(ReasonOf(status), "ID_INVALID") << alias;
    EXPECT_EQ(FieldOf(status), "members.alias");
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  }
}

TEST(AliasTest, AnAliasHasAtMost63Characters) {
  EXPECT_EQ(ReasonOf(CheckAlias(std::string(63, 'a'), "alias")), "OK");
  EXPECT_EQ(ReasonOf(CheckAlias(std::string(64, 'a'), "alias")), "ID_INVALID");
}

// What the header says, as a different kind of code: words joined by single hyphens.
bool IsAliasByWords(std::string_view text) {
  if (text.empty() || text.size() > 63 || text[0] < 'a' || text[0] > 'z') return false;
  size_t letters_of_word = 0;
  for (const char character : text) {
    if (character == '-') {
      if (letters_of_word == 0) return false;
      letters_of_word = 0;
    } else if (std::string_view("abcdefghijklmnopqrstuvwxyz0123456789").find(character) !=
               std::string_view::npos) {
      ++letters_of_word;
    } else {
      return false;
    }
  }
  return letters_of_word > 0;
}

RC_GTEST_PROP(AliasTest, AnyTextIsAnAliasOrNoneAsTheWordsSay, ()) {
  const auto text = *rc::gen::container<std::string>(
      rc::gen::weightedElement<char>({{8, 'a'}, {4, 'z'}, {4, '7'}, {4, '-'}, {1, 'A'}, {1, ' '}}));
  RC_ASSERT(CheckAlias(text, "alias").ok() == IsAliasByWords(text));
}

}  // namespace
}  // namespace timecredit::domain
