#include "ledger/wording/catalogue/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "ledger/wording/catalogue/catalogue.h"
#include "ledger/wording/catalogue/pattern.h"

namespace timecredit::wording {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// Numbers that between them take every plural form of every language.
constexpr int64_t kNumbers[] = {0, 1, 2, 3, 5, 6, 11, 1'000'000};

// Words by which sentences choose, and one that none of them knows.
constexpr const char* kWords[] = {"submitted", "approved", "rejected", "reversed",  "captured",
                                  "released",  "expired",  "1",        "duplicate", "unheard-of"};

// A number can fill every gap but those by whose word a sentence chooses.
Fillings Samples(const Pattern& pattern, int64_t number, const char* word) {
  Fillings samples;
  for (const std::string& name : pattern.arguments()) samples[name] = number;
  for (const std::string& name : pattern.choices()) samples[name] = word;
  return samples;
}

TEST(SentencesTest, EnglishComesFirstAndIsTheOriginal) {
  const auto texts = Sentences();
  ASSERT_EQ(texts.size(), 3U);
  EXPECT_EQ(texts[0].language, "en");
  EXPECT_EQ(texts[1].language, "cy");
  EXPECT_EQ(texts[2].language, "fr");
}

TEST(SentencesTest, EveryTranslationIsWellFormedAndWhole) {
  const auto texts = Sentences();
  const Catalogue original = ReadCatalogue(texts.front());
  EXPECT_GT(original.patterns.size(), 100U);
  for (const CatalogueText& text : texts) {
    const Catalogue catalogue = ReadCatalogue(text);
    EXPECT_THAT(catalogue.faults, IsEmpty());
    EXPECT_THAT(Differences(original, catalogue), IsEmpty());
  }
}

TEST(SentencesTest, EverySentenceCanBeSaidAndLeavesNothingOpen) {
  for (const CatalogueText& text : Sentences()) {
    const Catalogue catalogue = ReadCatalogue(text);
    for (const auto& [id, pattern] : catalogue.patterns) {
      for (const char* word : kWords) {
        for (const int64_t number : kNumbers) {
          const auto sentence = pattern->Format(Samples(*pattern, number, word));
          ASSERT_TRUE(sentence.ok()) << text.language << " " << id << " " << sentence.status();
          EXPECT_THAT(*sentence, AllOf(Not(IsEmpty()), Not(HasSubstr("{")), Not(HasSubstr("}")),
                                       Not(HasSubstr("#")), Not(HasSubstr("  "))))
              << text.language << " " << id;
        }
      }
    }
  }
}

// Or a line of a terminal may begin with it.
TEST(SentencesTest, FrenchPunctuationStaysWithItsWord) {
  const CatalogueText french = Sentences().back();
  ASSERT_EQ(french.language, "fr");
  std::istringstream lines{std::string(french.text)};
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("#")) continue;
    for (const char* loose : {" ;", " :", " ?", " !", "« ", " »"}) {
      EXPECT_THAT(line, Not(HasSubstr(loose)));
    }
  }
}

TEST(SentencesTest, TranslationsAreNotCopiesOfTheOriginal) {
  const auto texts = Sentences();
  const Catalogue original = ReadCatalogue(texts.front());
  for (size_t at = 1; at < texts.size(); ++at) {
    const Catalogue translation = ReadCatalogue(texts[at]);
    for (const auto& [id, pattern] : original.patterns) {
      // Short forms may well be the same: "2 h 30 min".
      const bool is_part = id.starts_with("date") || id.starts_with("time.") ||
                           id.starts_with("credits.") || id.starts_with("party.") ||
                           id.starts_with("field.") || id.starts_with("enum.");
      if (is_part) continue;
      const Fillings samples = Samples(*pattern, 2, "approved");
      EXPECT_NE(pattern->Format(samples).value_or(""),
                translation.patterns.at(id)->Format(samples).value_or(""))
          << texts[at].language << " " << id;
    }
  }
}

}  // namespace
}  // namespace timecredit::wording
