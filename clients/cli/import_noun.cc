#include <cstdint>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "clients/cli/nouns.h"
#include "clients/cli/views.h"
#include "clients/cpp/error.h"
#include "clients/cpp/imports.h"

namespace timecredit::cli {
namespace {

using v1::Import;
using v1::ImportRow;

constexpr Column<Import> kView[] = {
    {"IMPORT", [](const Import& import, std::string_view) { return LastPart(import.name()); }},
    {"SOURCE", [](const Import& import, std::string_view) { return import.source(); }},
    {"STATE",
     [](const Import& import, std::string_view) {
       return EnumWord("State", Import::State_Name(import.state()));
     }},
    {"ROWS", [](const Import& import, std::string_view) { return absl::StrCat(import.rows()); },
     Align::kRight},
    {"INVALID",
     [](const Import& import, std::string_view) { return absl::StrCat(import.invalid_rows()); },
     Align::kRight},
    {"LOGGED",
     [](const Import& import, std::string_view) { return absl::StrCat(import.logged_rows()); },
     Align::kRight},
    {"UNCHANGED",
     [](const Import& import, std::string_view) { return absl::StrCat(import.unchanged_rows()); },
     Align::kRight},
    {"IN CONFLICT",
     [](const Import& import, std::string_view) { return absl::StrCat(import.conflicting_rows()); },
     Align::kRight},
    {"REFUSED",
     [](const Import& import, std::string_view) { return absl::StrCat(import.refused_rows()); },
     Align::kRight},
};

constexpr Column<ImportRow> kRowView[] = {
    {"LINE", [](const ImportRow& row, std::string_view) { return absl::StrCat(row.line()); },
     Align::kRight},
    {"STATE",
     [](const ImportRow& row, std::string_view) {
       return EnumWord("State", ImportRow::State_Name(row.state()));
     }},
    {"HOURS", [](const ImportRow& row, std::string_view) { return LastPart(row.hour_log()); }},
    {"WHY",
     [](const ImportRow& row, std::string_view) {
       return row.has_error() ? client::ErrorOf(row.error()).message : std::string();
     }},
};

struct Which {
  std::string import;
  bool problems = false;
  int64_t limit = 0;
};

constexpr char kImportHelp[] = "The import's number";

}  // namespace

void AddImportNoun(CLI::App& program, Context& context, Pending& pending) {
  Noun import(program, "import", "Imports of hours from files", Needs::kScheme, context, pending);
  import.Verb<Which>("show", "Show how far an import is",
    [](Options& options, Which& given) { options.Argument("IMPORT", given.import, kImportHelp);
},
    [](Context& to, const Which& given) {
  v1::GetImportRequest request;
  request.set_name(to.Name("imports", given.import));
  return to.Show(kView, client::Imports(to.caller()).GetImport(request));
  });
  import.Verb<Which>("rows", "List what became of the rows of an import's file",
    [](Options& options, Which& given) {
      options.Argument("IMPORT", given.import, kImportHelp);
  options.Flag("--problems", given.problems, "Only rows that are invalid, in conflict or refused");
  options.Limit(given.limit);
  }  // namespace timecredit::cli
,
    [](Context& to, const Which& given) {
  v1::ListImportRowsRequest request;
  request.set_parent(to.Name("imports", given.import));
  request.set_only_problems(given.problems);
  return to.ShowList(kRowView, client::Imports(to.caller()).ListImportRows(request), given.limit);
  });
}

}  // namespace timecredit::cli
