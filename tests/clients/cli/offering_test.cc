// What shells are given to offer, of a real server.

#include "clients/cli/offering.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "clients/cli/run.h"
#include "tests/system/served_town.h"

namespace timecredit::cli {
namespace {

using system_test::ServedTown;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

class OfferingTest : public testing::Test {
 protected:
  // On a machine that is busy with other tests a second may be too short.
  OfferingTest() { setenv("TIMECREDIT_COMPLETION_TIMEOUT", "60", 1); }

  // Prints what a command says; it must succeed.
  std::string Enter(std::vector<std::string> arguments) {
    std::ostringstream out;
    std::ostringstream err;
    EXPECT_EQ(cli::Run(arguments, out, err), 0) << testing::PrintToString(arguments) << err.str();
    EXPECT_THAT(err.str(), IsEmpty());
    return out.str();
  }

  // The lines offered for the last of the words, which follow the server and the scheme.
  std::vector<std::string> Lines(const std::vector<std::string>& words) {
    std::vector<std::string> line = {"complete", "--server", town_.address(), "--scheme", scheme_};
    line.insert(line.end(), words.begin(), words.end());
    return absl::StrSplit(Enter(line), '\n', absl::SkipEmpty());
  }

  std::vector<std::string> Offered(const std::vector<std::string>& words) {
    std::vector<std::string> offered;
    for (const std::string& line : Lines(words)) {
      offered.push_back(line.substr(0, line.find('\t')));
    }
    return offered;
  }

  ServedTown town_;
  std::string scheme_ = "taff";
};

TEST_F(OfferingTest, AWordHasWhatItIsBehindIt) {
  EXPECT_THAT(Lines({"member", "show", "1"}), ElementsAre(HasSubstr("1\tAnn")));
  EXPECT_THAT(Lines({"hours", "appr"}), ElementsAre(HasSubstr("approve\tApprove hours")));
  EXPECT_THAT(Lines({"offer", "show", "c"}), ElementsAre("castle/day-ticket\tDay ticket"));
  town_.Log(ServedTown::kAnn, 60, "2026-03-09");
  EXPECT_THAT(Lines({"--language", "fr", "hours", "approve", ""}),
              ElementsAre(AllOf(HasSubstr("Ann"), HasSubstr("garden-day, 9 mars 2026"))));
}

TEST_F(OfferingTest, OnlyHoursThatAwaitApprovalAreOffered) {
  town_.Earn(ServedTown::kAnn, 60);
  EXPECT_THAT(Offered({"hours", "approve", ""}), IsEmpty());
  const std::string awaiting = town_.Log(ServedTown::kBen, 60, "2026-03-09").name();
  EXPECT_THAT(Offered({"hours", "approve", ""}),
              ElementsAre(awaiting.substr(awaiting.rfind('/') + 1)));
}

TEST_F(OfferingTest, EntriesAreTheMembersNamedBefore) {
  town_.Earn(ServedTown::kAnn, 60);
  const auto of_ann = Offered({"credit", "entry", "1", ""});
  EXPECT_THAT(of_ann, Not(IsEmpty()));
  EXPECT_NE(of_ann, Offered({"credit", "entry", "2", ""}));
  EXPECT_EQ(of_ann, Offered({"credit", "reverse", ServedTown::kAnn, ""}));
}

TEST_F(OfferingTest, NothingIsOfferedWhereTheSchemeIsNotThere) {
  scheme_ = "";
  EXPECT_THAT(Offered({"activity", "show", ""}), IsEmpty());
  scheme_ = "elsewhere";
  EXPECT_THAT(Offered({"activity", "show", ""}), IsEmpty());
  scheme_ = "schemes/taff";
  EXPECT_THAT(Offered({"activity", "show", ""}), ElementsAre("garden-day"));
}

TEST_F(OfferingTest, NothingIsOfferedToWhomItIsNotShown) {
  town_.Restart("taff/member:1");
  EXPECT_THAT(Offered({"member", "show", ""}), IsEmpty());
  EXPECT_THAT(Offered({"activity", "show", ""}), ElementsAre("garden-day"));
}

TEST_F(OfferingTest, AValueMayStandBehindAnEqualsSign) {
  EXPECT_THAT(Offered({"member", "list", "--output=cs"}),
              ElementsAre("--output=csv", "--output=csv-bom"));
  EXPECT_THAT(Offered({"redemption", "quote", "1", "--offer=c"}),
              ElementsAre("--offer=castle/day-ticket"));
  EXPECT_THAT(Offered({"member", "list", "--nothing=c"}), IsEmpty());
}

TEST_F(OfferingTest, ASwitchIsOfferedBothWays) {
  EXPECT_THAT(Offered({"organisation", "update", "castle", "--no-p"}),
              ElementsAre("--no-partner", "--no-pager"));
}

TEST_F(OfferingTest, TheEnvironmentSaysWhatTheLineDoesNot) {
  setenv("TIMECREDIT_SERVER", town_.address().c_str(), 1);
  setenv("TIMECREDIT_SCHEME", "taff", 1);
  EXPECT_THAT(Enter({"complete", "activity", "show", "g"}), HasSubstr("garden-day\t"));
  EXPECT_THAT(Enter({"complete", "activity", "show", "g", "--scheme", "t"}),
              "taff\tTaff time credits\n");
  EXPECT_THAT(Enter({"complete", "--scheme=none", "activity", "show", "g"}), IsEmpty());
  unsetenv("TIMECREDIT_SERVER");
  unsetenv("TIMECREDIT_SCHEME");
}

TEST_F(OfferingTest, NobodyIsWaitedForForLong) {
  unsetenv("TIMECREDIT_COMPLETION_TIMEOUT");
  // Connections are taken there, and nothing is ever said.
  const int mute = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  ASSERT_EQ(bind(mute, reinterpret_cast<sockaddr*>(&address), size), 0);
  ASSERT_EQ(listen(mute, 8), 0);
  ASSERT_EQ(getsockname(mute, reinterpret_cast<sockaddr*>(&address), &size), 0);
  const absl::Time began = absl::Now();
  EXPECT_THAT(Enter({"complete", "--scheme", "taff", "--server",
                     absl::StrCat("127.0.0.1:", ntohs(address.sin_port)), "activity", "show", ""}),
              IsEmpty());
  EXPECT_LT(absl::Now() - began, absl::Seconds(20)) << "a second, on an idle machine";
  close(mute);
}

// A verb whose argument names something must say so where it is declared.
TEST_F(OfferingTest, EveryArgumentThatNamesSomethingIsCompleted) {
  town_.Log(ServedTown::kAnn, 60, "2026-03-09");
  town_.Earn(ServedTown::kAnn, 600);
  town_.Spend(ServedTown::kAnn, 60);
  Enter({"redemption", "hold", "1", "--partner", "castle", "--credits", "1", "--server",
         town_.address(), "--scheme", "taff"});
  Enter({"session", "create", "garden-day", "--date", "2026-03-10", "--time", "2h", "--server",
         town_.address(), "--scheme", "taff"});
  std::vector<std::string> without;
  for (const std::string& noun : Offered({""})) {
    for (const std::string& verb : Offered({noun, ""})) {
      const auto offered = Offered({noun, verb, ""});
      if (offered.empty()) without.push_back(absl::StrCat(noun, " ", verb));
    }
  }
  EXPECT_THAT(without,
              UnorderedElementsAre(
                  // What is new has an id that nobody else knows.
                  "scheme create", "organisation create", "activity create", "member create",
                  // Words that are sought.
                  "member search",
                  // What the server does not list.
                  "import show", "import rows",
                  // A court's, of which this town has none.
                  "obligation show"));
}

TEST_F(OfferingTest, EveryOptionThatIsCalledAsAThingIsCompleted) {
  for (const std::string& noun : Offered({""})) {
    for (const std::string& verb : Offered({noun, ""})) {
      for (const std::string& option : Offered({noun, verb, "--"})) {
        const std::vector<std::string> things = {"--member", "--transfer-to", "--activity",
                                                 "--offer",  "--partner",     "--host"};
        const bool is_flag = noun == "organisation";  // --partner, --no-partner
        if (is_flag || !testing::Value(things, Contains(option))) continue;
        EXPECT_THAT(Offered({noun, verb, option, ""}), Not(IsEmpty()))
            << noun << " " << verb << " " << option;
      }
    }
  }
}

}  // namespace
}  // namespace timecredit::cli
