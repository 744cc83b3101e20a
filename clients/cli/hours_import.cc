#include "clients/cli/hours_import.h"

#include <string>
#include <utility>

#include "clients/cli/context.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/file_import.h"
#include "clients/cli/import_views.h"
#include "clients/cli/verb.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::cli {
namespace {

struct File {
  FileToImport file;
  std::string unit;
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
};

// The option that names a column.
struct ColumnOption {
  const char* option;
  std::string File::*heading;
  const char* help;
};

constexpr ColumnOption kColumns[] = {
    {"--member-column", &File::member,
     "Heading; the member's number, id, e-mail address or whole name. member unless given"},
    {"--activity-column", &File::activity,
     "Heading; the activity's id. activity unless given, or --activity is"},
    {"--date-column", &File::date, "Heading. date unless given"},
    {"--duration-column", &File::duration, "Heading. duration unless given, or --end-column is"},
    {"--start-column", &File::start, "Heading, where there is one: 18:30"},
    {"--end-column", &File::end, "Heading, where hours are written from start to end: 20:00"},
    {"--count-column", &File::quantity,
     "Heading, for activities that count something else than time"},
    {"--text-column", &File::text, "Heading, where there is one: what was done"},
    {"--reference-column", &File::reference,
     "Heading, where there is one: what the source calls the row. With it, a row that was edited "
     "is noticed when the file is imported again"},
};

constexpr OptionOfField kOptions[] = {
    {"--member-column", "import.columns.member"},
    {"--activity-column", "import.columns.activity"},
    {"--date-column", "import.columns.date"},
    {"--duration-column", "import.columns.duration"},
    {"--start-column", "import.columns.start_time"},
    {"--end-column", "import.columns.end_time"},
    {"--count-column", "import.columns.quantity"},
    {"--text-column", "import.columns.text"},
    {"--reference-column", "import.columns.reference"},
};

void Declare(Options& options, File& given) {
  DeclareFile(options, given.file);
  options.NeededText("--source", given.file.source,
                     "Where the rows come from, always the same for the same source: timesheets");
  options.Choice("--unit", given.unit, {"minutes", "hours", "h:mm"},
                 "How the file writes durations: 90, 1.5 or 1:30. Never guessed");
  options.NeededChoice("--dates", given.file.dates, FormsOfDates(),
                       "In which order the file writes dates. Never guessed");
  options.Choice("--decimal", given.decimal, {"point", "comma"},
                 "How the file writes decimals; point unless given");
  options.Choice("--round", given.round, {"nearest", "down", "up"},
                 "Parts of a minute to whole ones; refused unless given");
  options.Text("--activity", given.one_activity,
               "The activity of all rows, instead of a column of activities", Kind::kActivity);
  for (const ColumnOption& column : kColumns) {
    options.Text(column.option, given.*column.heading, column.help);
  }
  options.Flag("--dry-run", given.file.dry_run, "Check the file and log nothing");
}

v1::DurationUnit UnitOf(const File& given) {
  if (given.unit.empty()) return v1::DURATION_UNIT_UNSPECIFIED;
  if (given.unit == "minutes") return v1::DURATION_UNIT_MINUTES;
  return given.unit == "hours" ? v1::DURATION_UNIT_HOURS : v1::DURATION_UNIT_HOURS_AND_MINUTES;
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

ExitCode Import(Context& context, const File& given) {
  v1::CreateImportRequest request;
  v1::Import& file = *request.mutable_import();
  file.set_duration_unit(UnitOf(given));
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
  return ImportFile(context, given.file, std::move(request),
                    {.rows = HoursRowView(), .options = kOptions});
}

}  // namespace

void AddHoursImport(Noun& hours) {
  hours.Verb<File>(
      "import", "Log the hours of a file, each row once however often it is imported",
      "timecredit hours import may.csv --source timesheets --unit h:mm --dates dd/mm/yyyy", Declare,
      Import);
}

}  // namespace timecredit::cli
