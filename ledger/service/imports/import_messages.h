#ifndef LEDGER_SERVICE_IMPORTS_IMPORT_MESSAGES_H_
#define LEDGER_SERVICE_IMPORTS_IMPORT_MESSAGES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/argument.h"
#include "ledger/importing/declaration.h"
#include "ledger/importing/hours_file.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::service {

// How to read a file, as the client says it. INVALID_ARGUMENT: UNIT_MISSING, FIELD_REQUIRED, and
// FIELD_EXCLUDED for two fields that say the same.
absl::StatusOr<importing::Declaration> DeclarationFrom(const v1::Import& message);

// What the client said of the file, without what only the server knows, and the delimiter that the
// file has.
v1::Import Declared(const v1::Import& message, importing::Delimiter delimiter);

// Something to say about a file: the id of a sentence (ledger/wording), and its arguments.
struct FileRemark {
  std::string kind;
  domain::Arguments arguments;
};

// How members were found otherwise than by number or id.
struct MembersFound {
  int64_t by_name = 0;
  int64_t by_email = 0;
};

// What of a file was recognised rather than declared, or left out.
std::vector<FileRemark> RemarksOn(const importing::Recognised& recognised,
                                  const MembersFound& members);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_IMPORTS_IMPORT_MESSAGES_H_
