// What is typed and not there is named with the nearest that is: real commands against a real
// server.

#include "clients/cli/suggestion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

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

class SuggestionTest : public CommandLineTest {
 protected:
  SuggestionTest() {
    for (const std::vector<std::string>& member : std::vector<std::vector<std::string>>{
             {"Nadia Jones", "--id", "nadia-jones"}, {"Ifan Hussain"}}) {
      std::vector<std::string> line = {"member", "create"};
      line.insert(line.end(), member.begin(), member.end());
      EXPECT_EQ(Enter(line), 0) << err_;
    }
  }

  // What the command line says of what names something that is not there; the exit code is that of
  // a request that is wrong.
  std::string Said(const std::vector<std::string>& arguments) {
    EXPECT_EQ(Enter(arguments), 3) << testing::PrintToString(arguments) << err_;
    return err_;
  }
};

TEST_F(SuggestionTest, AnActivityIsNamedAndTheNearest) {
  EXPECT_EQ(Said({"hours", "log", "1", "gardn-day", "--time", "2h"}),
            "timecredit: There is no activity “gardn-day”. Did you mean garden-day?\n"
            "  reason: ACTIVITY_UNKNOWN\n");
  EXPECT_THAT(
      Said({"activity", "show", "schemes/taff/activities/garden-dya"}),
      StartsWith("timecredit: There is no activity “garden-dya”. Did you mean garden-day?"));
}

TEST_F(SuggestionTest, AnOrganisationIsNamedAndTheNearest) {
  EXPECT_EQ(Said({"organisation", "show", "castel"}),
            "timecredit: There is no organisation “castel”. Did you mean castle?\n"
            "  reason: ORGANISATION_UNKNOWN\n");
  EXPECT_THAT(Said({"offer", "create", "castel/swim", "--name", "en=Swim", "--adult", "1"}),
              StartsWith("timecredit: There is no organisation “castel”. Did you mean castle?"));
  EXPECT_THAT(Said({"activity", "create", "tea", "--name", "en=Tea", "--host", "taff-houseing"}),
              HasSubstr("Did you mean taff-housing?"));
}

TEST_F(SuggestionTest, AnOfferIsNamedAndTheNearestAlsoWhereItsPartnerIsMistyped) {
  EXPECT_EQ(Said({"offer", "show", "castle/day-tiket"}),
            "timecredit: There is no offer “castle/day-tiket”. Did you mean castle/day-ticket?\n"
            "  reason: OFFER_UNKNOWN\n");
  EXPECT_THAT(Said({"redemption", "quote", "1", "--offer", "castel/day-ticket"}),
              AllOf(HasSubstr("“castel/day-ticket”. Did you mean castle/day-ticket?"),
                    EndsWith("reason: ORGANISATION_UNKNOWN\n")));
}

TEST_F(SuggestionTest, ASchemeIsNamedAndTheNearest) {
  EXPECT_EQ(Said({"scheme", "show", "tafd"}),
            "timecredit: There is no scheme “tafd”. Did you mean taff?\n"
            "  reason: SCHEME_UNKNOWN\n");
  scheme_ = "tagf";
  EXPECT_THAT(Said({"member", "list"}), HasSubstr("“tagf”. Did you mean taff?"));
}

TEST_F(SuggestionTest, AMemberIsNamedAndWhoeverIsCalledMostLikeThat) {
  EXPECT_EQ(
      Said({"member", "show", "nadai-jones"}),
      "timecredit: There is no member “nadai-jones”. Did you mean nadia-jones (Nadia Jones)?\n"
      "  reason: MEMBER_UNKNOWN\n");
  for (const std::string typed : {"nadia", "nadai", "Nadia Jonse", "jones-nadia", "nadiajones"}) {
    EXPECT_THAT(Said({"credit", "balance", typed}),
                HasSubstr("Did you mean nadia-jones (Nadia Jones)?"))
        << typed;
  }
  EXPECT_THAT(Said({"hours", "list", "--member", "ifan-husain"}),
              HasSubstr("Did you mean 4 (Ifan Hussain)?"))
      << "by the number, where there is no id";
}

TEST_F(SuggestionTest, OnlyWhatIsNotThereIsNamed) {
  EXPECT_THAT(
      Said({"credit", "transfer", "nadia-jones", "nadia-jons", "--credits", "1"}),
      StartsWith("timecredit: There is no member “nadia-jons”. Did you mean nadia-jones ("));
}

TEST_F(SuggestionTest, RowsOfABatchAreSaidTogether) {
  town_.Log(ServedTown::kAnn, 60, "2026-03-09");
  ASSERT_EQ(Enter({"session", "create", "garden-day", "--date", "2026-03-10", "--time", "2h"}), 0);
  const std::string session = std::to_string(town_.LastSequence());
  EXPECT_EQ(Enter({"session", "attend", session, "1", "nadai-jones", "ifan-husain"}), 7);
  EXPECT_THAT(err_, AllOf(HasSubstr("member nadai-jones: There is no such member"),
                          HasSubstr("“nadai-jones”. Did you mean nadia-jones (Nadia Jones)?\n"),
                          HasSubstr("“ifan-husain”. Did you mean 4 (Ifan Hussain)?\n")));
}

TEST_F(SuggestionTest, WhereNothingIsNearTheServersSentenceStands) {
  EXPECT_THAT(
      Said({"activity", "show", "tenants-panel"}),
      AllOf(StartsWith("timecredit: There is no such activity"), Not(HasSubstr("Did you mean"))));
  EXPECT_THAT(Said({"member", "show", "999"}), StartsWith("timecredit: There is no such member"));
  EXPECT_THAT(Said({"member", "show", "xyzzy"}), StartsWith("timecredit: There is no such member"));
  EXPECT_THAT(Said({"hours", "show", "999"}), HasSubstr("reason: HOUR_LOG_UNKNOWN"));
}

TEST_F(SuggestionTest, ToWhomNothingIsListedNothingMoreIsSaid) {
  town_.Restart("taff/partner:1");
  EXPECT_THAT(Said({"redemption", "quote", "nadai-jones", "--offer", "castle/day-ticket"}),
              StartsWith("timecredit: There is no such member"));
  EXPECT_THAT(Said({"redemption", "quote", "1", "--offer", "castle/day-tiket"}),
              HasSubstr("Did you mean castle/day-ticket?"));
}

TEST_F(SuggestionTest, ItIsSaidInTheLanguage) {
  EXPECT_THAT(Said({"--language", "cy", "activity", "show", "gardn-day"}),
              StartsWith("timecredit: Nid oes gweithgaredd “gardn-day”. Ai garden-day oedd gennych "
                         "mewn golwg?\n"));
  EXPECT_THAT(Said({"--language", "fr", "organisation", "show", "castel"}),
              StartsWith("timecredit: Il n’y a pas d’organisation «\u00A0"
                         "castel\u00A0». Vouliez-vous dire castle\u00A0?\n"));
}

}  // namespace
}  // namespace timecredit::cli
