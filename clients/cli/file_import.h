#ifndef CLIENTS_CLI_FILE_IMPORT_H_
#define CLIENTS_CLI_FILE_IMPORT_H_

#include <span>
#include <string>
#include <vector>

#include "clients/cli/context.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/verb.h"
#include "clients/cli/views.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::cli {

// The import of a file, whatever its rows are.

// What is said of every file.
struct FileToImport {
  std::string path;
  std::string source;
  std::string dates;
  std::string delimiter;
  bool dry_run = false;
};

// The option that says a field of the request.
struct OptionOfField {
  const char* option;
  const char* field;  // its whole path: "import.columns.member"
};

// What one kind of file has of its own.
struct KindOfFile {
  View rows;                               // how its rows are shown
  std::span<const OptionOfField> options;  // to be named where their field is at fault
};

// How files write dates, as --dates says it.
const std::vector<std::string>& FormsOfDates();

// The file itself, and --delimiter.
void DeclareFile(Options& options, FileToImport& given);

// Checks the whole file, shows what is wrong with it or may be, and imports its rows, with a bar of
// progress for whoever watches.
ExitCode ImportFile(Context& context, const FileToImport& given, v1::CreateImportRequest request,
                    const KindOfFile& kind);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_FILE_IMPORT_H_
