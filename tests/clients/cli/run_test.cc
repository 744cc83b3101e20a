#include "clients/cli/run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/clients/cpp/scripted_server.h"

namespace timecredit::cli {
namespace {

using client::Refusal;
using client::ScriptedServer;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

// Command lines against a real server on a port of its own.
class RunTest : public testing::Test {
 protected:
  int Enter(std::vector<std::string> arguments) {
    std::ostringstream out;
    std::ostringstream err;
    arguments.insert(arguments.end(), {"--server", server_.address(), "--scheme", "taff"});
    const int code = cli::Run(arguments, out, err);
    out_ = out.str();
    err_ = err.str();
    return code;
  }

  ScriptedServer server_;
  std::string out_;
  std::string err_;
};

TEST_F(RunTest, ACardShowsOneThing) {
  EXPECT_EQ(Enter({"credit", "balance", "17"}), 0) << err_;
  EXPECT_THAT(out_,
              AllOf(HasSubstr("MEMBER             17\n"), HasSubstr("CREDITS            2\n")));
  EXPECT_THAT(err_, IsEmpty());
}

TEST_F(RunTest, ATableShowsAList) {
  server_.SetMembers({{1, 2}, {3}});
  EXPECT_EQ(Enter({"member", "list"}), 0) << err_;
  EXPECT_EQ(out_, "MEMBER  NAME  KNOWN AS  PHONE  ADDRESS  STATE\n1\n2\n3\n");
}

TEST_F(RunTest, AListCanBeCutShort) {
  server_.SetMembers({{1, 2}, {3}});
  EXPECT_EQ(Enter({"member", "list", "--limit", "2"}), 0) << err_;
  EXPECT_THAT(out_, testing::EndsWith("STATE\n1\n2\n"));
  EXPECT_THAT(server_.calls(), SizeIs(1));
}

TEST_F(RunTest, JsonHasTheFieldsOfTheApi) {
  server_.SetMembers({{1}, {2}});
  EXPECT_EQ(Enter({"member", "list", "--output", "json"}), 0) << err_;
  EXPECT_THAT(out_, AllOf(StartsWith("[\n{\n"), testing::EndsWith("}\n]\n"),
                          HasSubstr("\"name\": \"schemes/taff/members/1\""),
                          HasSubstr("\"merged_into\": \"\"")));
  EXPECT_EQ(Enter({"credit", "balance", "17", "--output", "json"}), 0) << err_;
  EXPECT_THAT(out_, AllOf(StartsWith("{\n"), HasSubstr("\"posted_credit_minutes\": \"120\"")));
}

TEST_F(RunTest, AnEmptyListIsStillJson) {
  server_.SetMembers({{}});
  EXPECT_EQ(Enter({"member", "list", "--output", "json"}), 0) << err_;
  EXPECT_EQ(out_, "[]\n");
}

TEST_F(RunTest, CsvHasTheFieldsOfTheApi) {
  server_.SetMembers({{1}});
  EXPECT_EQ(Enter({"--output", "csv", "member", "list"}), 0) << err_;
  EXPECT_THAT(out_, AllOf(StartsWith("name,fields.member_id,fields.full_name,"),
                          HasSubstr("\r\nschemes/taff/members/1,")));
}

TEST_F(RunTest, ARefusalIsASentenceAndAnExitCode) {
  server_.FailWith({Refusal(grpc::StatusCode::FAILED_PRECONDITION, "CREDITS_INSUFFICIENT",
                            "This needs 2 credits, and 1 credit can be spent.")});
  EXPECT_EQ(Enter({"credit", "grant", "17", "--credits", "2", "--reason", "gift"}), 4);
  EXPECT_THAT(out_, IsEmpty());
  EXPECT_EQ(err_,
            "timecredit: This needs 2 credits, and 1 credit can be spent.\n"
            "  reason: CREDITS_INSUFFICIENT\n");
}

TEST_F(RunTest, ChangesBearTheRequestIdAndTheLanguageThatWereSaid) {
  EXPECT_EQ(Enter({"credit", "grant", "17", "--credits", "1:30", "--reason", "gift", "--request-id",
                   "mine", "--language", "cy"}),
            0)
      << err_;
  ASSERT_THAT(server_.calls(), SizeIs(1));
  EXPECT_EQ(server_.calls()[0].request_id, "mine");
  EXPECT_EQ(server_.calls()[0].language, "cy");
  EXPECT_THAT(out_, HasSubstr("CREDITS  1:30\n"));
}

TEST_F(RunTest, AChangeThatMayHaveBeenDoneCanBeRepeated) {
  server_.FailWith({{grpc::StatusCode::DEADLINE_EXCEEDED, "too slow"}});
  EXPECT_EQ(Enter({"credit", "grant", "17", "--credits", "2", "--reason", "gift"}), 6);
  EXPECT_THAT(err_, AllOf(HasSubstr("did not answer in time"),
                          HasSubstr("--request-id " + server_.calls()[0].request_id)));
}

TEST_F(RunTest, ABatchSaysHowMuchWasDone) {
  EXPECT_EQ(Enter({"hours", "approve", "101", "102"}), 0) << err_;
  EXPECT_THAT(out_, AllOf(HasSubstr("\n101"), HasSubstr("\n102")));
  EXPECT_EQ(err_, "timecredit: 2 of 2 rows done.\n");
}

TEST_F(RunTest, ABatchIsRepeatedUnderIdsThatAreTheSame) {
  ASSERT_EQ(Enter({"hours", "approve", "101", "102", "--request-id", "tuesday"}), 0) << err_;
  const auto calls = server_.calls();
  ASSERT_THAT(calls, SizeIs(2));
  EXPECT_EQ(calls[0].request_id, "tuesday/101");
  EXPECT_EQ(calls[1].request_id, "tuesday/102");
}

TEST_F(RunTest, NothingIsSentWhenTheCommandLineIsWrong) {
  const std::vector<std::vector<std::string>> wrong = {
      {"credit", "grant", "17", "--credits", "lots", "--reason", "gift"},
      {"credit", "grant", "17", "--credits", "2"},
      {"credit", "grant"},
      {"hours", "log", "17", "garden-day", "--time", "150"},
      {"hours", "log", "17", "garden-day", "--date", "31/05/2026"},
      {"hours", "approve"},
      {"redemption", "redeem", "17"},
      {"redemption", "redeem", "17", "--partner", "castle"},
      {"member", "close", "17", "--reason", "moved", "--give-back", "--transfer-to", "12"},
      {"member", "erase", "17", "--give-back", "--transfer-to", "12"},
      {"obligation", "impose", "17"},
      {"obligation", "impose", "17", "--count", "4"},
      {"obligation", "impose", "17", "--time", "10h", "--unit", "sittings"},
      {"session", "attend", "3", "17", "18", "--obligation", "1"},
      {"organisation", "create", "castle", "--name", "Castle"},
      {"member", "list", "--output", "xml"},
      {"member", "fly"},
      {"scheme", "apply", "/no/such/file"},
      {"nonsense"},
  };
  for (const auto& arguments : wrong) {
    EXPECT_EQ(Enter(arguments), 2) << testing::PrintToString(arguments);
    EXPECT_THAT(err_, StartsWith("timecredit: ")) << testing::PrintToString(arguments);
    EXPECT_THAT(out_, IsEmpty());
  }
  EXPECT_THAT(server_.calls(), IsEmpty());
}

TEST_F(RunTest, ADefinitionThatCannotBeReadNamesTheLine) {
  const std::string path = testing::TempDir() + "/scheme.txtpb";
  std::ofstream(path) << "scheme_id: 'taff'\nscheme { colour: 'red' }\n";
  EXPECT_EQ(Enter({"scheme", "apply", path}), 2);
  EXPECT_THAT(err_, AllOf(HasSubstr(path), HasSubstr("line 2"), HasSubstr("colour")));
}

TEST(RunWithoutServerTest, SaysWhichSchemeIsWanted) {
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(cli::Run({"member", "list"}, out, err), 2);
  EXPECT_THAT(err.str(), HasSubstr("--scheme"));
}

TEST(RunWithoutServerTest, SaysWhereItLookedForTheServer) {
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(cli::Run({"server", "info", "--server", "localhost:1", "--timeout", "0.01"}, out, err),
            6);
  EXPECT_THAT(err.str(), HasSubstr("localhost:1"));
}

TEST(RunWithoutServerTest, TheEnvironmentSaysWhatTheCommandLineDoesNot) {
  ScriptedServer server;
  server.SetMembers({{7}});
  setenv("TIMECREDIT_SERVER", server.address().c_str(), 1);
  setenv("TIMECREDIT_SCHEME", "taff", 1);
  setenv("TIMECREDIT_OUTPUT", "csv", 1);
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(cli::Run({"member", "list"}, out, err), 0) << err.str();
  EXPECT_THAT(out.str(), StartsWith("name,"));
  for (const char* name : {"TIMECREDIT_SERVER", "TIMECREDIT_SCHEME", "TIMECREDIT_OUTPUT"}) {
    unsetenv(name);
  }
}

TEST(RunWithoutServerTest, EveryNounAndVerbExplainsItself) {
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(cli::Run({"--help"}, out, err), 0);
  EXPECT_THAT(out.str(), AllOf(HasSubstr("A morning at the desk"), HasSubstr("Exit codes")));
  for (const char* noun : {"scheme", "member", "organisation", "offer", "activity", "session",
                           "hours", "credit", "redemption", "report", "import", "server"}) {
    EXPECT_THAT(out.str(), HasSubstr(noun));
    std::ostringstream help;
    EXPECT_EQ(cli::Run({noun, "--help"}, help, err), 0);
    EXPECT_THAT(help.str(), HasSubstr("Subcommands:"));
  }
  EXPECT_THAT(err.str(), IsEmpty());
}

}  // namespace
}  // namespace timecredit::cli
