#include "ledger/importing/hours_file.h"

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "gtest/gtest.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/declaration.h"
#include "ledger/importing/row_identity.h"

namespace timecredit::importing {
namespace {

Declaration Timesheets() {
  return {.source = "timesheets",
          .columns = {.member = "Member",
                      .activity = "Activity",
                      .date = "Date",
                      .duration = "Hours",
                      .start_time = {},
                      .quantity = {},
                      .text = "What",
                      .reference = "Ref"},
          .unit = DurationUnit::kHoursAndMinutes,
          .date_form = DateForm::kDayMonthYear};
}

constexpr std::string_view kHeadings = "Ref,Member,Activity,Date,Hours,What\n";

std::vector<HoursRow> Rows(const std::string& rows, const Declaration& declaration = Timesheets()) {
  const auto read = ReadHours(std::string(kHeadings) + rows, declaration);
  EXPECT_TRUE(read.ok()) << read.status();
  return read.ok() ? *read : std::vector<HoursRow>();
}

std::string ReasonOf(const absl::Status& status) {
  const auto refusal = domain::RefusalOf(status);
  return refusal.has_value() ? refusal->reason : std::string(status.message());
}

std::string Refused(std::string_view file, const Declaration& declaration = Timesheets()) {
  const auto read = ReadHours(file, declaration);
  return read.ok() ? "" : ReasonOf(read.status());
}

TEST(ReadHours, TakesTheDeclaredColumnsInTheDeclaredForms) {
  const auto rows = Rows("r1,17,garden-day,31/5/2026,2:30,\"Dug, and\nplanted\"\n");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_TRUE(rows[0].status.ok()) << rows[0].status;
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
  const auto read = ReadHours(
      "\xEF\xBB\xBFRef,Member,Activity,Date,Hours,What\r\nr1,17,garden-day,31/05/2026,2:30,\r\n",
      Timesheets());
  ASSERT_TRUE(read.ok()) << read.status();
  ASSERT_EQ(read->size(), 1u);
  EXPECT_TRUE((*read)[0].status.ok()) << (*read)[0].status;
}

TEST(ReadHours, RefusesAFileThatCannotBeRead) {
  EXPECT_EQ(Refused(""), "CSV_EMPTY");
  EXPECT_EQ(Refused(kHeadings), "CSV_EMPTY");
  EXPECT_EQ(Refused(std::string(kHeadings) + "r1,17,\"garden\"day,31/5/2026,2:30,\n"),
            "CSV_INVALID");
  EXPECT_EQ(Refused(std::string(kHeadings) + "r1,17,garden-day,31/5/2026,2:30,\"no end\n"),
            "CSV_INVALID");
  EXPECT_EQ(Refused(std::string(kHeadings) + "r1,17,garden-day,31/5/2026,2:30,Caf\xE9\n"),
            "CSV_NOT_UTF8");
}

TEST(ReadHours, RefusesHeadingsThatAreNotAsDeclared) {
  EXPECT_EQ(Refused("Ref,Member,Activity,Date,Time,What\nr1,17,garden-day,31/5/2026,2:30,\n"),
            "COLUMN_UNKNOWN");
  EXPECT_EQ(Refused("Ref,Member,Activity,Date,Hours,What,Hours\n"
                    "r1,17,garden-day,31/5/2026,2:30,,1\n"),
            "COLUMN_TWICE");
  Declaration declaration = Timesheets();
  declaration.columns.member.clear();
  EXPECT_EQ(Refused(std::string(kHeadings) + "r1,17,a,31/5/2026,2:30,\n", declaration),
            "FIELD_REQUIRED");
  declaration = Timesheets();
  declaration.source.clear();
  EXPECT_EQ(Refused(std::string(kHeadings) + "r1,17,a,31/5/2026,2:30,\n", declaration),
            "SOURCE_INVALID");
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
      "r8,17,garden-day,31/5/2026,2:30,\n");
  ASSERT_EQ(rows.size(), 9u);
  EXPECT_EQ(ReasonOf(rows[0].status), "DATE_NOT_AS_DECLARED");
  EXPECT_EQ(ReasonOf(rows[1].status), "DATE_NOT_AS_DECLARED");
  EXPECT_EQ(ReasonOf(rows[2].status), "DURATION_NOT_AS_DECLARED");
  EXPECT_EQ(ReasonOf(rows[3].status), "DURATION_NOT_AS_DECLARED");
  EXPECT_EQ(ReasonOf(rows[4].status), "CELL_EMPTY");
  EXPECT_EQ(ReasonOf(rows[5].status), "CSV_ROW_SHORT");
  EXPECT_EQ(ReasonOf(rows[6].status), "CELL_EMPTY");
  EXPECT_TRUE(rows[7].status.ok());
  EXPECT_EQ(ReasonOf(rows[8].status), "REFERENCE_TWICE");
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
