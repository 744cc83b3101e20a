#include "ledger/personal/search_words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace timecredit::personal {
namespace {

using Words = std::vector<std::string>;

TEST(SearchWordsTest, SplitsAtWhatIsNeitherLetterNorDigit) {
  EXPECT_EQ(SearchWords("Flat 12b, Heol-y-Bont"), (Words{"flat", "12b", "heol", "y", "bont"}));
  EXPECT_EQ(SearchWords("sian.rhys@example.org"), (Words{"sian", "rhys", "example", "org"}));
  EXPECT_EQ(SearchWords(" \t\n,"), Words{});
  EXPECT_EQ(SearchWords(""), Words{});
}

TEST(SearchWordsTest, LeavesOutCaseAndDiacritics) {
  EXPECT_EQ(SearchWords("Siân ŴYN"), (Words{"sian", "wyn"}));
  EXPECT_EQ(SearchWords("Zoë Ångström Żółć"), (Words{"zoe", "angstrom", "zolc"}));
  EXPECT_EQ(SearchWords("İstanbul Nguyễn"), (Words{"istanbul", "nguyen"}));
  EXPECT_EQ(SearchWords("Si\u0302an"), Words{"sian"}) << "a combining circumflex";
}

TEST(SearchWordsTest, WritesLettersOutThatHaveNoAccentToTakeOff) {
  EXPECT_EQ(SearchWords("Straße Øystein Ægir Łukasz Đorđe Þór"),
            (Words{"strasse", "oystein", "aegir", "lukasz", "dorde", "thor"}));
}

TEST(SearchWordsTest, KeepsApostrophesFromEndingAWord) {
  EXPECT_EQ(SearchWords("O'Brien O’Brien"), (Words{"obrien", "obrien"}));
}

TEST(SearchWordsTest, KeepsOtherScripts) {
  EXPECT_EQ(SearchWords("Олена ΓΙΏΡΓΟΣ"), (Words{"олена", "γιωργοσ"}));
  EXPECT_EQ(SearchWords("李小龍"), Words{"李小龍"});
  EXPECT_EQ(SearchWords("٤٢"), Words{"42"}) << "Arabic digits";
}

TEST(SearchWordsTest, SurvivesBytesThatAreNotText) {
  EXPECT_EQ(SearchWords("ab\xFF\xFE"
                        "cd"),
            (Words{"ab", "cd"}));
  EXPECT_EQ(SearchWords("\xC3"), Words{});
}

TEST(WithPlainPunctuationTest, MakesNumbersAscii) {
  EXPECT_EQ(WithPlainPunctuation("029\u00A02034\u20135678"), "029 2034-5678");
  EXPECT_EQ(WithPlainPunctuation("\u202A+44\u202C ٢٩"), "+44 29");
  EXPECT_EQ(WithPlainPunctuation("Siân"), "Siân");
}

}  // namespace
}  // namespace timecredit::personal
