#include <cstdint>
#include <optional>
#include <string>

#include "clients/cli/import_views.h"
#include "clients/cli/nouns.h"
#include "clients/cpp/imports.h"

namespace timecredit::cli {
namespace {

struct Which {
  std::string number;
  bool problems = false;
  std::optional<int64_t> limit;
};

constexpr char kImportHelp[] = "The import's number";

}  // namespace

void AddImportNoun(CLI::App& program, Context& context, Pending& pending) {
  Noun imports(program, "import", "Imports of hours and members from files", Needs::kScheme,
               context, pending);
  imports.Verb<Which>(
      "show", "Show how far an import is", "timecredit import show 1",
      [](Options& options, Which& given) { options.Argument("IMPORT", given.number, kImportHelp); },
      [](Context& to, const Which& given) {
        v1::GetImportRequest request;
        request.set_name(to.Name("imports", given.number));
        const auto found = client::Imports(to.caller()).GetImport(request);
        const ExitCode shown = to.Show(ImportView(), found);
        if (found.ok()) SayRemarks(to, *found);
        return shown;
      });
  imports.Verb<Which>(
      "rows", "List what became of the rows of an import's file",
      "timecredit import rows 1 --problems",
      [](Options& options, Which& given) {
        options.Argument("IMPORT", given.number, kImportHelp);
        options.Flag("--problems", given.problems,
                     "Only rows that are invalid, in conflict or refused, or may be a mistake");
        options.Limit(given.limit);
      },
      [](Context& to, const Which& given) {
        v1::ListImportRowsRequest request;
        request.set_parent(to.Name("imports", given.number));
        request.set_only_problems(given.problems);
        return to.ShowList(ImportRowView(), client::Imports(to.caller()).ListImportRows(request),
                           given.limit);
      });
}

}  // namespace timecredit::cli
