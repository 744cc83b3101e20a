#ifndef CLIENTS_CLI_IMPORT_VIEWS_H_
#define CLIENTS_CLI_IMPORT_VIEWS_H_

#include "clients/cli/context.h"
#include "clients/cli/views.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::cli {

// How imports, and the rows of their files, are shown in tables.
View ImportView();
// Of whatever kind, or of one.
View ImportRowView();
View HoursRowView();
View MemberRowView();

// Says what the server recognised in the file rather than was told, in the server's words.
void SayRemarks(Context& context, const v1::Import& file);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_IMPORT_VIEWS_H_
