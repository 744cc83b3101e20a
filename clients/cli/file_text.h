#ifndef CLIENTS_CLI_FILE_TEXT_H_
#define CLIENTS_CLI_FILE_TEXT_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/words.h"

namespace timecredit::cli {

// A whole file, of at most 64 MiB. INVALID_ARGUMENT, with a sentence that says what is the matter:
// a folder, nothing there, no permission, too large.
absl::StatusOr<std::string> ReadFile(const std::string& path, const Words& words);

// The same of a text, which is in UTF-8: else the sentence says which line is not.
absl::StatusOr<std::string> ReadText(const std::string& path, const Words& words);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_FILE_TEXT_H_
