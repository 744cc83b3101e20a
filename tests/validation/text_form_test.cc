#include "ledger/validation/text_form.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "proto/timecredit/v1/limits.pb.h"

namespace timecredit::validation {
namespace {

std::string Line(std::string_view text) { return std::string(FaultIn(v1::FORM_LINE, text)); }
std::string Text(std::string_view text) { return std::string(FaultIn(v1::FORM_TEXT, text)); }

TEST(TextFormTest, NamesOfEveryLanguageAreLines) {
  for (const std::string_view name :
       {"Ann", "Siân Llŷr-Evans", "Zoë O’Neill", "李小龙", "محمد علي", "नेहा", "Ὀδυσσεύς",
        "Łukasz (Garden) #2", "👩‍🌾 Farm", "N'Golo & co."}) {
    EXPECT_EQ(Line(name), "") << name;
  }
}

TEST(TextFormTest, ALineHasSomethingToSee) {
  // Zero-width space and joiner, soft hyphen, word joiner, Hangul filler, blank Braille, a lone
  // mark.
  for (const std::string_view nothing :
       {"\u200B", "\u200D", "\u00AD", "\u2060", "\u3164", "\u2800", "\u0301", "\uFE0F"}) {
    EXPECT_EQ(Line(nothing), "TEXT_INVALID");
    EXPECT_EQ(Text(nothing), "TEXT_INVALID");
  }
}

TEST(TextFormTest, ALineHasNoBlanksAround) {
  for (const std::string_view padded :
       {" Ann", "Ann ", " ", "\u00A0Ann", "Ann\u3000", "\u2003Ann", "Ann\n"}) {
    EXPECT_EQ(Line(padded), "TEXT_PADDED") << padded;
  }
  EXPECT_EQ(Line("Ann Jones"), "");
}

TEST(TextFormTest, NothingTurnsTheDirectionOfWriting) {
  for (const std::string_view turned :
       {"Ann\u202Esenoj", "Ann\u202A", "\u2066Ann\u2069", "Ann\u202Bx", "Ann\u202Dx"}) {
    EXPECT_EQ(Line(turned), "TEXT_INVALID");
    EXPECT_EQ(Text(turned), "TEXT_INVALID");
  }
}

TEST(TextFormTest, NothingControlsAMachine) {
  for (const std::string_view text : {"bell\a!", "null\x01!", "next\u0085line", "line\u2028break",
                                      "private\uE000!", "none\uFFFF!", "escape\x1B[31m"}) {
    EXPECT_EQ(Line(text), "TEXT_INVALID");
    EXPECT_EQ(Text(text), "TEXT_INVALID");
  }
  EXPECT_EQ(Line("cut\xC3"), "TEXT_INVALID");
  EXPECT_EQ(Line("surrogate\xED\xA0\x80!"), "TEXT_INVALID");
}

TEST(TextFormTest, TextsHaveLinesAndLinesHaveNot) {
  EXPECT_EQ(Text("two\nlines\twith a tab\n"), "");
  EXPECT_EQ(Line("two\nlines"), "TEXT_INVALID");
  EXPECT_EQ(Line("a\ttab"), "TEXT_INVALID");
  EXPECT_EQ(Text(" \n "), "TEXT_INVALID");
}

TEST(TextFormTest, ADateIsADayThatThereIs) {
  const auto date = [](std::string_view text) { return std::string(FaultIn(v1::FORM_DATE, text)); };
  for (const std::string_view day : {"2026-05-31", "2024-02-29", "0001-01-01", "9999-12-31"}) {
    EXPECT_EQ(date(day), "") << day;
  }
  for (const std::string_view none : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-5-31",
                                      "31/05/2026", "2026-05-31 ", "2026-05-3x", "today"}) {
    EXPECT_EQ(date(none), "DATE_MALFORMED") << none;
  }
}

TEST(TextFormTest, ATimeOfDayHasFourDigits) {
  const auto time = [](std::string_view text) {
    return std::string(FaultIn(v1::FORM_TIME_OF_DAY, text));
  };
  for (const std::string_view of_day : {"00:00", "18:30", "23:59"}) EXPECT_EQ(time(of_day), "");
  for (const std::string_view none : {"24:00", "12:60", "7:30", "07.30", "-1:30", "07:30:00"}) {
    EXPECT_EQ(time(none), "TIME_MALFORMED") << none;
  }
}

TEST(TextFormTest, IdsAndLanguages) {
  EXPECT_EQ(FaultIn(v1::FORM_ID, "garden-day-2"), "");
  for (const std::string_view none : {"Garden", "2nd", "a--b", "a-", "-a", "a_b", "é"}) {
    EXPECT_EQ(FaultIn(v1::FORM_ID, none), "ID_INVALID") << none;
  }
  EXPECT_EQ(FaultIn(v1::FORM_LANGUAGE, "cy"), "");
  for (const std::string_view none : {"CY", "c", "cym", "cy-GB"}) {
    EXPECT_EQ(FaultIn(v1::FORM_LANGUAGE, none), "LANGUAGE_INVALID") << none;
  }
}

TEST(TextFormTest, EveryFormSaysHowLongItIs) {
  EXPECT_EQ(LongestOf(v1::FORM_UNSPECIFIED), 0);
  for (int form = v1::Form_MIN + 1; form <= v1::Form_MAX; ++form) {
    EXPECT_GT(LongestOf(static_cast<v1::Form>(form)), 0) << form;
  }
}

}  // namespace
}  // namespace timecredit::validation
