// Files as people have them: what an import takes, what it says about it, and by what it knows a
// row that is written otherwise the next time.
#include <string>
#include <vector>

#include "clients/cpp/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/activity.pb.h"
#include "proto/timecredit/v1/import.pb.h"
#include "proto/timecredit/v1/member.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class ImportForms : public testing::Test {
 protected:
  // A sheet of hours with these headings: member, activity, date and time.
  v1::CreateImportRequest Sheet(const std::string& rows) {
    v1::CreateImportRequest request;
    request.set_parent(ServedTown::kScheme);
    v1::Import& import = *request.mutable_import();
    import.set_source("sheet");
    import.mutable_columns()->set_member("Member");
    import.mutable_columns()->set_activity("Activity");
    import.mutable_columns()->set_date("Date");
    import.mutable_columns()->set_duration("Hours");
    import.set_duration_unit(v1::DURATION_UNIT_HOURS_AND_MINUTES);
    import.set_date_format(v1::DATE_FORMAT_DAY_MONTH_YEAR);
    request.set_csv("Member,Activity,Date,Hours\n" + rows);
    return request;
  }

  // The same with a column "Ref" in front.
  v1::CreateImportRequest Referenced(const std::string& rows) {
    auto request = Sheet("");
    request.mutable_import()->mutable_columns()->set_reference("Ref");
    request.mutable_import()->mutable_columns()->set_text("What");
    request.set_csv("Ref,Member,Activity,Date,Hours,What\n" + rows);
    return request;
  }

  v1::Import Checked(const v1::CreateImportRequest& request) {
    const auto checked = town.client().imports().CreateImport(request);
    EXPECT_TRUE(checked.ok()) << checked.error().message;
    return checked.ok() ? *checked : v1::Import();
  }

  v1::Import Imported(const v1::CreateImportRequest& request) {
    v1::CommitImportRequest commit;
    commit.set_name(Checked(request).name());
    const auto done = town.client().imports().CommitImport(commit, [](const v1::Import&) {});
    EXPECT_TRUE(done.ok()) << done.error().message;
    return done.ok() ? *done : v1::Import();
  }

  std::vector<v1::ImportRow> RowsOf(const v1::Import& import) {
    v1::ListImportRowsRequest request;
    request.set_parent(import.name());
    return All(town.client().imports().ListImportRows(request));
  }

  // All reasons for which the only row of a sheet cannot be logged, with the column at fault.
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

  std::vector<std::string> RemarksOn(const v1::Import& import) {
    std::vector<std::string> kinds;
    for (const auto& remark : import.remarks()) {
      EXPECT_NE(remark.sentence(), "");
      kinds.push_back(remark.kind());
    }
    return kinds;
  }

  std::string RegisterWithEmail(const std::string& name, const std::string& email) {
    v1::CreateMemberRequest request;
    request.set_parent(ServedTown::kScheme);
    request.mutable_member()->mutable_fields()->set_full_name(name);
    request.mutable_member()->mutable_fields()->set_email(email);
    request.set_request_id(town.FreshId());
    const auto created = town.client().members().CreateMember(request);
    EXPECT_TRUE(created.ok()) << created.error().message;
    return created.ok() ? created->name() : "";
  }

  ServedTown town;
};

TEST_F(ImportForms, ARowIsWhatItMeansHoweverItIsWritten) {
  EXPECT_EQ(Imported(Sheet("1,garden-day,1/3/2026,2:00\n")).imported_rows(), 1);
  for (const char* row : {"1,garden-day,01/03/2026,02:00", "1,garden-day,1.3.2026,2:00:00",
                          "Ann Jones,garden-day,01-03-2026,2h", "\" 1 \",garden-day,1/3/2026,2:00",
                          "ANN JONES,garden-day,1/3/2026 00:00,120 min"}) {
    const auto again = Imported(Sheet(std::string(row) + "\n"));
    EXPECT_EQ(again.unchanged_rows(), 1) << row;
    EXPECT_EQ(again.imported_rows(), 0) << row;
  }
  auto other = Sheet("1;2026-03-01;2,0\n");
  other.mutable_import()->mutable_columns()->clear_activity();
  other.mutable_import()->set_activity(ServedTown::kGardenDay);
  other.mutable_import()->set_duration_unit(v1::DURATION_UNIT_HOURS);
  other.mutable_import()->set_decimal_mark(v1::DECIMAL_MARK_COMMA);
  other.mutable_import()->set_date_format(v1::DATE_FORMAT_YEAR_MONTH_DAY);
  other.set_csv("Member;Date;Hours\n1;2026-03-01;2,0\n");
  EXPECT_EQ(Imported(other).unchanged_rows(), 1);
}

TEST_F(ImportForms, ATextIsWhatItSaysWithoutBlanksAndHoweverItsLinesEnd) {
  EXPECT_EQ(
      Imported(Referenced("1,1,garden-day,1/3/2026,2:00,\"Dug\nand planted\"\n")).imported_rows(),
      1);
  const auto again =
      Imported(Referenced("1,1,garden-day,1/3/2026,2:00,\"Dug\r\nand planted  \"\r\n"));
  EXPECT_EQ(again.unchanged_rows(), 1);
  EXPECT_EQ(again.conflicting_rows(), 0);
}

TEST_F(ImportForms, ASourceHasNoBlankBehindIt) {
  auto request = Sheet("1,garden-day,1/3/2026,2:00\n");
  request.mutable_import()->set_source("sheet ");
  EXPECT_EQ(ReasonOf(town.client().imports().CreateImport(request)), "TEXT_PADDED");
}

TEST_F(ImportForms, SayWhatTheyRecognised) {
  auto request = Sheet("");
  request.mutable_import()->set_minute_rounding(v1::MINUTE_ROUNDING_NEAREST);
  request.set_csv(
      "MEMBER;Activity;Date;Hours\r\n"
      "Ben Davies;garden-day;01.03.2026;1:15:40\r\n"
      "2;garden-day;02/03/2026 00:00;1h 15m\r\n"
      ";;;\r\n");
  const auto import = Checked(request);
  EXPECT_EQ(import.rows(), 2);
  EXPECT_EQ(import.invalid_rows(), 0);
  EXPECT_EQ(import.delimiter(), v1::DELIMITER_SEMICOLON);
  EXPECT_THAT(
      RemarksOn(import),
      UnorderedElementsAre("file.delimiter", "file.heading", "file.empty_rows", "file.date_marks",
                           "file.midnights", "file.duration_units", "file.duration_seconds",
                           "file.durations_rounded", "file.members_by_name"));
  const auto plain = Checked(Sheet("1,garden-day,01/03/2026,2:00\n"));
  EXPECT_THAT(RemarksOn(plain), IsEmpty());
  EXPECT_EQ(plain.delimiter(), v1::DELIMITER_COMMA);
}

TEST_F(ImportForms, SayItInTheLanguageOfTheCaller) {
  auto request = Sheet("");
  request.set_csv("Member\tActivity\tDate\tHours\n1\tgarden-day\t1/3/2026\t2:00\n");
  EXPECT_EQ(Checked(request).remarks(0).sentence(),
            "The columns of the file are separated by tabs.");
  const auto in_welsh = town.In("cy").imports().CreateImport(request);
  EXPECT_EQ(in_welsh->remarks(0).sentence(), "Gwahenir colofnau’r ffeil gan dabiau.");
  v1::GetImportRequest get;
  get.set_name(in_welsh->name());
  EXPECT_EQ(town.In("fr").imports().GetImport(get)->remarks(0).sentence(),
            "Les colonnes du fichier sont séparées par des tabulations.");
}

TEST_F(ImportForms, FindMembersByNameOrEmailWhereThatIsOnePerson) {
  const auto cai = RegisterWithEmail("Cai Rees", "cai@example.org");
  const auto import = Checked(
      Sheet("Cai Rees,garden-day,1/3/2026,2:00\ncai@Example.org,garden-day,2/3/2026,2:00\n"));
  EXPECT_EQ(import.invalid_rows(), 0);
  EXPECT_THAT(RemarksOn(import),
              UnorderedElementsAre("file.members_by_name", "file.members_by_email"));
  const auto twin = RegisterWithEmail("Cai Rees", "cai.rees@example.org");
  const auto row = Sheet("Cai Rees,garden-day,1/3/2026,2:00\n");
  EXPECT_THAT(FaultsOf(row), ElementsAre("MEMBER_AMBIGUOUS Member"));
  EXPECT_THAT(RowsOf(Checked(row)).at(0).error().message(), HasSubstr("3, 4"));
  EXPECT_THAT(FaultsOf(Sheet("Cai,garden-day,1/3/2026,2:00\n")),
              ElementsAre("MEMBER_UNKNOWN Member"))
      << "a part of a name is nobody's";
  EXPECT_THAT(FaultsOf(Sheet("example.org,garden-day,1/3/2026,2:00\n")),
              ElementsAre("MEMBER_UNKNOWN Member"));
  // Merged, they are one person again.
  v1::MergeMembersRequest merge;
  merge.set_duplicate(twin);
  merge.set_into(cai);
  merge.set_reason("registered twice");
  merge.set_request_id(town.FreshId());
  const auto merged = town.client().members().MergeMembers(merge);
  ASSERT_TRUE(merged.ok()) << merged.error().message;
  EXPECT_THAT(FaultsOf(row), IsEmpty());
}

TEST_F(ImportForms, KnowRowsThatWereLoggedUnderANumberThatWasMergedSince) {
  const auto twin = town.Register("Annie Jones");
  const std::string rows =
      "Annie Jones,garden-day,1/3/2026,1:00\nAnnie Jones,garden-day,1/3/2026,1:00\n";
  EXPECT_EQ(Imported(Sheet(rows)).imported_rows(), 2);
  const std::string referenced = "r1,Annie Jones,garden-day,2/3/2026,1:00,Dug\n";
  EXPECT_EQ(Imported(Referenced(referenced)).imported_rows(), 1);
  v1::ListHourLogsRequest list;
  list.set_parent(ServedTown::kScheme);
  for (const auto& log : All(town.client().hours().ListHourLogs(list))) {
    v1::ApproveHoursRequest approve;
    approve.set_name(log.name());
    approve.set_request_id(town.FreshId());
    const auto approved = town.client().hours().ApproveHours(approve);
    ASSERT_TRUE(approved.ok()) << approved.error().message;
  }
  v1::MergeMembersRequest merge;
  merge.set_duplicate(twin);
  merge.set_into(ServedTown::kAnn);
  merge.set_reason("registered twice");
  merge.set_request_id(town.FreshId());
  const auto merged = town.client().members().MergeMembers(merge);
  ASSERT_TRUE(merged.ok()) << merged.error().message;
  // By the name of then, by that of now, and by the number of now.
  for (const char* name : {"Annie Jones", "Ann Jones", "1"}) {
    std::string again = rows + "1,garden-day,3/3/2026,1:00\n";
    for (size_t at = again.find("Annie Jones"); at != std::string::npos;
         at = again.find("Annie Jones", at + std::string(name).size())) {
      again.replace(at, std::string("Annie Jones").size(), name);
    }
    const auto checked = Checked(Sheet(again));
    EXPECT_EQ(checked.unchanged_rows(), 2) << name;
    EXPECT_EQ(checked.invalid_rows(), 0) << name;
    const auto with_reference =
        Checked(Referenced("r1," + std::string(name) + ",garden-day,2/3/2026,1:00,Dug\n"));
    EXPECT_EQ(with_reference.unchanged_rows(), 1) << name;
  }
}

TEST_F(ImportForms, ListAllThatIsWrongWithALineByTheHeadingsOfTheFile) {
  EXPECT_THAT(FaultsOf(Sheet("99x,dancing,31/02/2026,2:60\n")),
              ElementsAre("DATE_NOT_IN_CALENDAR Date", "DURATION_NOT_AS_DECLARED Hours",
                          "MEMBER_UNKNOWN Member", "ACTIVITY_UNKNOWN Activity"));
  EXPECT_THAT(FaultsOf(Sheet("1,garden-day,31/12/2026,2:00\n")),
              ElementsAre("DATE_IN_FUTURE Date"));
  EXPECT_THAT(FaultsOf(Sheet("99,garden-day,1/3/2026,2:00\n")),
              ElementsAre("MEMBER_UNKNOWN Member"));
  EXPECT_THAT(FaultsOf(Sheet("1,garden-day,1/3/2026,25:00\n")),
              ElementsAre("DURATION_OUT_OF_RANGE Hours"));
  EXPECT_THAT(FaultsOf(Sheet("1,Garden day,1/3/2026,2:00\n")),
              ElementsAre("ACTIVITY_UNKNOWN Activity"));
}

TEST_F(ImportForms, CallAnEmptyCellEmpty) {
  EXPECT_THAT(FaultsOf(Sheet("1,garden-day,1/3/2026,\n")), ElementsAre("CELL_EMPTY Hours"));
  EXPECT_THAT(FaultsOf(Sheet("1,garden-day,1/3/2026,0:00\n")),
              ElementsAre("DURATION_OUT_OF_RANGE Hours"));
  EXPECT_THAT(FaultsOf(Sheet("1,garden-day,,2:00\n")), ElementsAre("CELL_EMPTY Date"));
}

TEST_F(ImportForms, AskForTheColumnThatAnActivityNeeds) {
  v1::UpdateSchemeRequest units;
  units.mutable_scheme()->set_name(ServedTown::kScheme);
  units.mutable_scheme()->add_units()->set_unit_id("visits");
  (*units.mutable_scheme()->mutable_units(0)->mutable_names())["en"] = "visits";
  units.mutable_update_mask()->add_paths("units");
  units.set_request_id(town.FreshId());
  const auto with_units = town.client().schemes().UpdateScheme(units);
  ASSERT_TRUE(with_units.ok()) << with_units.error().message;
  v1::CreateActivityRequest create;
  create.set_parent(ServedTown::kScheme);
  create.set_activity_id("visiting");
  (*create.mutable_activity()->mutable_display_names())["en"] = "Visiting";
  create.mutable_activity()->set_host("schemes/taff/organisations/taff-housing");
  create.mutable_activity()->set_counted_unit("visits");
  create.set_request_id(town.FreshId());
  const auto created = town.client().activities().CreateActivity(create);
  ASSERT_TRUE(created.ok()) << created.error().message;
  EXPECT_THAT(FaultsOf(Sheet("1,visiting,1/3/2026,2:00\n")),
              ElementsAre("COLUMN_NEEDED import.columns.quantity"));
  auto counted = Sheet("");
  counted.mutable_import()->mutable_columns()->set_quantity("Visits");
  counted.set_csv("Member,Activity,Date,Hours,Visits\n1,visiting,1/3/2026,2:00,\n");
  EXPECT_THAT(FaultsOf(counted), ElementsAre("CELL_EMPTY Visits"));
}

TEST_F(ImportForms, SayWhatAReferenceMeantThenAndMeansNow) {
  EXPECT_EQ(Imported(Referenced("r1,1,garden-day,1/3/2026,1:30,Dug\n")).imported_rows(), 1);
  const auto again = Imported(Referenced("r1,2,garden-day,2/3/2026,2:00,Planted\n"));
  EXPECT_EQ(again.conflicting_rows(), 1);
  EXPECT_EQ(again.imported_rows(), 0);
  const auto rows = RowsOf(again);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].line(), 2);
  const auto error = client::ErrorOf(rows[0].error());
  EXPECT_EQ(error.reason, "ROW_CHANGED");
  EXPECT_EQ(error.arguments.at("field"), "Ref");
  for (const char* said :
       {"imported before with other content", "“Member” was 1 then, and is 2 now",
        "“Date” was 1 March 2026 then, and is 2 March 2026 now",
        "“Hours” was 1 h 30 min then, and is 2 h now", "“What” says something else now"}) {
    EXPECT_THAT(error.message, HasSubstr(said));
  }
  for (const char* inner : {"request", "Planted", "Dug"}) {
    EXPECT_THAT(error.message, testing::Not(HasSubstr(inner)));
  }
  // A dry run says the same.
  const auto checked = Checked(Referenced("r1,1,garden-day,1/3/2026,2:00,Dug\n"));
  EXPECT_EQ(checked.conflicting_rows(), 1);
  EXPECT_EQ(client::ErrorOf(RowsOf(checked).at(0).error()).reason, "ROW_CHANGED");
}

TEST_F(ImportForms, RefusePartsOfAMinuteUnlessToldHowToRound) {
  auto request = Sheet("1,garden-day,1/3/2026,1.333\n");
  request.mutable_import()->set_duration_unit(v1::DURATION_UNIT_HOURS);
  EXPECT_THAT(FaultsOf(request), ElementsAre("DURATION_PART_OF_MINUTE Hours"));
  request.mutable_import()->set_minute_rounding(v1::MINUTE_ROUNDING_DOWN);
  EXPECT_EQ(Imported(request).imported_rows(), 1);
  v1::ListHourLogsRequest list;
  list.set_parent(ServedTown::kScheme);
  EXPECT_EQ(All(town.client().hours().ListHourLogs(list)).at(0).duration_minutes(), 79);
}

TEST_F(ImportForms, TakeStartAndEndInsteadOfADuration) {
  auto request = Sheet("");
  v1::ImportColumns& columns = *request.mutable_import()->mutable_columns();
  columns.clear_duration();
  columns.set_start_time("From");
  columns.set_end_time("To");
  request.mutable_import()->clear_duration_unit();
  request.set_csv("Member,Activity,Date,From,To\n1,garden-day,1/3/2026,18:30,20:00\n");
  EXPECT_EQ(Imported(request).imported_rows(), 1);
  v1::ListHourLogsRequest list;
  list.set_parent(ServedTown::kScheme);
  const auto logged = All(town.client().hours().ListHourLogs(list)).at(0);
  EXPECT_EQ(logged.start_time(), "18:30");
  EXPECT_EQ(logged.duration_minutes(), 90);
  // The same hours, said by start and duration.
  auto other = Sheet("");
  other.mutable_import()->mutable_columns()->set_start_time("From");
  other.set_csv("Member,Activity,Date,From,Hours\n1,garden-day,1/3/2026,18:30,1:30\n");
  EXPECT_EQ(Imported(other).unchanged_rows(), 1);
  columns.set_start_time("From");
  request.set_csv("Member,Activity,Date,From,To\n1,garden-day,1/3/2026,20:00,18:30\n");
  EXPECT_THAT(FaultsOf(request), ElementsAre("END_NOT_AFTER_START To"));
}

TEST_F(ImportForms, TakeOneActivityForTheWholeFile) {
  auto request = Sheet("");
  request.mutable_import()->mutable_columns()->clear_activity();
  request.mutable_import()->set_activity(ServedTown::kGardenDay);
  request.set_csv("Member,Date,Hours\n1,1/3/2026,2:00\n2,1/3/2026,2:00\n");
  EXPECT_EQ(Imported(request).imported_rows(), 2);
  request.mutable_import()->set_activity("schemes/taff/activities/dancing");
  EXPECT_EQ(ReasonOf(town.client().imports().CreateImport(request)), "ACTIVITY_UNKNOWN");
}

TEST_F(ImportForms, AreDeclaredInOneWayOnly) {
  const auto refused = [&](auto&& change) {
    auto request = Sheet("1,garden-day,1/3/2026,2:00\n");
    change(*request.mutable_import());
    const auto result = town.client().imports().CreateImport(request);
    return result.ok() ? std::string() : ServedTown::InShort(result.error());
  };
  EXPECT_EQ(refused([](v1::Import&) {}), "");
  EXPECT_EQ(refused([](v1::Import& it) { it.set_activity(ServedTown::kGardenDay); }),
            "FIELD_EXCLUDED import.activity");
  EXPECT_EQ(refused([](v1::Import& it) { it.mutable_columns()->clear_activity(); }),
            "FIELD_REQUIRED import.columns.activity");
  EXPECT_EQ(refused([](v1::Import& it) { it.mutable_columns()->clear_duration(); }),
            "FIELD_REQUIRED import.columns.duration");
  EXPECT_EQ(refused([](v1::Import& it) { it.mutable_columns()->set_end_time("To"); }),
            "FIELD_EXCLUDED import.columns.end_time");
  EXPECT_EQ(refused([](v1::Import& it) {
              it.mutable_columns()->clear_duration();
              it.mutable_columns()->set_end_time("To");
            }),
            "FIELD_REQUIRED import.columns.start_time");
  EXPECT_EQ(refused([](v1::Import& it) { it.clear_date_format(); }),
            "FIELD_REQUIRED import.date_format");
}

TEST_F(ImportForms, SayWhichHeadingsThereAreWhereOneIsMissing) {
  auto request = Sheet("1,garden-day,1/3/2026,2:00\n");
  request.mutable_import()->mutable_columns()->set_member("Tenant");
  const auto result = town.client().imports().CreateImport(request);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().reason, "COLUMN_UNKNOWN");
  EXPECT_THAT(result.error().message, HasSubstr("Member, Activity, Date, Hours"));
}

TEST_F(ImportForms, SayWhichLineIsNoText) {
  const auto refused = [&](const std::string& rows) {
    const auto result = town.client().imports().CreateImport(Sheet(rows));
    return result.ok()
               ? std::string()
               : absl::StrCat(result.error().reason, " ", result.error().arguments.at("line"), " ",
                              result.error().arguments.at("column"));
  };
  const std::string good = "1,garden-day,1/3/2026,2:00\n";
  EXPECT_EQ(refused(good + "1,garden\xE9,1/3/2026,2:00\n"), "CSV_NOT_UTF8 3 Activity");
  EXPECT_EQ(refused(good + "1,garden" + std::string(1, '\0') + ",1/3/2026,2:00\n"),
            "CSV_NOT_TEXT 3 Activity");
  EXPECT_THAT(FaultsOf(Sheet("1,garden-day,1/3/2026,2:00,more\n")),
              ElementsAre("CSV_ROW_LONG csv"));
  EXPECT_THAT(FaultsOf(Sheet("1,garden-day,1/3/2026\n")), ElementsAre("CSV_ROW_SHORT csv"));
}

}  // namespace
}  // namespace timecredit::system_test
