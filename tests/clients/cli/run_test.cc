#include "clients/cli/run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "tests/clients/cpp/scripted_server.h"

namespace timecredit::cli {
namespace {

using client::Refusal;
using client::ScriptedServer;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
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
  EXPECT_THAT(out_, AllOf(HasSubstr("MEMBER             17\n"),
                          HasSubstr("BALANCE            2 credits\n")));
  EXPECT_THAT(err_, IsEmpty());
}

TEST_F(RunTest, ATableShowsAList) {
  server_.SetMembers({{1, 2}, {3}});
  EXPECT_EQ(Enter({"member", "list"}), 0) << err_;
  EXPECT_EQ(out_, "MEMBER  FULL NAME  KNOWN AS  PHONE  ADDRESS  STATE\n1\n2\n3\n");
}

TEST_F(RunTest, AListCanBeCutShort) {
  server_.SetMembers({{1, 2}, {3}});
  EXPECT_EQ(Enter({"member", "list", "--limit", "2"}), 0) << err_;
  EXPECT_THAT(out_, testing::EndsWith("STATE\n1\n2\n"));
  EXPECT_THAT(server_.calls(), SizeIs(1));
}

TEST_F(RunTest, AListThatIsLongerThanTheScreenIsPaged) {
  server_.SetMembers({{1, 2, 3}});
  std::string paged;
  bool can_page = true;
  const auto listed = [&](int lines, std::vector<std::string> arguments) {
    paged.clear();
    std::ostringstream out;
    std::ostringstream err;
    arguments.insert(arguments.end(), {"--server", server_.address(), "--scheme", "taff"});
    const Screen screen{.columns = 80, .lines = lines, .page = [&](const std::string& text) {
                          if (can_page) paged = text;
                          return can_page;
                        }};
    EXPECT_EQ(cli::Run(arguments, out, err, nullptr, screen), 0) << err.str();
    return out.str();
  };
  EXPECT_THAT(listed(3, {"member", "list"}), IsEmpty());
  EXPECT_THAT(paged, testing::EndsWith("STATE\n1\n2\n3\n"));
  EXPECT_THAT(listed(4, {"member", "list"}), testing::EndsWith("STATE\n1\n2\n3\n"));
  EXPECT_THAT(paged, IsEmpty());
  EXPECT_THAT(listed(3, {"member", "list", "--no-pager"}), testing::EndsWith("3\n"));
  EXPECT_THAT(paged, IsEmpty());
  EXPECT_THAT(listed(3, {"member", "list", "--output", "csv"}), StartsWith("name,"));
  can_page = false;
  EXPECT_THAT(listed(3, {"member", "list"}), testing::EndsWith("3\n")) << "there is no pager";
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
  EXPECT_THAT(out_, HasSubstr("1 credyd 30 munud\n"));
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

TEST_F(RunTest, WhatIsNamedTwiceInABatchIsOneRow) {
  EXPECT_EQ(Enter({"hours", "approve", "101", "102", "101", "schemes/taff/hourLogs/102"}), 0)
      << err_;
  EXPECT_EQ(err_, "timecredit: 2 of 2 rows done.\n");
  EXPECT_THAT(server_.calls(), SizeIs(2));
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

TEST_F(RunTest, AValueThatIsNotUtf8IsRefusedAndNamed) {
  struct Refused {
    std::vector<std::string> arguments;
    std::string said;
  };
  const std::vector<Refused> refused = {
      {{"member", "create", "Ren\xE9 Dupont"}, "NAME: “Ren� Dupont” is not written in UTF-8."},
      {{"member", "search", "dupont", "ren\xE9"}, "WORD: “ren�” is not"},
      {{"member", "update", "17", "--address", "caf\xE9"}, "--address: “caf�” is not"},
      {{"member", "update", "17", "--address=--\xE9"}, "--address: “--�” is not"},
      {{"--scheme", "\xE9", "member", "list"}, "--scheme: “�” is not"},
      {{"activity", "create", "a", "--name", "fr=Caf\xE9", "--host", "h"}, "--name: “fr=Caf�” is"},
  };
  for (const Refused& one : refused) {
    EXPECT_EQ(Enter(one.arguments), 2) << one.said;
    EXPECT_THAT(err_, StartsWith("timecredit: " + one.said));
    EXPECT_THAT(err_, HasSubstr("Set the terminal to UTF-8"));
  }
  EXPECT_EQ(Enter({"m\xE9mber", "list"}), 2);
  EXPECT_THAT(err_, HasSubstr("there is no command “m�mber”."));
  EXPECT_THAT(server_.calls(), IsEmpty());
  EXPECT_EQ(Enter({"credit", "grant", "17", "--credits", "2", "--reason", "René"}), 0) << err_;
}

TEST_F(RunTest, ADefinitionThatIsNotUtf8NamesTheLine) {
  const std::string folder = testing::TempDir() + "/Caf\xE9";  // a name as the disk has it
  std::filesystem::create_directories(folder);
  for (const std::string name : {"/scheme.txtpb", "/scheme.json"}) {
    const std::string path = folder + name;
    std::ofstream(path) << "scheme_id: 'taff'\n# Caf\xE9 Ren\xE9\n";
    EXPECT_EQ(Enter({"scheme", "apply", path}), 2);
    EXPECT_THAT(err_, AllOf(StartsWith("timecredit: line 2 of "), HasSubstr(name),
                            HasSubstr("is not in UTF-8: “# Caf� Ren�”.")));
  }
  EXPECT_THAT(server_.calls(), IsEmpty());
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
  EXPECT_THAT(out.str(), HasSubstr("timecredit help morning"));
  for (const char* noun : {"scheme", "member", "organisation", "offer", "activity", "session",
                           "hours", "credit", "redemption", "report", "import", "server"}) {
    EXPECT_THAT(out.str(), HasSubstr(noun));
    std::ostringstream help;
    EXPECT_EQ(cli::Run({noun, "--help"}, help, err), 0);
    EXPECT_THAT(help.str(), HasSubstr("Subcommands:"));
  }
  EXPECT_THAT(err.str(), IsEmpty());
}

TEST(RunWithoutServerTest, TheLongPagesAreAskedFor) {
  const auto shown = [](std::vector<std::string> arguments) {
    std::ostringstream out;
    std::ostringstream err;
    EXPECT_EQ(cli::Run(std::move(arguments), out, err), 0) << err.str();
    return out.str();
  };
  EXPECT_THAT(shown({"help", "morning"}), HasSubstr("timecredit hours approve --all"));
  EXPECT_THAT(shown({"help", "forms"}), HasSubstr("Exit codes"));
  EXPECT_THAT(shown({"hours", "--help"}), Not(HasSubstr("A morning at the desk")));
}

// The verbs of a noun, as its help lists them.
std::vector<std::string> VerbsOf(const std::string& noun) {
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(cli::Run({noun, "--help"}, out, err), 0);
  std::istringstream lines(out.str().substr(out.str().find("Subcommands:")));
  std::vector<std::string> verbs;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("  ") && line.size() > 2 && line[2] != ' ') {
      verbs.push_back(line.substr(2, line.find(' ', 2) - 2));
    }
  }
  return verbs;
}

TEST(RunWithoutServerTest, TheHelpOfAVerbFitsAScreenAndHasAnExampleThatCanBeRead) {
  int examples = 0;
  for (const std::string noun :
       {"scheme", "member", "organisation", "offer", "activity", "session", "hours", "obligation",
        "credit", "redemption", "report", "import", "server"}) {
    for (const std::string& verb : VerbsOf(noun)) {
      std::ostringstream out;
      std::ostringstream err;
      ASSERT_EQ(cli::Run({noun, verb, "--help"}, out, err), 0);
      const std::string help = out.str();
      EXPECT_LE(std::count(help.begin(), help.end(), '\n'), 40) << noun << " " << verb;
      const size_t at = help.find("Example:\n  timecredit ");
      ASSERT_NE(at, std::string::npos) << noun << " " << verb;
      std::string line = help.substr(at + 22);
      line = line.substr(0, line.find('\n'));
      EXPECT_TRUE(line.starts_with(noun + " " + verb)) << line;
      // Words as a shell makes them; files are the reader's own.
      std::vector<std::string> words(1);
      bool is_quoted = false;
      for (const char letter : line) {
        if (letter == '"') {
          is_quoted = !is_quoted;
        } else if (letter == ' ' && !is_quoted) {
          words.emplace_back();
        } else {
          words.back() += letter;
        }
      }
      words.insert(words.end(),
                   {"--scheme", "taff", "--server", "localhost:1", "--timeout", "0.01"});
      const int code = cli::Run(words, out, err);
      const bool reads_file = err.str().find("cannot be read") != std::string::npos;
      EXPECT_TRUE(code == 6 || reads_file) << line << "\n" << err.str();
      ++examples;
    }
  }
  EXPECT_GT(examples, 60);
}

TEST(RunWithoutServerTest, AServerThatIsNotThereIsTriedForAsLongAsTheTimeoutSays) {
  std::ostringstream out;
  std::ostringstream err;
  const absl::Time began = absl::Now();
  EXPECT_EQ(cli::Run({"server", "info", "--server", "localhost:1", "--timeout", "6.5"}, out, err),
            6);
  EXPECT_GE(absl::Now() - began, absl::Seconds(5.4)) << "within a wait of the end";
  EXPECT_THAT(err.str(), AllOf(HasSubstr("trying for up to 6.5 seconds (--timeout)"),
                               HasSubstr("No server answers at localhost:1")));
}

TEST(RunWithoutServerTest, WhatIsMistypedIsNamedWithWhatWasMeant) {
  const auto said = [](std::vector<std::string> arguments) {
    std::ostringstream out;
    std::ostringstream err;
    EXPECT_EQ(cli::Run(std::move(arguments), out, err), 2);
    return err.str();
  };
  EXPECT_THAT(said({"nonsense"}), HasSubstr("there is no command “nonsense”."));
  EXPECT_THAT(said({"membr", "list"}),
              HasSubstr("there is no command “membr”. Did you mean member?"));
  EXPECT_THAT(said({"--scheme", "taff", "hours", "lgo"}),
              HasSubstr("hours knows no “lgo”. Did you mean log?"));
  EXPECT_THAT(said({"hours", "log", "17", "garden-day", "--tmie", "2h"}),
              HasSubstr("there is no option --tmie here. Did you mean --time?"));
  EXPECT_THAT(said({"hours", "log", "17", "garden-day", "--text=x", "--obligatoin=7"}),
              HasSubstr("Did you mean --obligation?"));
  EXPECT_THAT(said({"hours", "log", "17"}), HasSubstr("ACTIVITY is required"));
}

TEST_F(RunTest, ADryRunSaysSoFirstAndLast) {
  EXPECT_EQ(Enter({"credit", "grant", "17", "--credits", "2", "--reason", "gift", "--dry-run"}), 0)
      << err_;
  EXPECT_THAT(err_, AllOf(StartsWith("timecredit: dry run: this is what would be done"),
                          testing::EndsWith("timecredit: dry run: nothing was changed.\n")));
  EXPECT_EQ(Enter({"credit", "grant", "17", "--credits", "2", "--reason", "gift", "--dry-run",
                   "--output", "json"}),
            0);
  EXPECT_THAT(out_, StartsWith("{\n \"validate_only\": true,\n"));
  EXPECT_EQ(Enter({"hours", "approve", "101", "102", "--dry-run"}), 0);
  EXPECT_THAT(err_, HasSubstr("2 of 2 rows would be done."));
  EXPECT_EQ(Enter({"credit", "grant", "17", "--credits", "2", "--reason", "gift"}), 0);
  EXPECT_THAT(err_, IsEmpty());
}

TEST_F(RunTest, WhatIsHardToTakeBackIsAskedAtATerminal) {
  int code = 0;
  const auto answered = [&](std::vector<std::string> arguments, const std::string& answer) {
    std::istringstream terminal(answer);
    std::ostringstream out;
    std::ostringstream err;
    arguments.insert(arguments.end(), {"--server", server_.address(), "--scheme", "taff"});
    code = cli::Run(arguments, out, err, &terminal);
    return err.str();
  };
  for (const std::string answer : {"", "n\n", "\n", "yo\n"}) {
    EXPECT_THAT(answered({"member", "erase", "17"}, answer),
                AllOf(HasSubstr("member 17 will be destroyed, for ever. Go on? [y/N]"),
                      HasSubstr("nothing was changed")));
    EXPECT_EQ(code, 9);
  }
  EXPECT_THAT(answered({"member", "erase", "17"}, "y\n"), HasSubstr("does not know this command"))
      << "it was sent";
  EXPECT_THAT(answered({"member", "close", "17", "--reason", "moved", "--yes"}, ""),
              Not(HasSubstr("Go on?")));
  EXPECT_THAT(answered({"member", "erase", "17", "--dry-run"}, ""), Not(HasSubstr("Go on?")));
}

TEST_F(RunTest, AFileThatCannotBeReadIsNamedWithTheCause) {
  const std::vector<std::string> import = {"--source", "s",       "--unit",
                                           "minutes",  "--dates", "yyyy-mm-dd"};
  const auto imported = [&](const std::string& path) {
    std::vector<std::string> arguments = {"hours", "import", path};
    arguments.insert(arguments.end(), import.begin(), import.end());
    EXPECT_EQ(Enter(arguments), 2);
    return err_;
  };
  EXPECT_THAT(imported(testing::TempDir()), HasSubstr("cannot be read: it is a folder"));
  EXPECT_THAT(imported("/no/such/file"), HasSubstr("cannot be read: No such file"));
  EXPECT_THAT(imported("/dev/zero"), HasSubstr("larger than 64 MB"));
  EXPECT_EQ(Enter({"scheme", "apply", testing::TempDir()}), 2);
  EXPECT_THAT(err_, HasSubstr("it is a folder"));
}

TEST_F(RunTest, OutputThatCannotBeWrittenIsNotDone) {
  std::ofstream full("/dev/full");
  std::ostringstream err;
  EXPECT_EQ(cli::Run({"credit", "balance", "17", "--server", server_.address(), "--scheme", "taff"},
                     full, err),
            1);
  EXPECT_THAT(err.str(), HasSubstr("the output could not be written to its end"));
}

}  // namespace
}  // namespace timecredit::cli
