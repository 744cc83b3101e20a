// Members from a file, registered by the command line.

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

class MemberImportTest : public CommandLineTest {
 protected:
  // Imports a file of this content, with further options.
  int Import(const std::string& content, const std::vector<std::string>& options = {}) {
    const auto path = std::filesystem::path(testing::TempDir()) / "members.csv";
    std::ofstream(path, std::ios::binary) << content;
    std::vector<std::string> arguments = {"member", "import", path};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return Enter(arguments);
  }
};

TEST_F(MemberImportTest, TakesWhatPeopleHaveAndSaysWhatItRecognised) {
  const std::string members =
      "Name;Telephone;Address;Shoe size\r\n"
      "Cai Rees;029 2018 6550;\"Flat 1\r\nClare Road\";39\r\n"
      ";;;\r\n";
  EXPECT_EQ(Import(members), 0) << err_;
  EXPECT_THAT(err_, AllOf(HasSubstr("separated by semicolons"),
                          HasSubstr("“Telephone” was taken for “phone”"),
                          HasSubstr("Columns that nothing was taken from: Shoe size"),
                          HasSubstr("Empty lines left out: 1.")));
  EXPECT_EQ(Enter({"member", "search", "cai"}), 0);
  EXPECT_THAT(out_, AllOf(HasSubstr("Cai Rees"), HasSubstr("029 2018 6550")));
  EXPECT_EQ(Import(members), 0) << err_;
  EXPECT_THAT(err_, HasSubstr("members who are there already"));
  EXPECT_EQ(Enter({"member", "list", "--output", "csv"}), 0);
  EXPECT_THAT(out_, HasSubstr("schemes/taff/members/3"));
  EXPECT_THAT(out_, Not(HasSubstr("schemes/taff/members/4")));
}

TEST_F(MemberImportTest, WarnsOfNamesakesAndRegistersThem) {
  EXPECT_EQ(Import("Name,Phone\nAnn Jones,1\n", {"--dry-run"}), 0) << err_;
  EXPECT_THAT(out_, HasSubstr("1 other member has this name; see 1."));
  EXPECT_EQ(Enter({"member", "list", "--output", "csv"}), 0);
  EXPECT_THAT(out_, Not(HasSubstr("schemes/taff/members/3")));
  EXPECT_EQ(Import("Name,Phone\nAnn Jones,1\n"), 0) << err_;
  EXPECT_THAT(out_, HasSubstr("1 other member has this name"));
  EXPECT_EQ(Enter({"import", "rows", "2", "--problems"}), 0);
  EXPECT_THAT(out_, HasSubstr("1 other member has this name"));
}

TEST_F(MemberImportTest, NamesTheOptionsThatWouldHelp) {
  EXPECT_EQ(Import("Tenant\nCai Rees\n"), 3);
  EXPECT_THAT(err_, AllOf(HasSubstr("headed: Tenant"), HasSubstr("--name-column"),
                          Not(HasSubstr("--phone-column"))));
  EXPECT_EQ(Import("Tenant\nCai Rees\n", {"--name-column", "tenant"}), 0) << err_;
  EXPECT_EQ(Import("Name,Born\nDai Puw,1/3/1980\n"), 3);
  EXPECT_THAT(err_, HasSubstr("the option that says this is --dates"));
  EXPECT_EQ(Import("Name,Born\nDai Puw,1/3/1980\n", {"--dates", "dd/mm/yyyy"}), 0) << err_;
  EXPECT_EQ(Enter({"member", "show", "4", "--output", "json"}), 0);
  EXPECT_THAT(out_, HasSubstr("\"born_on\": \"1980-03-01\""));
}

TEST_F(MemberImportTest, TakesAColumnForEachOptionThatNamesOne) {
  const std::string members =
      "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o\n"
      "Cai Rees,Cai,cai-rees,1,c@r,Flat 1,cy,2030-01-02,2012-01-02,Mair Rees,2,2026-01-03,Quiet,"
      "2026-01-04,17\n";
  EXPECT_EQ(Import(members, {"--dates",
                             "yyyy-mm-dd",
                             "--source",
                             "office",
                             "--name-column",
                             "a",
                             "--known-as-column",
                             "b",
                             "--id-column",
                             "c",
                             "--phone-column",
                             "d",
                             "--email-column",
                             "e",
                             "--address-column",
                             "f",
                             "--language-column",
                             "g",
                             "--adult-on-column",
                             "h",
                             "--born-on-column",
                             "i",
                             "--guardian-column",
                             "j",
                             "--guardian-phone-column",
                             "k",
                             "--consented-on-column",
                             "l",
                             "--notes-column",
                             "m",
                             "--joined-on-column",
                             "n",
                             "--reference-column",
                             "o"}),
            0)
      << err_ << out_;
  EXPECT_EQ(Enter({"member", "show", "cai-rees", "--output", "json"}), 0) << err_;
  for (const char* said :
       {"\"Cai Rees\"", "\"known_as\": \"Cai\"", "\"phone\": \"1\"", "\"email\": \"c@r\"",
        "\"Flat 1\"", "\"language\": \"cy\"", "\"adult_on\": \"2030-01-02\"",
        "\"born_on\": \"2012-01-02\"", "\"Mair Rees\"", "\"phone\": \"2\"",
        "\"consented_on\": \"2026-01-03\"", "\"Quiet\"", "\"joined_on\": \"2026-01-04\""}) {
    EXPECT_THAT(out_, HasSubstr(said));
  }
}

TEST_F(MemberImportTest, ListsAllThatIsWrongAndRegistersNobody) {
  EXPECT_EQ(Import("Name,Member id\nCai,cai\n,Not an id\n"), 3);
  EXPECT_THAT(err_, HasSubstr("nothing was imported: of 2 rows, 1 cannot be imported as it is"));
  EXPECT_THAT(out_, AllOf(HasSubstr("nothing under “Name”"), HasSubstr("An id starts with")));
  EXPECT_EQ(Enter({"member", "list", "--output", "csv"}), 0);
  EXPECT_THAT(out_, Not(HasSubstr("Cai")));
}

}  // namespace
}  // namespace timecredit::cli
