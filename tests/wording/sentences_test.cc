#include "ledger/wording/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "ledger/wording/catalogue.h"
#include "ledger/wording/pattern.h"

namespace timecredit::wording {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// Numbers that between them take every plural form of every language.
constexpr int64_t kNumbers[] = {0, 1, 2, 3, 5, 6, 11, 1'000'000};

// The words by which sentences choose.
constexpr const char* kStates[] = {"submitted", "approved", "rejected", "reversed",
                                   "captured",  "released", "expired",  "unheard-of"};

// A number can fill every gap but those by which a sentence chooses between words.
Fillings Samples(const Pattern& pattern, int64_t number, const char* state) {
  Fillings samples;
  for (const std::string& name : pattern.arguments()) samples[name] = number;
  const std::pair<const char*, const char*> choices[] = {
      {"state", state}, {"day", "1"}, {"month", "12"}};
  for (const auto& [name, word] : choices) {
    if (samples.contains(name)) samples[name] = word;
  }
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
      for (const char* state : kStates) {
        for (const int64_t number : kNumbers) {
          const auto sentence = pattern->Format(Samples(*pattern, number, state));
          ASSERT_TRUE(sentence.ok()) << text.language << " " << id << " " << sentence.status();
          EXPECT_THAT(*sentence, AllOf(Not(IsEmpty()), Not(HasSubstr("{")), Not(HasSubstr("}")),
                                       Not(HasSubstr("#")), Not(HasSubstr("  "))))
              << text.language << " " << id;
        }
      }
    }
  }
}

TEST(SentencesTest, TranslationsAreNotCopiesOfTheOriginal) {
  const auto texts = Sentences();
  const Catalogue original = ReadCatalogue(texts.front());
  for (size_t at = 1; at < texts.size(); ++at) {
    const Catalogue translation = ReadCatalogue(texts[at]);
    for (const auto& [id, pattern] : original.patterns) {
      if (!id.starts_with("statement.") && id.find('.') != std::string::npos) continue;
      const Fillings samples = Samples(*pattern, 2, "approved");
      EXPECT_NE(pattern->Format(samples).value_or(""),
                translation.patterns.at(id)->Format(samples).value_or(""))
          << texts[at].language << " " << id;
    }
  }
}

}  // namespace
}  // namespace timecredit::wording
