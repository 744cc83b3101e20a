// What is printed is in the language that was asked for: real commands against a real server.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <istream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_split.h"
#include "tests/clients/cli/command_line.h"
#include "tests/system/served_town.h"

namespace timecredit::cli {
namespace {

using system_test::ServedTown;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class LanguageTest : public CommandLineTest {
 protected:
  // The words of a line, as a shell splits them without quotes.
  int Enter(const std::string& language, const std::string& line,
            std::istream* terminal = nullptr) {
    std::vector<std::string> arguments = absl::StrSplit(line, ' ');
    arguments.insert(arguments.end(), {"--language", language});
    return CommandLineTest::Enter(std::move(arguments), terminal);
  }
};

TEST_F(LanguageTest, HeadingsStatesAndUnitsOfHours) {
  const std::string log = "hours log 1 garden-day --time 2h30 --date 2026-03-10 --text Weeding";
  EXPECT_EQ(Enter("en", log), 0) << err_;
  EXPECT_THAT(out_,
              AllOf(HasSubstr("DATE        10 March 2026\n"), HasSubstr("TIME GIVEN  2 h 30 min\n"),
                    HasSubstr("STATE       submitted\n")));
  EXPECT_EQ(Enter("cy", "hours list"), 0) << err_;
  EXPECT_THAT(out_, AllOf(StartsWith("ORIAU  DYDDIAD "), HasSubstr("10 Mawrth 2026"),
                          HasSubstr("2 awr 30 mun"), HasSubstr("wedi’u cyflwyno")));
  EXPECT_EQ(Enter("fr", "hours approve --all"), 0) << err_;
  EXPECT_THAT(out_, AllOf(StartsWith("HEURES  DATE "), HasSubstr("10 mars 2026"),
                          HasSubstr("2\u00A0h\u00A030\u00A0min"), HasSubstr("approuvées"),
                          HasSubstr("2 crédits 30 minutes")));
  EXPECT_EQ(err_, "timecredit: fait\u00A0: 1 sur 1 ligne.\n");
}

TEST_F(LanguageTest, AmountsAndPartiesOfVisits) {
  town_.Earn(ServedTown::kAnn, 600);
  const std::string visit = " 1 --offer castle/day-ticket --adults 2 --children 3";
  EXPECT_EQ(Enter("en", "redemption quote" + visit), 0) << err_;
  EXPECT_THAT(out_, AllOf(HasSubstr("WHO COMES        2 adults and 3 children\n"),
                          HasSubstr("PRICE            3 credits 30 minutes\n")));
  EXPECT_EQ(Enter("cy", "redemption redeem" + visit + " --dry-run"), 0) << err_;
  EXPECT_THAT(out_, AllOf(HasSubstr("PWY SY’N DOD  2 oedolyn a 3 phlentyn\n"),
                          HasSubstr("SWM           3 chredyd 30 munud\n")));
  EXPECT_THAT(err_, AllOf(StartsWith("timecredit: treial: dyma"),
                          EndsWith("timecredit: treial: ni newidiwyd dim.\n")));
  EXPECT_EQ(Enter("fr", "redemption redeem" + visit), 0) << err_;
  EXPECT_THAT(out_, AllOf(HasSubstr("QUI VIENT   2 adultes et 3 enfants\n"),
                          HasSubstr("MONTANT     3 crédits 30 minutes\n"),
                          HasSubstr("OFFRE       castle/day-ticket\n")));
  EXPECT_EQ(Enter("cy", "credit balance 1"), 0) << err_;
  EXPECT_THAT(out_, AllOf(HasSubstr("BALANS                    6 chredyd 30 munud\n"),
                          HasSubstr("ORIAU A RODDWYD           10 awr\n")));
}

TEST_F(LanguageTest, TotalsAndCategoriesOfReports) {
  EXPECT_EQ(Enter("en", "activity update garden-day --category environmental-protection"), 0)
      << err_;
  EXPECT_THAT(out_, AllOf(HasSubstr("AWARD         1 credit an hour\n"),
                          HasSubstr("CATEGORY      Environmental protection\n")));
  town_.Earn(ServedTown::kAnn, 90);
  const std::string report = "report contributions --from 2026-03-01 --to 2026-03-31 --by category";
  EXPECT_EQ(Enter("cy", report), 0) << err_;
  EXPECT_THAT(out_, AllOf(HasSubstr("Cyfanswm"), HasSubstr("Diogelu’r amgylchedd"),
                          HasSubstr("1 awr 30 mun"), Not(HasSubstr("SERVICE_CATEGORY"))));
  EXPECT_THAT(err_, StartsWith("timecredit: oriau a roddwyd o 1 Mawrth 2026 hyd 31 Mawrth 2026"));
  EXPECT_EQ(Enter("fr", "activity show garden-day"), 0) << err_;
  EXPECT_THAT(out_, HasSubstr("CATÉGORIE            Protection de l’environnement\n"));
}

TEST_F(LanguageTest, StatesOfMembers) {
  EXPECT_EQ(Enter("cy", "member suspend 2 --reason saib"), 0) << err_;
  EXPECT_THAT(out_, HasSubstr("CYFLWR         wedi’i atal\n"));
  EXPECT_EQ(Enter("fr", "member show 2"), 0) << err_;
  EXPECT_THAT(out_, HasSubstr("ÉTAT             suspendu\n"));
}

TEST_F(LanguageTest, WhatIsWrongIsSaidInTheLanguage) {
  EXPECT_EQ(Enter("cy", "hours lgo"), 2);
  EXPECT_EQ(err_,
            "timecredit: nid yw hours yn adnabod “lgo”. Ai log oedd gennych mewn golwg?\n"
            "Rhowch gynnig ar --help.\n");
  EXPECT_EQ(Enter("fr", "hours log 1"), 2);
  EXPECT_THAT(err_, StartsWith("timecredit: il manque ACTIVITY\n"));
  EXPECT_EQ(Enter("fr", "member"), 2);
  EXPECT_THAT(err_, StartsWith("timecredit: dites ce qu’il faut faire\u00A0: create, update"));
  EXPECT_EQ(Enter("cy", "hours log 1 garden-day extra"), 2);
  EXPECT_THAT(err_, StartsWith("timecredit: mae “extra” yn ormod yma\n"));
  EXPECT_EQ(Enter("fr", "member list --limit 0"), 2);
  EXPECT_THAT(err_, StartsWith("timecredit: --limit: «\u00A0"
                               "0\u00A0» n’est pas un nombre à partir de 1\n"));
  EXPECT_EQ(Enter("cy", "member list --output xml"), 2);
  EXPECT_THAT(err_, HasSubstr("nid yw “xml” yn un o table, json, csv"));
  EXPECT_EQ(Enter("fr", "member update 1"), 2);
  EXPECT_THAT(err_, StartsWith("timecredit: dites ce qui doit changer, par exemple --phone"));
  EXPECT_EQ(Enter("cy", "hours show 999"), 3);
  EXPECT_THAT(err_, EndsWith("  rheswm: HOUR_LOG_UNKNOWN\n"));
}

TEST_F(LanguageTest, WhoIsAskedAnswersInTheLanguage) {
  std::istringstream no("n\n");
  EXPECT_EQ(Enter("fr", "member erase 2", &no), 9);
  EXPECT_EQ(err_,
            "timecredit: Tout ce qui est personnel sur le membre 2 sera détruit, pour toujours. "
            "Continuer\u00A0? [o/N] timecredit: rien n’a été changé.\n");
  std::istringstream yes("Oui\n");
  EXPECT_EQ(Enter("fr", "member erase 2", &yes), 0) << err_;
  EXPECT_THAT(out_, HasSubstr("effacé\n"));
}

TEST_F(LanguageTest, WhatIsShownCanBeTypedInAnyLanguage) {
  const std::vector<std::string> titles = {"Diogelu’r amgylchedd", "ADDYSG",
                                           "protection de l’environnement", "health"};
  for (const std::string& title : titles) {
    std::ostringstream out;
    std::ostringstream err;
    EXPECT_EQ(cli::Run({"activity", "update", "garden-day", "--category", title, "--server",
                        town_.address(), "--scheme", "taff"},
                       out, err),
              0)
        << err.str();
  }
  EXPECT_EQ(Enter("en", "activity show garden-day"), 0);
  EXPECT_THAT(out_, HasSubstr("CATEGORY      Health\n"));
  EXPECT_EQ(Enter("en", "activity update garden-day --category gardening"), 2);
  EXPECT_THAT(err_, HasSubstr("“gardening” is none of general-public-services, defence"));
}

TEST_F(LanguageTest, JsonAndCsvAreTheSameInEveryLanguage) {
  for (const std::string form : {"json", "csv"}) {
    const std::string line = "server info --output " + form;
    EXPECT_EQ(Enter("en", line), 0) << err_;
    const std::string english = out_;
    EXPECT_THAT(english, HasSubstr("pending_erasures"));
    EXPECT_EQ(Enter("cy", line), 0) << err_;
    EXPECT_EQ(out_, english);
  }
}

}  // namespace
}  // namespace timecredit::cli
