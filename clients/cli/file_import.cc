#include "clients/cli/file_import.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "clients/cli/context.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/file_text.h"
#include "clients/cli/import_views.h"
#include "clients/cli/verb.h"
#include "clients/cpp/error.h"
#include "clients/cpp/imports.h"
#include "clients/cpp/result.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::cli {
namespace {

v1::DateFormat DatesOf(const FileToImport& given) {
  if (given.dates.empty()) return v1::DATE_FORMAT_UNSPECIFIED;
  if (given.dates == "yyyy-mm-dd") return v1::DATE_FORMAT_YEAR_MONTH_DAY;
  return given.dates == "mm/dd/yyyy" ? v1::DATE_FORMAT_MONTH_DAY_YEAR
                                     : v1::DATE_FORMAT_DAY_MONTH_YEAR;
}

v1::Delimiter DelimiterOf(const FileToImport& given) {
  if (given.delimiter.empty()) return v1::DELIMITER_UNSPECIFIED;
  if (given.delimiter == "comma") return v1::DELIMITER_COMMA;
  return given.delimiter == "tab" ? v1::DELIMITER_TAB : v1::DELIMITER_SEMICOLON;
}

// Says which options are at fault.
ExitCode FailToCheck(Context& context, const client::Error& error, const KindOfFile& kind) {
  const ExitCode code = context.Fail(error);
  for (const auto& fault : error.fields) {
    for (const OptionOfField& option : kind.options) {
      if (fault.field != option.field) continue;
      const bool is_column = absl::StrContains(option.field, "columns.");
      context.Say(context.words().Say(is_column ? "cli.column_option" : "cli.option_of_field",
                                      {{"option", std::string(option.option)}}));
    }
  }
  return code;
}

// A second row of hours that were really given looks like one that was imported before.
void SayEqual(Context& context, const v1::Import& file) {
  const bool has_references = !file.has_columns() || !file.columns().reference().empty();
  if (file.unchanged_rows() == 0 || has_references) return;
  context.Say(context.words().Say("cli.rows_already_there",
                                  {{"unchanged", file.unchanged_rows()}, {"rows", file.rows()}}));
}

bool HasRemarksOnRows(const v1::Import& file) {
  return std::any_of(
      file.remarks().begin(), file.remarks().end(),
      [](const v1::ImportRemark& remark) { return remark.kind() == "file.rows_with_remarks"; });
}

// Lists the rows that something is wrong with, or may be; nothing when there are none.
ExitCode ShowProblems(Context& context, const v1::Import& file, const KindOfFile& kind,
                      ExitCode otherwise) {
  const int64_t undone = file.conflicting_rows() + file.refused_rows();
  const bool is_wrong = file.invalid_rows() + undone > 0;
  if (!is_wrong && !HasRemarksOnRows(file)) return otherwise;
  v1::ListImportRowsRequest request;
  request.set_parent(file.name());
  request.set_only_problems(true);
  const ExitCode shown =
      context.ShowList(kind.rows, client::Imports(context.caller()).ListImportRows(request));
  if (shown != ExitCode::kDone) return shown;
  if (file.invalid_rows() > 0) return ExitCode::kWrong;
  return is_wrong ? ExitCode::kPartlyDone : otherwise;
}

// What there is to say of a file that was checked, and is not to be imported.
ExitCode ShowChecked(Context& context, const client::Result<v1::Import>& checked,
                     const KindOfFile& kind) {
  if (checked->invalid_rows() > 0) {
    context.Say(context.words().Say(
        "cli.imported_nothing", {{"rows", checked->rows()}, {"invalid", checked->invalid_rows()}}));
    return ShowProblems(context, *checked, kind, ExitCode::kDone);
  }
  const ExitCode shown = context.Show(ImportView(), checked);
  SayEqual(context, *checked);
  return shown == ExitCode::kDone ? ShowProblems(context, *checked, kind, shown) : shown;
}

// What is said of every file.
void SetForm(const Context& context, const FileToImport& given, v1::CreateImportRequest& request) {
  request.set_parent(context.Scheme());
  request.mutable_import()->set_source(given.source);
  request.mutable_import()->set_date_format(DatesOf(given));
  request.mutable_import()->set_delimiter(DelimiterOf(given));
}

}  // namespace

const std::vector<std::string>& FormsOfDates() {
  static const auto& forms = *new std::vector<std::string>{"yyyy-mm-dd", "dd/mm/yyyy", "dd.mm.yyyy",
                                                           "dd-mm-yyyy", "mm/dd/yyyy"};
  return forms;
}

void DeclareFile(Options& options, FileToImport& given) {
  options.Argument("FILE", given.path,
                   "A file of commas, semicolons or tabs, its first line the headings",
                   Kind::kFile);
  options.Choice("--delimiter", given.delimiter, {"comma", "semicolon", "tab"},
                 "What separates the columns; recognised unless given");
}

ExitCode ImportFile(Context& context, const FileToImport& given, v1::CreateImportRequest request,
                    const KindOfFile& kind) {
  auto file = ReadFile(given.path, context.words());
  if (!file.ok()) return context.FailUsageInWords(std::string(file.status().message()));
  context.asked().is_dry_run = given.dry_run;
  SetForm(context, given, request);
  request.set_csv(*std::move(file));
  const client::Imports imports(context.caller());
  const auto checked = imports.CreateImport(request);
  if (!checked.ok()) return FailToCheck(context, checked.error(), kind);
  SayRemarks(context, *checked);
  if (given.dry_run || checked->invalid_rows() > 0) return ShowChecked(context, checked, kind);
  v1::CommitImportRequest commit;
  commit.set_name(checked->name());
  const auto done = imports.CommitImport(commit, [&](const v1::Import& so_far) {
    const int64_t rows = so_far.imported_rows() + so_far.unchanged_rows() +
                         so_far.conflicting_rows() + so_far.refused_rows();
    context.ShowProgress(rows, so_far.rows());
  });
  context.EndProgress();
  const ExitCode shown = context.Show(ImportView(), done);
  if (done.ok()) SayEqual(context, *done);
  return shown == ExitCode::kDone ? ShowProblems(context, *done, kind, shown) : shown;
}

}  // namespace timecredit::cli
