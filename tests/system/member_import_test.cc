// Members from files: what an import of them takes, by what it knows a row again, and what it warns
// of.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cpp/error.h"
#include "proto/timecredit/v1/import.pb.h"
#include "proto/timecredit/v1/member.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

using Row = v1::ImportRow;

class MemberImports : public testing::Test {
 protected:
  v1::CreateImportRequest File(const std::string& csv) {
    v1::CreateImportRequest request;
    request.set_parent(ServedTown::kScheme);
    request.mutable_import()->set_source("office");
    request.mutable_import()->mutable_member_columns();
    request.mutable_import()->set_date_format(v1::DATE_FORMAT_DAY_MONTH_YEAR);
    request.set_csv(csv);
    return request;
  }
  v1::CreateImportRequest WithReferences(const std::string& csv) {
    auto request = File(csv);
    request.mutable_import()->mutable_member_columns()->set_reference("No");
    return request;
  }

  v1::Import Checked(const v1::CreateImportRequest& request) {
    const auto checked = town.client().imports().CreateImport(request);
    EXPECT_TRUE(checked.ok()) << checked.error().message;
    return checked.ok() ? *checked : v1::Import();
  }

  v1::Import Committed(const v1::Import& checked) {
    v1::CommitImportRequest commit;
    commit.set_name(checked.name());
    const auto done = town.client().imports().CommitImport(commit, [](const v1::Import&) {});
    EXPECT_TRUE(done.ok()) << done.error().message;
    return done.ok() ? *done : v1::Import();
  }

  v1::Import Imported(const v1::CreateImportRequest& request) {
    return Committed(Checked(request));
  }

  std::vector<v1::ImportRow> RowsOf(const v1::Import& import, bool only_problems = false) {
    v1::ListImportRowsRequest request;
    request.set_parent(import.name());
    request.set_only_problems(only_problems);
    return All(town.client().imports().ListImportRows(request));
  }

  // All that is wrong with the only row of a file, with the column at fault.
  std::vector<std::string> FaultsOf(const v1::CreateImportRequest& request) {
    const auto rows = RowsOf(Checked(request));
    EXPECT_EQ(rows.size(), 1u);
    const auto error = client::ErrorOf(rows.at(0).error());
    std::vector<std::string> faults;
    for (const auto& field : error.fields) faults.push_back(field.reason + " " + field.field);
    if (faults.empty() && !error.reason.empty()) {
      faults.push_back(error.reason + " " + error.arguments.at("field"));
    }
    return faults;
  }

  static std::vector<std::string> KindsOf(
      const google::protobuf::RepeatedPtrField<v1::ImportRemark>& remarks) {
    std::vector<std::string> kinds;
    for (const auto& remark : remarks) {
      EXPECT_NE(remark.sentence(), "");
      kinds.push_back(remark.kind());
    }
    return kinds;
  }

  std::vector<v1::Member> Members() {
    v1::ListMembersRequest request;
    request.set_parent(ServedTown::kScheme);
    return All(town.client().members().ListMembers(request));
  }

  v1::Member Show(const std::string& name) {
    v1::GetMemberRequest request;
    request.set_name(name);
    const auto found = town.client().members().GetMember(request);
    EXPECT_TRUE(found.ok()) << found.error().message;
    return found.ok() ? *found : v1::Member();
  }

  void Erase(const std::string& name) {
    v1::EraseMemberRequest request;
    request.set_name(name);
    request.set_request_id(town.FreshId());
    const auto erased = town.client().members().EraseMember(request);
    ASSERT_TRUE(erased.ok()) << erased.error().message;
  }

  ServedTown town;
};

constexpr char kTwo[] =
    "Name,Phone,Date of birth,Joined on\n"
    "Cai Rees,029 2018 6550,31/5/1980,1/3/2026\n"
    "Dai Puw,,,\n";

TEST_F(MemberImports, RegisterTheMembersOfAFileWhoAreFoundAtOnce) {
  const auto done = Imported(File(kTwo));
  EXPECT_EQ(done.state(), v1::Import::STATE_DONE);
  EXPECT_EQ(done.imported_rows(), 2);
  const auto rows = RowsOf(done);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].state(), Row::STATE_IMPORTED);
  EXPECT_EQ(rows[0].member(), "schemes/taff/members/3");
  EXPECT_EQ(rows[0].hour_log(), "");
  const auto cai = Show(rows[0].member());
  EXPECT_EQ(cai.fields().full_name(), "Cai Rees");
  EXPECT_EQ(cai.fields().phone(), "029 2018 6550");
  EXPECT_EQ(cai.fields().born_on(), "1980-05-31");
  EXPECT_EQ(cai.joined_on(), "2026-03-01");
  EXPECT_EQ(Show(rows[1].member()).joined_on(), "2026-03-10") << "the day of the import";
  v1::SearchMembersRequest search;
  search.set_parent(ServedTown::kScheme);
  search.set_query("dai");
  EXPECT_EQ(All(town.client().members().SearchMembers(search)).size(), 1u);
}

TEST_F(MemberImports, OfADryRunRegisterNobody) {
  const auto checked = Checked(File(kTwo));
  EXPECT_EQ(checked.state(), v1::Import::STATE_CHECKED);
  EXPECT_EQ(checked.invalid_rows(), 0);
  for (const auto& row : RowsOf(checked)) {
    EXPECT_EQ(row.state(), Row::STATE_VALID);
    EXPECT_EQ(row.member(), "") << "there is none yet";
  }
  EXPECT_EQ(Members().size(), 2u);
}

TEST_F(MemberImports, OfTheSameFileAgainRegisterNobodyTwice) {
  Imported(File(kTwo));
  for (const bool after_restart : {false, true}) {
    if (after_restart) town.Restart("taff/officer:7");
    const auto again = Imported(File(kTwo));
    EXPECT_EQ(again.unchanged_rows(), 2);
    EXPECT_EQ(again.imported_rows(), 0);
    EXPECT_THAT(KindsOf(again.remarks()), Contains("file.members_equal"));
    const auto rows = RowsOf(again);
    EXPECT_EQ(rows.at(0).state(), Row::STATE_UNCHANGED);
    EXPECT_EQ(rows.at(0).member(), "schemes/taff/members/3");
    EXPECT_EQ(client::ErrorOf(rows.at(0).error()).reason, "MEMBER_EQUAL");
    EXPECT_THAT(rows.at(0).remarks(), IsEmpty()) << "they are who they are, and no namesake";
    EXPECT_EQ(Members().size(), 4u);
  }
}

TEST_F(MemberImports, CheckedTwiceAndCommittedTwiceRegisterNobodyTwice) {
  const auto one = Checked(File(kTwo));
  const auto other = Checked(File(kTwo));
  EXPECT_EQ(Committed(one).imported_rows(), 2);
  const auto again = Committed(other);
  EXPECT_EQ(again.imported_rows(), 0);
  EXPECT_EQ(again.unchanged_rows(), 2);
  EXPECT_EQ(Committed(one).imported_rows(), 2) << "the import did so";
  EXPECT_EQ(Members().size(), 4u);
}

TEST_F(MemberImports, KeepPeopleOfOneNameApart) {
  const std::string three = "Name,Phone\nCai Rees,\nCai Rees,12\nCai Rees,\n";
  EXPECT_EQ(Imported(File(three)).imported_rows(), 3);
  EXPECT_EQ(Imported(File(three)).unchanged_rows(), 3);
  const auto in_another_order = Imported(File("Name,Phone\nCai Rees,12\nCai Rees,\nCai Rees,\n"));
  EXPECT_EQ(in_another_order.unchanged_rows(), 3);
  EXPECT_EQ(Imported(File(three + "Cai Rees,13\n")).imported_rows(), 1);
  EXPECT_EQ(Members().size(), 6u);
}

TEST_F(MemberImports, TakeWhatARowDoesNotSayAsUnsaid) {
  Imported(File(kTwo));
  v1::UpdateMemberRequest update;
  update.mutable_member()->set_name("schemes/taff/members/4");
  update.mutable_member()->mutable_fields()->set_phone("029 1");
  update.mutable_update_mask()->add_paths("fields.phone");
  update.set_request_id(town.FreshId());
  ASSERT_TRUE(town.client().members().UpdateMember(update).ok());
  EXPECT_EQ(Imported(File(kTwo)).unchanged_rows(), 2);
  EXPECT_EQ(Show("schemes/taff/members/4").fields().phone(), "029 1");
}

TEST_F(MemberImports, KnowARowByItsId) {
  const std::string file = "Name,Member id,Phone\nCai Rees,cai-rees,1\n";
  EXPECT_EQ(Imported(File(file)).imported_rows(), 1);
  const auto again = Imported(File(file));
  EXPECT_EQ(again.unchanged_rows(), 1);
  EXPECT_FALSE(RowsOf(again).at(0).has_error()) << "an id is certain";
  const auto changed = Imported(File("Name,Member id,Phone\nCai Reese,cai-rees,2\n"));
  EXPECT_EQ(changed.conflicting_rows(), 1);
  const auto row = RowsOf(changed).at(0);
  EXPECT_EQ(row.member(), "schemes/taff/members/3");
  const auto error = client::ErrorOf(row.error());
  EXPECT_EQ(error.reason, "MEMBER_CHANGED");
  EXPECT_THAT(error.message, HasSubstr("“Name” says something else now"));
  EXPECT_THAT(error.message, HasSubstr("“Phone” says something else now"));
  EXPECT_THAT(error.message, Not(HasSubstr("Reese"))) << "it is personal";
  EXPECT_EQ(Show(row.member()).fields().phone(), "1");
}

TEST_F(MemberImports, KnowARowByItsReferenceWhateverBecomesOfTheMember) {
  const std::string file = "No,Name,Phone\n17,Cai Rees,1\n";
  EXPECT_EQ(Imported(WithReferences(file)).imported_rows(), 1);
  v1::UpdateMemberRequest update;
  update.mutable_member()->set_name("schemes/taff/members/3");
  update.mutable_member()->mutable_fields()->set_full_name("Cai Puw");
  update.mutable_update_mask()->add_paths("fields.full_name");
  update.set_request_id(town.FreshId());
  ASSERT_TRUE(town.client().members().UpdateMember(update).ok());
  town.Restart();
  const auto again = Imported(WithReferences(file));
  EXPECT_EQ(again.unchanged_rows(), 1);
  EXPECT_EQ(RowsOf(again).at(0).member(), "schemes/taff/members/3");
  EXPECT_FALSE(RowsOf(again).at(0).has_error());
  const auto changed = Imported(WithReferences("No,Name,Phone\n17,Cai Puw,2\n"));
  EXPECT_EQ(changed.conflicting_rows(), 1);
  const auto error = client::ErrorOf(RowsOf(changed).at(0).error());
  EXPECT_EQ(error.reason, "MEMBER_CHANGED");
  EXPECT_EQ(error.arguments.at("field"), "No");
  EXPECT_THAT(error.message, HasSubstr("“Phone” says something else now"));
  EXPECT_THAT(error.message, Not(HasSubstr("“Name”"))) << "that is as it is known to be";
  EXPECT_EQ(Members().size(), 3u);
}

TEST_F(MemberImports, DoNotBringBackByReferenceWhoWasErased) {
  const std::string file = "No,Name\n17,Cai Rees\n";
  Imported(WithReferences(file));
  Erase("schemes/taff/members/3");
  EXPECT_THAT(FaultsOf(WithReferences(file)), ElementsAre("MEMBER_ERASED member"));
  EXPECT_EQ(Members().size(), 3u);
  // Without a reference nothing is left by which they could be known.
  EXPECT_EQ(Imported(File("Name\nCai Rees\n")).imported_rows(), 1);
}

TEST_F(MemberImports, RefuseReferencesThatSayWhoItIs) {
  EXPECT_THAT(FaultsOf(WithReferences("No,Name\nrees-3,Cai Rees\n")),
              ElementsAre("REFERENCE_PERSONAL No"));
  EXPECT_THAT(FaultsOf(WithReferences("No,Name,Member id\nkr-17x,Cai Rees,kr-17x\n")),
              ElementsAre("REFERENCE_PERSONAL No"));
}

TEST_F(MemberImports, WarnOfNamesThatThereAreAndRegisterThemAllTheSame) {
  const auto checked = Checked(File("Name,Phone\nann jones,1\nEira Wyn,2\nÉira Wyn,3\n"));
  EXPECT_EQ(checked.invalid_rows(), 0);
  EXPECT_THAT(KindsOf(checked.remarks()), Contains("file.rows_with_remarks"));
  const auto rows = RowsOf(checked, /*only_problems=*/true);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].line(), 2);
  EXPECT_EQ(rows[0].state(), Row::STATE_VALID);
  EXPECT_THAT(KindsOf(rows[0].remarks()), ElementsAre("row.namesakes"));
  EXPECT_THAT(rows[0].remarks(0).sentence(), HasSubstr("see 1"));
  EXPECT_EQ(rows[1].line(), 4);
  EXPECT_THAT(KindsOf(rows[1].remarks()), ElementsAre("row.namesake_line"));
  EXPECT_THAT(rows[1].remarks(0).sentence(), HasSubstr("Line 3"));
  const auto done = Committed(checked);
  EXPECT_EQ(done.imported_rows(), 3);
  EXPECT_EQ(RowsOf(done, /*only_problems=*/true).size(), 2u) << "and still says so";
}

TEST_F(MemberImports, ListAllThatIsWrongWithALineAndThenDoNothing) {
  EXPECT_THAT(
      FaultsOf(File("Name,Member id,Date of birth\n,Not an id,31/2/1980\n")),
      ElementsAre("CELL_EMPTY Name", "ID_INVALID Member id", "DATE_NOT_IN_CALENDAR Date of birth"));
  EXPECT_THAT(FaultsOf(File("Name,Date of birth\nCai,11/3/2026\n")),
              ElementsAre("DATE_IN_FUTURE Date of birth"));
  EXPECT_THAT(FaultsOf(File("Name,Joined on\nCai,11/3/2026\n")),
              ElementsAre("DATE_IN_FUTURE Joined on"));
  const auto checked = Checked(File("Name,Member id\nCai,cai\nDai,cai\nEira,\n"));
  EXPECT_EQ(checked.invalid_rows(), 1);
  EXPECT_EQ(client::ErrorOf(RowsOf(checked).at(1).error()).reason, "ID_TWICE");
  v1::CommitImportRequest commit;
  commit.set_name(checked.name());
  EXPECT_EQ(ReasonOf(town.client().imports().CommitImport(commit, [](const v1::Import&) {})),
            "IMPORT_INVALID");
  EXPECT_EQ(Members().size(), 2u);
}

TEST_F(MemberImports, WithAReferenceAndAnothersIdAreRefused) {
  Imported(File("Name,Member id\nCai,cai\n"));
  EXPECT_THAT(FaultsOf(WithReferences("No,Name,Member id\n1,Dai,cai\n")),
              ElementsAre("ID_TAKEN Member id"));
}

TEST_F(MemberImports, SayWhatTheyRecognisedAndLeftOut) {
  const auto checked = Checked(File("\xEF\xBB\xBFNom;Shoe size;Tél\nCai;39;1\n;;\n"));
  EXPECT_THAT(KindsOf(checked.remarks()),
              ElementsAre("file.delimiter", "file.heading", "file.heading", "file.empty_rows",
                          "file.unused_headings"));
  EXPECT_EQ(checked.delimiter(), v1::DELIMITER_SEMICOLON);
  EXPECT_TRUE(checked.has_member_columns());
}

TEST_F(MemberImports, AreOfOneKind) {
  const auto refused = [&](auto&& change) {
    auto request = File(kTwo);
    change(*request.mutable_import());
    const auto result = town.client().imports().CreateImport(request);
    return result.ok() ? std::string() : ServedTown::InShort(result.error());
  };
  EXPECT_EQ(refused([](v1::Import&) {}), "");
  EXPECT_EQ(refused([](v1::Import& it) { it.clear_kind(); }), "FIELD_REQUIRED import.columns");
  EXPECT_EQ(refused([](v1::Import& it) { it.set_duration_unit(v1::DURATION_UNIT_MINUTES); }),
            "FIELD_FOR_HOURS import.duration_unit");
  EXPECT_EQ(refused([](v1::Import& it) { it.set_decimal_mark(v1::DECIMAL_MARK_COMMA); }),
            "FIELD_FOR_HOURS import.decimal_mark");
  EXPECT_EQ(refused([](v1::Import& it) { it.set_minute_rounding(v1::MINUTE_ROUNDING_UP); }),
            "FIELD_FOR_HOURS import.minute_rounding");
  EXPECT_EQ(refused([](v1::Import& it) { it.set_activity(ServedTown::kGardenDay); }),
            "FIELD_FOR_HOURS import.activity");
  EXPECT_EQ(refused([](v1::Import& it) { it.clear_date_format(); }),
            "FIELD_REQUIRED import.date_format");
  EXPECT_EQ(refused([](v1::Import& it) { it.mutable_member_columns()->set_email("Mail"); }),
            "COLUMN_UNKNOWN import.member_columns.email");
}

// A source that counts hours and members alike has the same references for both.
TEST_F(MemberImports, AndHoursDoNotMixTheirReferences) {
  EXPECT_EQ(Imported(WithReferences("No,Name\n1,Cai Rees\n")).imported_rows(), 1);
  v1::CreateImportRequest hours = File(
      "No,member,activity,date,minutes\n"
      "1,3,garden-day,9/3/2026,60\n");
  v1::ImportColumns& columns = *hours.mutable_import()->mutable_columns();
  columns.set_reference("No");
  columns.set_member("member");
  columns.set_activity("activity");
  columns.set_date("date");
  columns.set_duration("minutes");
  hours.mutable_import()->set_duration_unit(v1::DURATION_UNIT_MINUTES);
  EXPECT_EQ(Imported(hours).imported_rows(), 1);
}

TEST_F(MemberImports, OfManyRowsComeInTheOrderOfTheFile) {
  std::string file = "Name\n";
  constexpr int kMembers = 510;  // more than are carried out at once
  for (int i = 1; i <= kMembers; ++i) absl::StrAppend(&file, "Member no", i, "\n");
  EXPECT_EQ(Imported(File(file)).imported_rows(), kMembers);
  EXPECT_EQ(Show("schemes/taff/members/512").fields().full_name(), "Member no510");
  EXPECT_EQ(Imported(File(file)).unchanged_rows(), kMembers);
}

}  // namespace
}  // namespace timecredit::system_test
