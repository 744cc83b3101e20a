#include "clients/cli/hours_import.h"

#include <cstdint>
#include <string>
#include <utility>

#include "clients/cli/context.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/file_text.h"
#include "clients/cli/import_views.h"
#include "clients/cli/verb.h"
#include "clients/cpp/error.h"
#include "clients/cpp/imports.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::cli {
namespace {

struct File {
  std::string path;
  std::string source;
  std::string unit;
  std::string dates;
  std::string delimiter;
  std::string decimal;
  std::string round;
  std::string one_activity;
  // Headings.
  std::string member = "member";
  std::string activity;
  std::string date = "date";
  std::string duration;
  std::string start;
  std::string end;
  std::string quantity;
  std::string text;
  std::string reference;
  bool dry_run = false;
};

// The option that names a column, and the field that it goes into.
struct ColumnOption {
  const char* option;
  const char* field;
  std::string File::*heading;
  const char* help;
};

constexpr ColumnOption kColumns[] = {
    {"--member-column", "member", &File::member,
     "Heading; the member's number, id, e-mail address or whole name. member unless given"},
    {"--activity-column", "activity", &File::activity,
     "Heading; the activity's id. activity unless given, or --activity is"},
    {"--date-column", "date", &File::date, "Heading. date unless given"},
    {"--duration-column", "duration", &File::duration,
     "Heading. duration unless given, or --end-column is"},
    {"--start-column", "start_time", &File::start, "Heading, where there is one: 18:30"},
    {"--end-column", "end_time", &File::end,
     "Heading, where hours are written from start to end: 20:00"},
    {"--count-column", "quantity", &File::quantity,
     "Heading, for activities that count something else than time"},
    {"--text-column", "text", &File::text, "Heading, where there is one: what was done"},
    {"--reference-column", "reference", &File::reference,
     "Heading, where there is one: what the source calls the row. With it, a row that was edited "
     "is noticed when the file is imported again"},
};

void Declare(Options& options, File& given) {
  options.Argument("FILE", given.path,
                   "A file of commas, semicolons or tabs, its first line the headings");
  options.NeededText("--source", given.source,
                     "Where the rows come from, always the same for the same source: timesheets");
  options.Choice("--unit", given.unit, {"minutes", "hours", "h:mm"},
                 "How the file writes durations: 90, 1.5 or 1:30. Never guessed");
  options.NeededChoice("--dates", given.dates,
                       {"yyyy-mm-dd", "dd/mm/yyyy", "dd.mm.yyyy", "dd-mm-yyyy", "mm/dd/yyyy"},
                       "In which order the file writes dates. Never guessed");
  options.Choice("--delimiter", given.delimiter, {"comma", "semicolon", "tab"},
                 "What separates the columns; recognised unless given");
  options.Choice("--decimal", given.decimal, {"point", "comma"},
                 "How the file writes decimals; point unless given");
  options.Choice("--round", given.round, {"nearest", "down", "up"},
                 "Parts of a minute to whole ones; refused unless given");
  options.Text("--activity", given.one_activity,
               "The activity of all rows, instead of a column of activities");
  for (const ColumnOption& column : kColumns) {
    options.Text(column.option, given.*column.heading, column.help);
  }
  options.Flag("--dry-run", given.dry_run, "Check the file and log nothing");
}

v1::DurationUnit UnitOf(const File& given) {
  if (given.unit.empty()) return v1::DURATION_UNIT_UNSPECIFIED;
  if (given.unit == "minutes") return v1::DURATION_UNIT_MINUTES;
  return given.unit == "hours" ? v1::DURATION_UNIT_HOURS : v1::DURATION_UNIT_HOURS_AND_MINUTES;
}

v1::DateFormat DatesOf(const File& given) {
  if (given.dates == "yyyy-mm-dd") return v1::DATE_FORMAT_YEAR_MONTH_DAY;
  return given.dates == "mm/dd/yyyy" ? v1::DATE_FORMAT_MONTH_DAY_YEAR
                                     : v1::DATE_FORMAT_DAY_MONTH_YEAR;
}

v1::Delimiter DelimiterOf(const File& given) {
  if (given.delimiter.empty()) return v1::DELIMITER_UNSPECIFIED;
  if (given.delimiter == "comma") return v1::DELIMITER_COMMA;
  return given.delimiter == "tab" ? v1::DELIMITER_TAB : v1::DELIMITER_SEMICOLON;
}

v1::DecimalMark DecimalMarkOf(const File& given) {
  if (given.decimal.empty()) return v1::DECIMAL_MARK_UNSPECIFIED;
  return given.decimal == "comma" ? v1::DECIMAL_MARK_COMMA : v1::DECIMAL_MARK_POINT;
}

v1::MinuteRounding RoundingOf(const File& given) {
  if (given.round.empty()) return v1::MINUTE_ROUNDING_UNSPECIFIED;
  if (given.round == "nearest") return v1::MINUTE_ROUNDING_NEAREST;
  return given.round == "up" ? v1::MINUTE_ROUNDING_UP : v1::MINUTE_ROUNDING_DOWN;
}

// The heading, or the usual one where neither that was said nor what can stand for it.
std::string HeadingOr(const std::string& heading, const std::string& instead, const char* usual) {
  return heading.empty() && instead.empty() ? usual : heading;
}

v1::CreateImportRequest RequestFor(const Context& context, const File& given) {
  v1::CreateImportRequest request;
  request.set_parent(context.Scheme());
  v1::Import& file = *request.mutable_import();
  file.set_source(given.source);
  file.set_duration_unit(UnitOf(given));
  file.set_date_format(DatesOf(given));
  file.set_delimiter(DelimiterOf(given));
  file.set_decimal_mark(DecimalMarkOf(given));
  file.set_minute_rounding(RoundingOf(given));
  file.set_activity(context.Name("activities", given.one_activity));
  v1::ImportColumns& columns = *file.mutable_columns();
  columns.set_member(given.member);
  columns.set_activity(HeadingOr(given.activity, given.one_activity, "activity"));
  columns.set_date(given.date);
  columns.set_duration(HeadingOr(given.duration, given.end, "duration"));
  columns.set_start_time(given.start);
  columns.set_end_time(given.end);
  columns.set_quantity(given.quantity);
  columns.set_text(given.text);
  columns.set_reference(given.reference);
  return request;
}

// Says which options name the columns that the file does not have.
ExitCode FailToCheck(Context& context, const client::Error& error) {
  const ExitCode code = context.Fail(error);
  for (const auto& fault : error.fields) {
    for (const ColumnOption& column : kColumns) {
      if (fault.field != absl::StrCat("import.columns.", column.field)) continue;
      context.Say(
          context.words().Say("cli.column_option", {{"option", std::string(column.option)}}));
    }
  }
  return code;
}

// A second row of hours that were really given looks like one that was imported before.
void SayEqual(Context& context, const v1::Import& file) {
  if (file.unchanged_rows() == 0 || !file.columns().reference().empty()) return;
  context.Say(context.words().Say("cli.rows_already_there",
                                  {{"unchanged", file.unchanged_rows()}, {"rows", file.rows()}}));
}

// Lists the rows that something is wrong with; nothing when there are none.
ExitCode ShowProblems(Context& context, const v1::Import& file, ExitCode otherwise) {
  if (file.invalid_rows() + file.conflicting_rows() + file.refused_rows() == 0) return otherwise;
  v1::ListImportRowsRequest request;
  request.set_parent(file.name());
  request.set_only_problems(true);
  const ExitCode shown =
      context.ShowList(ImportRowView(), client::Imports(context.caller()).ListImportRows(request));
  if (shown != ExitCode::kDone) return shown;
  if (file.invalid_rows() > 0) return ExitCode::kWrong;
  return ExitCode::kPartlyDone;
}

ExitCode Import(Context& context, const File& given) {
  auto file = ReadFile(given.path, context.words());
  if (!file.ok()) return context.FailUsageInWords(std::string(file.status().message()));
  context.asked().is_dry_run = given.dry_run;
  v1::CreateImportRequest request = RequestFor(context, given);
  request.set_csv(*std::move(file));
  const client::Imports imports(context.caller());
  const auto checked = imports.CreateImport(request);
  if (!checked.ok()) return FailToCheck(context, checked.error());
  SayRemarks(context, *checked);
  if (given.dry_run || checked->invalid_rows() > 0) {
    if (checked->invalid_rows() > 0) {
      context.Say(
          context.words().Say("cli.imported_nothing",
                              {{"rows", checked->rows()}, {"invalid", checked->invalid_rows()}}));
      return ShowProblems(context, *checked, ExitCode::kDone);
    }
    const ExitCode shown = context.Show(ImportView(), checked);
    SayEqual(context, *checked);
    return shown == ExitCode::kDone ? ShowProblems(context, *checked, shown) : shown;
  }
  v1::CommitImportRequest commit;
  commit.set_name(checked->name());
  const auto done = imports.CommitImport(commit, [&](const v1::Import& so_far) {
    const int64_t rows = so_far.logged_rows() + so_far.unchanged_rows() +
                         so_far.conflicting_rows() + so_far.refused_rows();
    context.ShowProgress(rows, so_far.rows());
  });
  context.EndProgress();
  const ExitCode shown = context.Show(ImportView(), done);
  if (done.ok()) SayEqual(context, *done);
  return shown == ExitCode::kDone ? ShowProblems(context, *done, shown) : shown;
}

}  // namespace

void AddHoursImport(Noun& hours) {
  hours.Verb<File>(
      "import", "Log the hours of a file, each row once however often it is imported",
      "timecredit hours import may.csv --source timesheets --unit h:mm --dates dd/mm/yyyy", Declare,
      Import);
}

}  // namespace timecredit::cli
