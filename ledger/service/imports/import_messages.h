#ifndef LEDGER_SERVICE_IMPORTS_IMPORT_MESSAGES_H_
#define LEDGER_SERVICE_IMPORTS_IMPORT_MESSAGES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "ledger/importing/declaration.h"
#include "ledger/importing/hours_file.h"
#include "ledger/importing/members_file.h"
#include "ledger/importing/recognised.h"
#include "ledger/service/imports/imported_row.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::service {

// How to read a file of hours, as the client says it. INVALID_ARGUMENT: UNIT_MISSING,
// FIELD_REQUIRED, and FIELD_EXCLUDED for two fields that say the same.
absl::StatusOr<importing::HoursDeclaration> HoursDeclarationFrom(const v1::Import& message);

// Likewise a file of members. INVALID_ARGUMENT: FIELD_FOR_HOURS.
absl::StatusOr<importing::MembersDeclaration> MembersDeclarationFrom(const v1::Import& message);

// What the client said of the file, without what only the server knows, and the delimiter that the
// file has.
v1::Import Declared(const v1::Import& message, importing::Delimiter delimiter);

// What of a file was recognised rather than declared, or left out.
std::vector<FileRemark> RemarksOn(const importing::Recognised& recognised);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_IMPORTS_IMPORT_MESSAGES_H_
