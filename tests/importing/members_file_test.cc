#include "ledger/importing/members_file.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/declaration.h"

namespace timecredit::importing {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

MembersDeclaration Undeclared() {
  MembersDeclaration declaration;
  declaration.form = {
      .source = "members", .date_form = DateForm::kDayMonthYear, .delimiter = std::nullopt};
  return declaration;
}

MembersFile FileOf(const std::string& csv, const MembersDeclaration& declaration = Undeclared()) {
  auto read = ReadMembers(csv, declaration);
  EXPECT_TRUE(read.ok()) << read.status();
  return read.ok() ? *std::move(read) : MembersFile();
}

std::vector<std::string> FaultsOf(const MembersRow& row) {
  std::vector<std::string> faults;
  for (const auto& fault : row.faults) {
    faults.push_back(absl::StrCat(fault.reason, " ", fault.field));
  }
  return faults;
}

std::vector<std::string> Refused(const std::string& csv,
                                 const MembersDeclaration& declaration = Undeclared()) {
  std::vector<std::string> faults;
  for (const auto& fault : domain::RefusalsOf(ReadMembers(csv, declaration).status())) {
    faults.push_back(absl::StrCat(fault.reason, " ", fault.field));
  }
  return faults;
}

TEST(ReadMembers, TakesAllThatCanBeSaidOfAMember) {
  const auto file = FileOf(
      "Full name;Known as;Member ID;Phone;E-mail;Address;Language;Adult on;Date of birth;Guardian;"
      "Guardian phone;Consented on;Notes;Joined on\n"
      "Siân Bevan;Siân;sian-bevan;029 2018 6550;sian@example.org;\"Flat 28\nNinian Court\";cy;"
      "31/5/2030;31/5/2012;Mair Bevan;029 2018 6551;1/3/2026;Rings first;2/3/2026\n");
  ASSERT_EQ(file.rows.size(), 1u);
  const MembersRow& row = file.rows[0];
  EXPECT_THAT(row.faults, IsEmpty());
  EXPECT_EQ(row.line, 2);
  EXPECT_EQ(row.fields.name, "Siân Bevan");
  EXPECT_EQ(row.fields.known_as, "Siân");
  EXPECT_EQ(row.fields.alias, "sian-bevan");
  EXPECT_EQ(row.fields.phone, "029 2018 6550");
  EXPECT_EQ(row.fields.email, "sian@example.org");
  EXPECT_EQ(row.fields.address, "Flat 28\nNinian Court");
  EXPECT_EQ(row.fields.language, "cy");
  EXPECT_EQ(row.fields.adult_on, domain::Date(2030, 5, 31));
  EXPECT_EQ(row.fields.born_on, domain::Date(2012, 5, 31));
  ASSERT_TRUE(row.fields.guardian.has_value());
  EXPECT_EQ(row.fields.guardian->name, "Mair Bevan");
  EXPECT_EQ(row.fields.guardian->phone, "029 2018 6551");
  EXPECT_EQ(row.fields.guardian->consented_on, domain::Date(2026, 3, 1));
  EXPECT_EQ(row.fields.notes, "Rings first");
  EXPECT_EQ(row.joined_on, domain::Date(2026, 3, 2));
  EXPECT_EQ(file.recognised.delimiter, Delimiter::kSemicolon);
  EXPECT_THAT(file.recognised.unused_headings, IsEmpty());
}

TEST(ReadMembers, RecognisesTheUsualHeadingsAndSaysSo) {
  const auto file = FileOf("\xEF\xBB\xBFNAME,Mobile_Phone,e mail,Shoe size\nAnn,1,a@b,39\n,,,\n");
  ASSERT_EQ(file.rows.size(), 1u);
  EXPECT_EQ(file.rows[0].fields.name, "Ann");
  EXPECT_EQ(file.rows[0].fields.email, "a@b");
  EXPECT_EQ(file.rows[0].fields.phone, "");
  EXPECT_THAT(file.recognised.headings,
              ElementsAre(Pair("full_name", "NAME"), Pair("email", "e mail")));
  EXPECT_THAT(file.recognised.unused_headings, ElementsAre("Mobile_Phone", "Shoe size"));
  EXPECT_EQ(file.recognised.empty_rows, 1);
  EXPECT_EQ(FileOf("Enw llawn\nAnn\n").rows.at(0).fields.name, "Ann");
  EXPECT_EQ(FileOf("Nom,Téléphone\nAnn,12\n").rows.at(0).fields.phone, "12");
}

TEST(ReadMembers, TakesTheBestOfSeveralUsualHeadings) {
  const auto file = FileOf("Name,Mobile,Phone\nAnn,07,029\n");
  EXPECT_EQ(file.rows.at(0).fields.phone, "029");
  EXPECT_THAT(file.recognised.unused_headings, ElementsAre("Mobile"));
  EXPECT_THAT(Refused("Name,Phone,phone\nAnn,1,2\n"),
              ElementsAre("COLUMN_TWICE import.member_columns.phone"));
}

TEST(ReadMembers, TakesADeclaredColumnAndNothingElseInItsPlace) {
  auto declaration = Undeclared();
  declaration.columns[MemberColumn::kFullName] = "who";
  declaration.columns[MemberColumn::kReference] = "Member ID";
  const auto file = FileOf("Name,Who,Member ID\nAnnie,Ann Jones,7\n", declaration);
  EXPECT_EQ(file.rows.at(0).fields.name, "Ann Jones");
  EXPECT_EQ(file.rows.at(0).fields.alias, "") << "it was declared to be the reference";
  EXPECT_EQ(file.rows.at(0).reference, "7");
  EXPECT_EQ(file.headings[MemberColumn::kFullName], "Who");
  EXPECT_THAT(Refused("Name\nAnn\n", declaration),
              ElementsAre("COLUMN_UNKNOWN import.member_columns.full_name",
                          "COLUMN_UNKNOWN import.member_columns.reference"));
}

TEST(ReadMembers, NeedsNamesAndWhatOtherColumnsNeed) {
  EXPECT_THAT(Refused("Phone\n12\n"),
              ElementsAre("COLUMN_UNKNOWN import.member_columns.full_name"));
  auto without_dates = Undeclared();
  without_dates.form.date_form.reset();
  EXPECT_EQ(FileOf("Name\nAnn\n", without_dates).rows.size(), 1u);
  for (const char* dates : {"Adult on", "Born on", "Joined on"}) {
    EXPECT_THAT(Refused(absl::StrCat("Name,", dates, "\nAnn,\n"), without_dates),
                ElementsAre("FIELD_REQUIRED import.date_format"));
  }
  EXPECT_THAT(Refused("Name,Guardian phone\nAnn,12\n"),
              ElementsAre("FIELD_REQUIRED import.member_columns.guardian_full_name"));
  EXPECT_THAT(Refused("Name,Consented on\nAnn,1/3/2026\n"),
              ElementsAre("FIELD_REQUIRED import.member_columns.guardian_full_name"));
}

TEST(ReadMembers, ListsAllThatIsWrongWithALine) {
  const auto rows = FileOf(
                        "Name,ID of ours,Member id,Phone,Language,Born on,Guardian,"
                        "Guardian phone\n"
                        ",1,Not an id,\"1\n2\",Welsh,31/2/2012,,12\n"
                        "Ann,2,ann,,,,,\n"
                        "Ben,3,ann,,,,,\n"
                        "Cai\n"
                        "Cai,4,,,,,,,\n")
                        .rows;
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_THAT(
      FaultsOf(rows[0]),
      ElementsAre("CELL_EMPTY Name", "TEXT_INVALID Phone", "LANGUAGE_INVALID Language",
                  "ID_INVALID Member id", "DATE_NOT_IN_CALENDAR Born on", "CELL_EMPTY Guardian"));
  EXPECT_THAT(rows[1].faults, IsEmpty());
  EXPECT_THAT(FaultsOf(rows[2]), ElementsAre("ID_TWICE Member id"));
  EXPECT_THAT(FaultsOf(rows[3]), ElementsAre("CSV_ROW_SHORT csv"));
  EXPECT_THAT(FaultsOf(rows[4]), ElementsAre("CSV_ROW_LONG csv"));
}

TEST(ReadMembers, HoldsTextsToTheirLimits) {
  const auto faults = [](const std::string& heading, size_t length) {
    return FaultsOf(FileOf(absl::StrCat("Name,", heading, "\nAnn,", std::string(length, 'n'), "\n"))
                        .rows.at(0));
  };
  EXPECT_THAT(faults("Phone", 200), IsEmpty());
  EXPECT_THAT(faults("Phone", 201), ElementsAre("TEXT_TOO_LONG Phone"));
  EXPECT_THAT(faults("Address", 1000), IsEmpty());
  EXPECT_THAT(faults("Address", 1001), ElementsAre("TEXT_TOO_LONG Address"));
  EXPECT_THAT(faults("Notes", 4000), IsEmpty());
  EXPECT_THAT(faults("Notes", 4001), ElementsAre("TEXT_TOO_LONG Notes"));
  EXPECT_THAT(faults("Guardian", 201), ElementsAre("TEXT_TOO_LONG Guardian"));
}

TEST(ReadMembers, NeedsAReferenceOfItsOwnOnEveryLine) {
  auto declaration = Undeclared();
  declaration.columns[MemberColumn::kReference] = "No";
  const auto rows = FileOf("No,Name\n1,Ann\n1,Ben\n,Cai\n", declaration).rows;
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_THAT(rows[0].faults, IsEmpty());
  EXPECT_THAT(FaultsOf(rows[1]), ElementsAre("REFERENCE_TWICE No"));
  EXPECT_THAT(FaultsOf(rows[2]), ElementsAre("CELL_EMPTY No"));
}

}  // namespace
}  // namespace timecredit::importing
