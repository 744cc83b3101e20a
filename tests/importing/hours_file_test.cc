#include "ledger/importing/hours_file.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/declaration.h"
#include "ledger/importing/row_identity.h"

namespace timecredit::importing {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

HoursDeclaration Timesheets() {
  return {.form = {.source = "timesheets",
                   .date_form = DateForm::kDayMonthYear,
                   .delimiter = std::nullopt},
          .columns = {.member = "Member",
                      .activity = "Activity",
                      .date = "Date",
                      .duration = "Hours",
                      .start_time = {},
                      .end_time = {},
                      .quantity = {},
                      .text = "What",
                      .reference = "Ref"},
          .durations = {.unit = DurationUnit::kHoursAndMinutes}};
}

// A file of shifts, with start and end.
HoursDeclaration Shifts() {
  HoursDeclaration declaration = Timesheets();
  declaration.columns = {.member = "Member",
                         .activity = {},
                         .date = "Date",
                         .duration = {},
                         .start_time = "From",
                         .end_time = "To",
                         .quantity = {},
                         .text = {},
                         .reference = {}};
  return declaration;
}

constexpr std::string_view kHeadings = "Ref,Member,Activity,Date,Hours,What\n";

HoursFile FileOf(const std::string& file, const HoursDeclaration& declaration = Timesheets()) {
  auto read = ReadHours(file, declaration);
  EXPECT_TRUE(read.ok()) << read.status();
  return read.ok() ? *std::move(read) : HoursFile();
}

std::vector<HoursRow> Rows(const std::string& rows,
                           const HoursDeclaration& declaration = Timesheets()) {
  return FileOf(std::string(kHeadings) + rows, declaration).rows;
}

std::vector<std::string> FaultsOf(const HoursRow& row) {
  std::vector<std::string> reasons;
  for (const auto& fault : row.faults) reasons.push_back(fault.reason);
  return reasons;
}

std::vector<std::string> Refused(std::string_view file,
                                 const HoursDeclaration& declaration = Timesheets()) {
  const auto read = ReadHours(file, declaration);
  std::vector<std::string> reasons;
  for (const auto& refusal : domain::RefusalsOf(read.status())) reasons.push_back(refusal.reason);
  return reasons;
}

TEST(ReadHours, TakesTheDeclaredColumnsInTheDeclaredForms) {
  const auto rows = Rows("r1,17,garden-day,31/5/2026,2:30,\"Dug, and\nplanted\"\n");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_THAT(rows[0].faults, IsEmpty());
  EXPECT_EQ(rows[0].line, 2);
  EXPECT_EQ(rows[0].member, "17");
  EXPECT_EQ(rows[0].activity, "garden-day");
  EXPECT_EQ(rows[0].effective.date, domain::Date(2026, 5, 31));
  EXPECT_EQ(rows[0].duration_minutes, 150);
  EXPECT_EQ(rows[0].text, "Dug, and\nplanted");
  EXPECT_EQ(rows[0].reference, "r1");
}

TEST(ReadHours, SaysOnWhichLineOfTheFileARowBegins) {
  const auto rows = Rows(
      "r1,17,garden-day,31/5/2026,2:30,\"two\nlines\"\n"
      "\n"
      "r2,17,garden-day,31/5/2026,1:00,\n");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].line, 2);
  EXPECT_EQ(rows[1].line, 5);
}

TEST(ReadHours, ReadsWhatSpreadsheetsWrite) {
  const auto file = FileOf(
      "\xEF\xBB\xBFRef,Member,Activity,Date,Hours,What\r\n"
      "r1,17,garden-day,31/05/2026,2:30,\"Dug\r\nand planted \"\r\n");
  ASSERT_EQ(file.rows.size(), 1u);
  EXPECT_THAT(file.rows[0].faults, IsEmpty());
  EXPECT_EQ(file.rows[0].text, "Dug\nand planted");
}

TEST(ReadHours, RecognisesWhatSeparatesTheColumnsByTheHeadings) {
  const auto semicolons = FileOf(
      "Ref;Member;Activity;Date;Hours;What\n"
      "r1;17;garden-day;31/05/2026;2:30;Dug, planted, watered, raked, mown, cut\n");
  EXPECT_EQ(semicolons.recognised.delimiter, Delimiter::kSemicolon);
  ASSERT_EQ(semicolons.rows.size(), 1u);
  EXPECT_EQ(semicolons.rows[0].text, "Dug, planted, watered, raked, mown, cut");
  const auto tabs =
      FileOf("Ref\tMember\tActivity\tDate\tHours\tWhat\nr1\t17\tgarden-day\t31/05/2026\t2:30\t\n");
  EXPECT_EQ(tabs.recognised.delimiter, Delimiter::kTab);
  EXPECT_THAT(tabs.rows.at(0).faults, IsEmpty());
  EXPECT_EQ(FileOf(std::string(kHeadings) + "r1,17,a,31/05/2026,2:30,\n").recognised.delimiter,
            std::nullopt);
}

TEST(ReadHours, TakesTheDelimiterThatIsDeclaredAndNoOther) {
  HoursDeclaration declaration = Timesheets();
  declaration.form.delimiter = Delimiter::kSemicolon;
  const std::string file =
      "Ref;Member;Activity;Date;Hours;What\nr1;17;garden-day;31/05/2026;2:30;\n";
  EXPECT_EQ(FileOf(file, declaration).recognised.delimiter, std::nullopt) << "it was declared";
  EXPECT_EQ(FileOf(file, declaration).delimiter, Delimiter::kSemicolon);
  declaration.form.delimiter = Delimiter::kComma;
  EXPECT_THAT(Refused(file, declaration), testing::Contains("COLUMN_UNKNOWN"));
}

TEST(ReadHours, TakesHeadingsInAnotherCaseOrWithBlanksAroundThem) {
  const auto file = FileOf(
      "REF,\" Member \",activity,Date,\"  Hours\xC2\xA0\",what\n"
      "r1,17,garden-day,31/5/2026,2:30,\n");
  ASSERT_EQ(file.rows.size(), 1u);
  EXPECT_EQ(file.rows[0].duration_minutes, 150);
  EXPECT_THAT(file.recognised.headings,
              ElementsAre(Pair("Activity", "activity"), Pair("What", "what"), Pair("Ref", "REF")));
  EXPECT_EQ(file.headings.reference, "REF");
}

TEST(ReadHours, PrefersTheHeadingThatIsTheSame) {
  const auto rows = FileOf(
                        "Ref,member,Member,Activity,Date,Hours,What\n"
                        "r1,16,17,garden-day,31/5/2026,2:30,\n")
                        .rows;
  EXPECT_EQ(rows.at(0).member, "17");
  EXPECT_THAT(Refused("Ref,member,MEMBER,Activity,Date,Hours,What\n"
                      "r1,16,17,garden-day,31/5/2026,2:30,\n"),
              ElementsAre("COLUMN_TWICE"));
}

TEST(ReadHours, LeavesOutLinesWithoutAnyValue) {
  const auto file = FileOf(std::string(kHeadings) +
                           "r1,17,garden-day,31/5/2026,2:30,\n"
                           ",,,,,\n"
                           " , ,,,,\n");
  EXPECT_EQ(file.rows.size(), 1u);
  EXPECT_EQ(file.recognised.empty_rows, 2);
}

TEST(ReadHours, CountsWhatItRecognised) {
  const auto recognised = FileOf(std::string(kHeadings) +
                                 "r1,17,garden-day,31.5.2026,2:30:00,\n"
                                 "r2,17,garden-day,31/5/2026 00:00,1h 15m,\n"
                                 "r3,17,garden-day,31/5/2026,2:30,\n")
                              .recognised;
  EXPECT_EQ(recognised.dates_with_other_marks, 1);
  EXPECT_EQ(recognised.dates_with_midnight, 1);
  EXPECT_EQ(recognised.durations_with_units, 1);
  EXPECT_EQ(recognised.durations_with_seconds, 1);
  EXPECT_EQ(recognised.durations_rounded, 0);
  EXPECT_THAT(recognised.headings, IsEmpty());
}

TEST(ReadHours, CountsTheTimeFromStartToEnd) {
  const auto file = FileOf(
      "Member,Date,From,To\n"
      "17,31/5/2026,18:30,20:00\n"
      "17,31/5/2026,22:00:00,24:00\n"
      "17,31/5/2026,,\n",
      Shifts());
  ASSERT_EQ(file.rows.size(), 3u);
  EXPECT_EQ(file.rows[0].duration_minutes, 90);
  EXPECT_EQ(file.rows[0].effective.start_minute, 1110);
  EXPECT_EQ(file.rows[1].duration_minutes, 120);
  EXPECT_EQ(file.rows[2].duration_minutes, std::nullopt);
  EXPECT_THAT(file.rows[2].faults, IsEmpty());
}

TEST(ReadHours, RefusesTimesThatEndBeforeTheyStart) {
  const auto file = FileOf(
      "Member,Date,From,To\n"
      "17,31/5/2026,20:00,18:30\n"
      "17,31/5/2026,20:00,20:00\n"
      "17,31/5/2026,20:00,\n"
      "17,31/5/2026,,20:00\n"
      "17,31/5/2026,24:00,20:00\n",
      Shifts());
  std::vector<std::vector<std::string>> faults;
  for (const HoursRow& row : file.rows) faults.push_back(FaultsOf(row));
  EXPECT_THAT(faults, ElementsAre(ElementsAre("END_NOT_AFTER_START"),
                                  ElementsAre("END_NOT_AFTER_START"), ElementsAre("CELL_EMPTY"),
                                  ElementsAre("CELL_EMPTY"), ElementsAre("TIME_MALFORMED")));
  EXPECT_EQ(file.rows.at(2).faults.at(0).field, "To");
  EXPECT_EQ(file.rows.at(3).faults.at(0).field, "From");
}

TEST(ReadHours, RefusesAFileThatCannotBeRead) {
  EXPECT_THAT(Refused(""), ElementsAre("CSV_EMPTY"));
  EXPECT_THAT(Refused(kHeadings), ElementsAre("CSV_EMPTY"));
  EXPECT_THAT(Refused(std::string(kHeadings) + "r1,17,\"garden\"day,31/5/2026,2:30,\n"),
              ElementsAre("CSV_INVALID"));
  EXPECT_THAT(Refused(std::string(kHeadings) + "r1,17,garden-day,31/5/2026,2:30,\"no end\n"),
              ElementsAre("CSV_INVALID"));
  EXPECT_THAT(Refused(std::string(kHeadings) + "r1,17,garden-day,31/5/2026,2:30,Caf\xE9\n"),
              ElementsAre("CSV_NOT_UTF8"));
}

TEST(ReadHours, TellsAByteThatIsNoTextFromAnotherEncoding) {
  const std::string file = std::string(kHeadings) + "r1,17,garden-day,31/5/2026,2:30,\n" +
                           std::string("r2,17,garden\0day,31/5/2026,2:30,\n", 32);
  const auto read = ReadHours(file, Timesheets());
  const auto refusal = domain::RefusalOf(read.status());
  ASSERT_TRUE(refusal.has_value());
  EXPECT_EQ(refusal->reason, "CSV_NOT_TEXT");
  EXPECT_EQ(refusal->arguments.at("line"), domain::Argument(int64_t{3}));
}

TEST(ReadHours, RefusesHeadingsThatAreNotAsDeclaredAndListsThoseThatThereAre) {
  const auto read = ReadHours(
      "Ref,Person,Activity,Date,Time,What\nr1,17,garden-day,31/5/2026,2:30,\n", Timesheets());
  const auto refusals = domain::RefusalsOf(read.status());
  ASSERT_EQ(refusals.size(), 2u) << "both that are missing";
  EXPECT_EQ(refusals[0].reason, "COLUMN_UNKNOWN");
  EXPECT_EQ(refusals[0].field, "import.columns.member");
  EXPECT_EQ(refusals[0].arguments.at("column"), domain::Argument(std::string("Member")));
  EXPECT_EQ(refusals[0].arguments.at("found"),
            domain::Argument(std::string("Ref, Person, Activity, Date, Time, What")));
  EXPECT_EQ(refusals[1].field, "import.columns.duration");
  EXPECT_THAT(Refused("Ref,Member,Activity,Date,Hours,What,Hours\n"
                      "r1,17,garden-day,31/5/2026,2:30,,1\n"),
              ElementsAre("COLUMN_TWICE"));
  HoursDeclaration declaration = Timesheets();
  declaration.columns.member.clear();
  EXPECT_THAT(Refused(std::string(kHeadings) + "r1,17,a,31/5/2026,2:30,\n", declaration),
              ElementsAre("FIELD_REQUIRED"));
  declaration = Timesheets();
  declaration.form.source.clear();
  EXPECT_THAT(Refused(std::string(kHeadings) + "r1,17,a,31/5/2026,2:30,\n", declaration),
              ElementsAre("SOURCE_INVALID"));
}

TEST(ReadHours, LetsEveryRowSayWhatIsWrongWithIt) {
  const auto rows = Rows(
      "r1,17,garden-day,2026-05-31,2:30,\n"
      "r2,17,garden-day,31/2/2026,2:30,\n"
      "r3,17,garden-day,31/5/2026,2.5,\n"
      "r4,17,garden-day,31/5/2026,2:60,\n"
      "r5,,garden-day,31/5/2026,2:30,\n"
      "r6,17,garden-day,31/5/2026\n"
      ",17,garden-day,31/5/2026,2:30,\n"
      "r8,17,garden-day,31/5/2026,2:30,\n"
      "r8,17,garden-day,31/5/2026,2:30,\n"
      "r9,17,garden-day,31/5/2026,2:30,Dug, planted\n"
      "r10,17,garden-day,,2:30,\n"
      "r11,17,garden-day,31/5/2026,,\n");
  std::vector<std::vector<std::string>> faults;
  for (const HoursRow& row : rows) faults.push_back(FaultsOf(row));
  EXPECT_THAT(
      faults,
      ElementsAre(ElementsAre("DATE_NOT_AS_DECLARED"), ElementsAre("DATE_NOT_IN_CALENDAR"),
                  ElementsAre("DURATION_NOT_AS_DECLARED"), ElementsAre("DURATION_NOT_AS_DECLARED"),
                  ElementsAre("CELL_EMPTY"), ElementsAre("CSV_ROW_SHORT"),
                  ElementsAre("CELL_EMPTY"), IsEmpty(), ElementsAre("REFERENCE_TWICE"),
                  ElementsAre("CSV_ROW_LONG"), ElementsAre("CELL_EMPTY"), IsEmpty()));
  EXPECT_EQ(rows.at(11).duration_minutes, std::nullopt) << "it depends on the activity";
}

TEST(ReadHours, ListsAllThatIsWrongWithARowByTheHeadingsOfTheFile) {
  const auto rows = Rows(",,garden-day,31/2/2026,2:60,\n");
  std::vector<std::string> fields;
  for (const auto& fault : rows.at(0).faults) fields.push_back(fault.field);
  EXPECT_THAT(fields, ElementsAre("Member", "Date", "Hours", "Ref"));
}

TEST(Identity, IsOfTheSourceAndTheReference) {
  const auto identity = IdentityByReference("timesheets", "r1");
  EXPECT_EQ(identity.size(), 32u);
  EXPECT_EQ(identity, IdentityByReference("timesheets", "r1"));
  EXPECT_NE(identity, IdentityByReference("timesheets", "r2"));
  EXPECT_NE(identity, IdentityByReference("sign-in sheets", "r1"));
  EXPECT_NE(identity, IdentityByContent("timesheets", "r1", 0));
}

TEST(Identity, OfEqualContentIsThatOfItsPlaceAmongEquals) {
  const auto first = IdentityByContent("timesheets", "0123456789abcdef", 0);
  EXPECT_EQ(first.size(), 32u);
  EXPECT_EQ(first, IdentityByContent("timesheets", "0123456789abcdef", 0));
  EXPECT_NE(first, IdentityByContent("timesheets", "0123456789abcdef", 1));
  EXPECT_NE(first, IdentityByContent("timesheets", "0123456789abcdeX", 0));
  EXPECT_NE(first, IdentityByContent("sign-in sheets", "0123456789abcdef", 0));
}

// Frozen: what was imported under it is known by it for ever.
TEST(Identity, IsWhatItWas) {
  EXPECT_EQ(IdentityByReference("timesheets", "r1"), "43199b803bf7dd07deead06c5f46fb83");
}

}  // namespace
}  // namespace timecredit::importing
