#include "ledger/wording/catalogue/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "ledger/wording/wording.h"

namespace timecredit::wording {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

constexpr std::string_view kEnglish = R"(# Two messages.

NAME_MISSING = A name is missing.
LIST_TOO_LONG =  At most {most, plural, one {# row} other {# rows}} = no more.
)";

Catalogue Read(std::string_view language, std::string_view text) {
  return ReadCatalogue({language, text});
}

std::vector<std::string> DifferencesOfWelsh(std::string_view text) {
  return Differences(Read("en", kEnglish), Read("cy", text));
}

TEST(CatalogueTest, ReadsOneMessageALine) {
  const Catalogue catalogue = Read("en", kEnglish);
  EXPECT_THAT(catalogue.faults, IsEmpty());
  ASSERT_EQ(catalogue.patterns.size(), 2U);
  EXPECT_EQ(catalogue.patterns.at("NAME_MISSING")->Format({}).value_or(""), "A name is missing.");
  EXPECT_EQ(catalogue.patterns.at("LIST_TOO_LONG")->Format({{"most", int64_t{1}}}).value_or(""),
            "At most 1 row = no more.");
}

TEST(CatalogueTest, NamesTheLineThatIsAtFault) {
  EXPECT_THAT(Read("cy", "A = b\n\nno message here\n").faults,
              ElementsAre(StartsWith("cy.properties:3: ")));
  EXPECT_THAT(Read("cy", "two words = b\n").faults, ElementsAre(StartsWith("cy.properties:1: ")));
  EXPECT_THAT(Read("cy", "A =\n").faults, ElementsAre(StartsWith("cy.properties:1: ")));
}

TEST(CatalogueTest, AnIllFormedSentenceIsReported) {
  EXPECT_THAT(Read("cy", "NAME_MISSING = Mae {enw ar goll.").faults,
              ElementsAre(AllOf(HasSubstr("cy.properties:1"), HasSubstr("NAME_MISSING"))));
}

TEST(CatalogueTest, APluralWithoutAllFormsOfTheLanguageIsReported) {
  constexpr std::string_view kRows = "LIST_TOO_LONG = {most, plural, one {# rhes} other {# rhes}}";
  EXPECT_THAT(Read("en", kRows).faults, IsEmpty());
  EXPECT_THAT(Read("cy", kRows).faults,
              ElementsAre(AllOf(HasSubstr("LIST_TOO_LONG"), HasSubstr("few, many, two, zero"))));
  EXPECT_THAT(Read("fr", kRows).faults, ElementsAre(HasSubstr("most: many")));
}

TEST(CatalogueTest, AStraightApostropheIsReportedBecauseItQuotes) {
  EXPECT_THAT(Read("fr", "A = l'{activity}").faults, ElementsAre(HasSubstr("apostrophe")));
  EXPECT_THAT(Read("fr", "A = l’{activity}").faults, IsEmpty());
}

TEST(CatalogueTest, AnIdThatIsThereTwiceIsReported) {
  EXPECT_THAT(Read("en", "A = b\nA = c\n").faults, ElementsAre(HasSubstr("twice")));
}

TEST(CatalogueTest, AMissingTranslationIsReported) {
  EXPECT_THAT(DifferencesOfWelsh("NAME_MISSING = Mae enw ar goll."),
              ElementsAre("cy lacks LIST_TOO_LONG"));
}

TEST(CatalogueTest, OtherArgumentsAreReported) {
  EXPECT_THAT(DifferencesOfWelsh("NAME_MISSING = Mae {field} ar goll.\n"
                                 "LIST_TOO_LONG = Dim mwy na {least}."),
              ElementsAre("cy has other arguments in LIST_TOO_LONG: least instead of most",
                          "cy has other arguments in NAME_MISSING: field instead of "));
}

TEST(CatalogueTest, ATranslationOfNothingIsReported) {
  EXPECT_THAT(DifferencesOfWelsh("NAME_MISSING = Mae enw ar goll.\n"
                                 "LIST_TOO_LONG = Dim mwy na {most}.\n"
                                 "EXTRA = Un arall."),
              ElementsAre("cy has EXTRA, which en lacks"));
}

TEST(CatalogueTest, NothingIsSaidFromTextsThatAreAtFault) {
  const std::string_view welsh = "NAME_MISSING = Mae {enw ar goll.";
  const auto wording = Wording::FromTexts({{"en", kEnglish}, {"cy", welsh}});
  ASSERT_TRUE(absl::IsInternal(wording.status()));
  EXPECT_THAT(std::string(wording.status().message()),
              AllOf(HasSubstr("cy.properties:1: NAME_MISSING"), HasSubstr("cy lacks NAME_MISSING"),
                    HasSubstr("cy lacks LIST_TOO_LONG")));
  EXPECT_FALSE(Wording::FromTexts({}).ok());
}

}  // namespace
}  // namespace timecredit::wording
