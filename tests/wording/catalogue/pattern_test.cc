#include "ledger/wording/catalogue/pattern.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/locid.h>

#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace timecredit::wording {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const icu::Locale kEnglish("en", "GB");
const icu::Locale kWelsh("cy", "GB");
const icu::Locale kFrench("fr", "FR");

std::unique_ptr<Pattern> Parsed(const icu::Locale& locale, std::string_view text) {
  auto pattern = Pattern::Parse(locale, text);
  EXPECT_TRUE(pattern.ok()) << pattern.status();
  return pattern.ok() ? *std::move(pattern) : nullptr;
}

std::string Formatted(const icu::Locale& locale, std::string_view text, const Fillings& fillings) {
  const auto formatted = Parsed(locale, text)->Format(fillings);
  return formatted.ok() ? *formatted : formatted.status().ToString();
}

TEST(PatternTest, FillsItsGaps) {
  EXPECT_EQ(Formatted(kEnglish, "Spent at {partner}, {most} at most.",
                      {{"partner", "Castell Coch"}, {"most", int64_t{60'000'000}}}),
            "Spent at Castell Coch, 60,000,000 at most.");
}

TEST(PatternTest, WhatFillsAGapIsNotReadAsAPattern) {
  EXPECT_EQ(Formatted(kEnglish, "“{field}” is missing.", {{"field", "a {b} 'c' {"}}),
            "“a {b} 'c' {” is missing.");
}

TEST(PatternTest, WelshHasSixForms) {
  constexpr std::string_view kCredits =
      "{n, plural, zero {# credyd} one {# credyd} two {# gredyd} few {# chredyd} "
      "many {# chredyd} other {# credyd}}";
  const std::vector<std::pair<int64_t, std::string>> expected = {
      {0, "0 credyd"}, {1, "1 credyd"},  {2, "2 gredyd"}, {3, "3 chredyd"},
      {4, "4 credyd"}, {6, "6 chredyd"}, {7, "7 credyd"}, {13, "13 credyd"},
  };
  for (const auto& [number, words] : expected) {
    EXPECT_EQ(Formatted(kWelsh, kCredits, {{"n", number}}), words);
  }
}

TEST(PatternTest, FrenchCountsNothingAsOne) {
  constexpr std::string_view kCredits =
      "{n, plural, one {# crédit} many {# crédits} other {# crédits}}";
  EXPECT_EQ(Formatted(kFrench, kCredits, {{"n", int64_t{0}}}), "0 crédit");
  EXPECT_EQ(Formatted(kFrench, kCredits, {{"n", int64_t{1}}}), "1 crédit");
  EXPECT_EQ(Formatted(kFrench, kCredits, {{"n", int64_t{2}}}), "2 crédits");
}

TEST(PatternTest, SaysWhichFormsAreMissingAlsoWithinOtherForms) {
  EXPECT_THAT(Parsed(kEnglish, "{n, plural, one {# day} other {# days}}")->missing_forms(),
              ElementsAre());
  EXPECT_THAT(Parsed(kWelsh, "{n, plural, one {# nod} two {# nod} other {# nod}}")->missing_forms(),
              ElementsAre("n: few, many, zero"));
  EXPECT_THAT(Parsed(kEnglish, "{n, plural, =1 {one {m, plural, other {# hours}}} other {# days}}")
                  ->missing_forms(),
              ElementsAre("n: one", "m: one"));
}

TEST(PatternTest, KnowsItsArgumentsAlsoWithinChoices) {
  EXPECT_THAT(Parsed(kEnglish,
                     "{state, select, approved {{when}} other {{n, plural, one {a} "
                     "other {b}}}}")
                  ->arguments(),
              ElementsAre("n", "state", "when"));
}

TEST(PatternTest, KnowsByWhatItChooses) {
  EXPECT_THAT(Parsed(kEnglish, "{a} {b, select, x {y} other {z}} {c, plural, one {#} other {#}}")
                  ->choices(),
              ElementsAre("b"));
}

TEST(PatternTest, RefusesWhatCannotBeRead) {
  for (const std::string_view text :
       {"{open", "close}", "{n, plural, one {# day}}", "{state, select, a {b}}", "{}",
        "{when, date}", "{n, number}", "{n, choice, 0#none}", "{n, spellout}"}) {
    EXPECT_TRUE(absl::IsInvalidArgument(Pattern::Parse(kEnglish, text).status())) << text;
  }
}

TEST(PatternTest, RefusesToLeaveAGapOpen) {
  const auto pattern = Parsed(kEnglish, "{needed} of {available}");
  const auto status = pattern->Format({{"needed", "1 credit"}}).status();
  EXPECT_TRUE(absl::IsInvalidArgument(status));
  EXPECT_THAT(std::string(status.message()), HasSubstr("{available}"));
}

TEST(PatternTest, ATextWhereANumberIsNeededIsAnErrorAndNoCrash) {
  const auto pattern = Parsed(kEnglish, "{n, plural, one {# day} other {# days}}");
  EXPECT_FALSE(pattern->Format({{"n", "several"}}).ok());
  EXPECT_EQ(pattern->Format({{"n", int64_t{3}}}).value_or(""), "3 days");
}

TEST(PatternTest, ManyThreadsFormatAtOnce) {
  const auto pattern = Parsed(kWelsh,
                              "{n, plural, zero {# a} one {# b} two {# c} few {# d} "
                              "many {# e} other {# f}} {text}");
  std::vector<std::thread> threads;
  std::vector<int> wrong(4);
  for (size_t thread = 0; thread < wrong.size(); ++thread) {
    threads.emplace_back([&, thread] {
      for (int64_t turn = 0; turn < 500; ++turn) {
        const Fillings fillings = {{"n", turn % 10}, {"text", absl::StrCat(thread)}};
        const std::string expected =
            absl::StrCat(turn % 10, " ", std::string(1, "abcdffefff"[turn % 10]), " ", thread);
        if (pattern->Format(fillings).value_or("") != expected) ++wrong[thread];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(wrong, ElementsAre(0, 0, 0, 0));
}

}  // namespace
}  // namespace timecredit::wording
