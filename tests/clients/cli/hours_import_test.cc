// Files as people have them, imported by the command line.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/clients/cli/command_line.h"
#include "tests/system/served_town.h"

namespace timecredit::cli {
namespace {

using system_test::ServedTown;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class HoursImportTest : public CommandLineTest {
 protected:
  // Imports a file of this content, with further options.
  int Import(const std::string& content, const std::vector<std::string>& options) {
    const auto path = std::filesystem::path(testing::TempDir()) / "sheet.csv";
    std::ofstream(path, std::ios::binary) << content;
    std::vector<std::string> arguments = {"hours", "import", path, "--source", "sheet"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return Enter(arguments);
  }
};

TEST_F(HoursImportTest, TakesWhatASpreadsheetSavesAndSaysWhatItRecognised) {
  const std::string sheet =
      "Name;Date;From;To\r\n"
      "Ann Jones;01.03.2026;18:30;20:00\r\n"
      "Ben Davies;01.03.2026 00:00;18:30;19:00\r\n"
      ";;;\r\n";
  const std::vector<std::string> options = {
      "--dates", "dd.mm.yyyy",     "--activity", "garden-day",   "--member-column",
      "name",    "--start-column", "From",       "--end-column", "To"};
  EXPECT_EQ(Import(sheet, options), 0) << err_;
  EXPECT_THAT(err_, AllOf(HasSubstr("separated by semicolons"),
                          HasSubstr("The column headed “Name” was taken for “name”"),
                          HasSubstr("Empty lines left out: 1."),
                          HasSubstr("midnight behind them, which was left out: 1."),
                          HasSubstr("found by name: 2.")));
  EXPECT_EQ(Enter({"hours", "list", "--output", "json"}), 0) << err_;
  EXPECT_THAT(out_, AllOf(HasSubstr("\"duration_minutes\": 90"), HasSubstr("\"18:30\"")));
  EXPECT_EQ(Enter({"import", "show", "1"}), 0);
  EXPECT_THAT(err_, HasSubstr("separated by semicolons")) << "also later";
}

TEST_F(HoursImportTest, TakesDecimalCommasAndRoundingAsTheyAreDeclared) {
  const std::string sheet = "member\tactivity\tdate\tduration\n1\tgarden-day\t2026-03-01\t1,333\n";
  const std::vector<std::string> declared = {"--unit",     "hours",     "--dates",
                                             "yyyy-mm-dd", "--decimal", "comma"};
  EXPECT_EQ(Import(sheet, declared), 3);
  EXPECT_THAT(out_, HasSubstr("“1,333” does not come to whole minutes"));
  std::vector<std::string> rounded = declared;
  rounded.insert(rounded.end(), {"--round", "up", "--delimiter", "tab"});
  EXPECT_EQ(Import(sheet, rounded), 0) << err_;
  EXPECT_THAT(
      err_, AllOf(HasSubstr("Times rounded to whole minutes: 1."), Not(HasSubstr("separated by"))))
      << "the delimiter was declared";
  EXPECT_EQ(Enter({"hours", "list"}), 0);
  EXPECT_THAT(out_, HasSubstr("1 h 20 min"));
}

TEST_F(HoursImportTest, NamesTheOptionForAColumnThatIsNotThere) {
  EXPECT_EQ(Import("tenant,activity,date,duration\n1,garden-day,2026-03-01,1:00\n",
                   {"--unit", "h:mm", "--dates", "yyyy-mm-dd"}),
            3);
  EXPECT_THAT(err_, AllOf(HasSubstr("tenant, activity, date, duration"),
                          HasSubstr("--member-column"), Not(HasSubstr("--date-column"))));
  EXPECT_EQ(Import("tenant,activity,date,duration\n1,garden-day,2026-03-01,1:00\n",
                   {"--unit", "h:mm", "--dates", "yyyy-mm-dd", "--language", "fr"}),
            3);
  EXPECT_THAT(err_, HasSubstr("l’option qui nomme cette colonne est --member-column"));
}

TEST_F(HoursImportTest, ListsAllThatIsWrongWithALine) {
  EXPECT_EQ(Import("member,activity,date,duration\nNobody,garden-day,2026-02-30,\n",
                   {"--unit", "h:mm", "--dates", "yyyy-mm-dd"}),
            3);
  EXPECT_THAT(
      out_, AllOf(HasSubstr("There is no day “2026-02-30”"), HasSubstr("There is no such member")));
}

TEST_F(HoursImportTest, SaysInWordsAboutTheFileThatARowWasChanged) {
  const std::vector<std::string> declared = {
      "--unit", "h:mm", "--dates", "yyyy-mm-dd", "--reference-column", "ref"};
  const std::string headings = "ref,member,activity,date,duration\n";
  EXPECT_EQ(Import(headings + "a,1,garden-day,2026-03-01,1:00\n", declared), 0) << err_;
  EXPECT_EQ(Import(headings + "a,1,garden-day,2026-03-01,2:00\n", declared), 7);
  EXPECT_THAT(
      out_, AllOf(HasSubstr("imported before with other content"),
                  HasSubstr("“duration” was 1 h then, and is 2 h now"), Not(HasSubstr("request"))));
}

TEST_F(HoursImportTest, AByteOrderMarkStandsBeforeCsvWhereItIsAskedFor) {
  EXPECT_EQ(Enter({"member", "list", "--output", "csv-bom"}), 0) << err_;
  EXPECT_THAT(out_, testing::StartsWith("\xEF\xBB\xBFname,"));
  EXPECT_EQ(Enter({"member", "list", "--output", "csv"}), 0) << err_;
  EXPECT_THAT(out_, testing::StartsWith("name,"));
}

}  // namespace
}  // namespace timecredit::cli
