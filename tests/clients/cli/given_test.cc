// What is given on the command line is used or refused, never replaced by a default, cut or
// wrapped.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "tests/clients/cli/command_line.h"
#include "tests/system/served_town.h"

namespace timecredit::cli {
namespace {

using system_test::ServedTown;
using testing::HasSubstr;
using testing::IsEmpty;

class GivenTest : public CommandLineTest {
 protected:
  GivenTest() { town_.Earn(ServedTown::kAnn, 600); }

  // Refused by the server, for this reason.
  void Refuses(const std::vector<std::string>& arguments, const std::string& reason) {
    const int64_t before = town_.LastSequence();
    EXPECT_EQ(Enter(arguments), 3) << testing::PrintToString(arguments) << out_;
    EXPECT_THAT(err_, HasSubstr("reason: " + reason)) << testing::PrintToString(arguments);
    EXPECT_THAT(out_, IsEmpty());
    EXPECT_EQ(town_.LastSequence(), before);
  }

  // Refused before anything is sent.
  void RefusesToSend(const std::vector<std::string>& arguments, const std::string& why) {
    EXPECT_EQ(Enter(arguments), 2) << testing::PrintToString(arguments) << out_;
    EXPECT_THAT(err_, HasSubstr(why)) << testing::PrintToString(arguments);
    EXPECT_THAT(out_, IsEmpty());
  }
};

TEST_F(GivenTest, NobodyIsNotOneAdult) {
  const std::vector<std::string> visit = {"1", "--offer", "castle/day-ticket"};
  for (const std::string verb : {"redeem", "hold", "quote"}) {
    std::vector<std::string> nobody = {"redemption", verb};
    nobody.insert(nobody.end(), visit.begin(), visit.end());
    nobody.insert(nobody.end(), {"--adults", "0", "--children", "0"});
    Refuses(nobody, "PARTY_INVALID");
    nobody.resize(nobody.size() - 2);  // no word of children
    Refuses(nobody, "PARTY_INVALID");
  }
  EXPECT_EQ(Enter({"redemption", "quote", "1", "--offer", "castle/day-ticket"}), 0) << err_;
  EXPECT_THAT(out_, HasSubstr("1 adult"));
  EXPECT_EQ(Enter({"redemption", "quote", "1", "--offer", "castle/day-ticket", "--children", "2"}),
            0)
      << err_;
  EXPECT_THAT(out_, testing::AllOf(HasSubstr("2 child"), testing::Not(HasSubstr("adult"))));
}

// The town's server has a day of its own, which is not that of the machine the command is typed on.
TEST_F(GivenTest, TodayIsTheSchemesDay) {
  ASSERT_EQ(Enter({"hours", "log", "1", "garden-day", "--time", "1h"}), 0) << err_;
  EXPECT_THAT(out_, HasSubstr("10 March 2026"));
  ASSERT_EQ(Enter({"hours", "log", "1", "garden-day", "--time", "1h", "--date", "Yesterday"}), 0)
      << err_;
  EXPECT_THAT(out_, HasSubstr("9 March 2026"));
  town_.clock.Advance(absl::Hours(24));
  ASSERT_EQ(Enter({"hours", "list", "--from", "hier", "--to", "today"}), 0) << err_;
  EXPECT_THAT(out_, testing::AllOf(HasSubstr("10 March 2026"), testing::Not(HasSubstr("9 March"))));
}

TEST_F(GivenTest, InstantsAreToldByTheSchemesClocksWhichAreNamed) {
  ASSERT_EQ(
      Enter({"redemption", "hold", "1", "--partner", "castle", "--credits", "1", "--for", "90min"}),
      0)
      << err_;
  EXPECT_THAT(out_, HasSubstr("10 March 2026 at 13:30 GMT"));
  town_.clock.Advance(absl::Hours(24 * 30));
  ASSERT_EQ(Enter({"redemption", "hold", "1", "--partner", "castle", "--credits", "1"}), 0) << err_;
  EXPECT_THAT(out_, HasSubstr("9 April 2026 at 14:00 BST"));
}

TEST_F(GivenTest, NothingIsNotAll) {
  ASSERT_EQ(Enter({"redemption", "hold", "1", "--partner", "castle", "--credits", "2"}), 0) << err_;
  const std::string hold = std::to_string(town_.LastSequence());
  Refuses({"redemption", "capture", hold, "--adults", "0", "--children", "0"}, "PARTY_INVALID");
  Refuses({"redemption", "redeem", "1", "--partner", "castle", "--credits", "0"},
          "NUMBER_OUT_OF_RANGE");
  Refuses({"credit", "grant", "1", "--credits", "0", "--reason", "gift"}, "NUMBER_OUT_OF_RANGE");
}

TEST_F(GivenTest, RecordZeroIsNotNow) {
  Refuses({"credit", "balance", "1", "--as-of", "0"}, "SEQUENCE_UNKNOWN");
  Refuses({"credit", "balance", "1", "--as-of", "-3"}, "SEQUENCE_UNKNOWN");
  Refuses({"report", "contributions", "--from", "2026-03-01", "--to", "2026-03-31", "--as-of", "0"},
          "SEQUENCE_UNKNOWN");
}

TEST_F(GivenTest, WhatIsFarTooLargeIsNotWrapped) {
  const std::string wraps = "4294967297";  // 1, in 32 bits
  for (const std::string option : {"--adults", "--children"}) {
    RefusesToSend({"redemption", "redeem", "1", "--offer", "castle/day-ticket", option, wraps},
                  "too large");
  }
  RefusesToSend({"offer", "update", "castle/day-ticket", "--most-people", wraps}, "too large");
  RefusesToSend({"scheme", "create", "other", "--credits-last-days", wraps}, "too large");
  RefusesToSend({"hours", "log", "1", "garden-day", "--time", "71582788h"}, "too large");
  RefusesToSend({"session", "create", "garden-day", "--time", "71582788h"}, "too large");
  RefusesToSend({"session", "create", "garden-day", "--time", "2h", "--expected", wraps},
                "too large");
  Refuses({"hours", "log", "1", "garden-day", "--time", "25h"}, "DURATION_OUT_OF_RANGE");
  Refuses({"hours", "log", "1", "garden-day", "--time", "1h", "--count", "9223372036854775807"},
          "NUMBER_OUT_OF_RANGE");
  RefusesToSend(
      {"hours", "log", "1", "garden-day", "--time", "1h", "--count", "9223372036854775808"},
      "not a whole number");
}

TEST_F(GivenTest, ZeroDaysAreNotForEver) {
  Refuses({"scheme", "create", "other", "--name", "en=Other", "--credits-last-days", "0"},
          "NUMBER_OUT_OF_RANGE");
}

TEST_F(GivenTest, AListOfNothingIsNoList) {
  for (const std::string limit : {"0", "-1", "all"}) {
    RefusesToSend({"member", "list", "--limit", limit}, "from 1 on");
  }
}

TEST_F(GivenTest, HoursOfNothingAreNotTheSessions) {
  ASSERT_EQ(Enter({"session", "create", "garden-day", "--date", "2026-03-10", "--time", "2h"}), 0)
      << err_;
  const std::string session = std::to_string(town_.LastSequence());
  EXPECT_NE(Enter({"session", "attend", session, "1", "--time", "0min"}), 0) << out_;
  EXPECT_THAT(err_ + out_, HasSubstr("from 1 minute to 24 h"));
}

TEST_F(GivenTest, WhatDoesNotGoTogetherIsNotChosenFrom) {
  RefusesToSend({"activity", "update", "garden-day", "--fixed", "1", "--per-hour", "2"}, "either");
  RefusesToSend({"activity", "update", "garden-day", "--fixed", "1", "--rounding", "up-to-quarter"},
                "either");
  RefusesToSend({"activity", "update", "garden-day", "--fixed-time", "1h"}, "--fixed");
}

TEST_F(GivenTest, AnUnknownLanguageDoesNotSpeakEnglish) {
  RefusesToSend({"member", "list", "--language", "de"}, "--language");
}

TEST_F(GivenTest, ATimeoutIsANumberOfSeconds) {
  for (const std::string timeout : {"0", "-1", "1e300", "nan", "soon"}) {
    RefusesToSend({"member", "list", "--timeout", timeout}, "from 0.001 to 86400");
    EXPECT_LT(err_.size(), 200);
  }
}

TEST_F(GivenTest, AnEmptyRequestIdIsNotMadeUp) {
  RefusesToSend({"credit", "grant", "1", "--credits", "1", "--reason", "gift", "--request-id", ""},
                "not empty");
}

TEST_F(GivenTest, AFullNameIsTakenWhereverAThingIsNamed) {
  ASSERT_EQ(Enter({"credit", "grant", "1", "--credits", "1", "--reason", "gift"}), 0) << err_;
  const std::string entry =
      "schemes/taff/members/1/entries/" + std::to_string(town_.LastSequence());
  EXPECT_EQ(Enter({"credit", "entry", "1", entry}), 0) << err_;
  EXPECT_THAT(out_, HasSubstr("1 credit"));
  EXPECT_EQ(Enter({"credit", "reverse", "1", entry, "--reason", "twice"}), 0) << err_;
  EXPECT_EQ(Enter({"offer", "create", "schemes/taff/organisations/castle/offers/tea", "--name",
                   "en=Tea", "--adult", "1"}),
            0)
      << err_;
  EXPECT_EQ(Enter({"offer", "show", "castle/tea"}), 0) << err_;
  RefusesToSend({"offer", "create", "tea", "--name", "en=Tea", "--adult", "1"},
                "castle/day-ticket");
}

TEST_F(GivenTest, ANameOfTheRightFormIsToldWhatElseIsWrong) {
  for (const std::string number : {"0", "007", "99999999999999999999"}) {
    Refuses({"hours", "show", "schemes/taff/hourLogs/" + number}, "NAME_MALFORMED");
    EXPECT_THAT(err_, HasSubstr("of the form schemes/ID/hourLogs/NUMBER, with a number from 1 on"));
  }
  Refuses({"hours", "show", "schemes/taff/hours/17"}, "NAME_MALFORMED");
  EXPECT_THAT(err_, HasSubstr("of the form schemes/ID/hourLogs/ID.\n"));
}

TEST_F(GivenTest, SeveralFaultsAreSaidAtOnce) {
  EXPECT_EQ(Enter({"hours", "log", "1", "garden-day", "--time", "25h", "--start", "26:00", "--text",
                   "bell\a"}),
            3);
  EXPECT_THAT(err_, testing::AllOf(HasSubstr("at fault: hour_log.duration_minutes"),
                                   HasSubstr("at fault: hour_log.start_time"),
                                   HasSubstr("at fault: hour_log.text")));
}

}  // namespace
}  // namespace timecredit::cli
