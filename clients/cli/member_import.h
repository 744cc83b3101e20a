#ifndef CLIENTS_CLI_MEMBER_IMPORT_H_
#define CLIENTS_CLI_MEMBER_IMPORT_H_

#include "clients/cli/verb.h"

namespace timecredit::cli {

// "timecredit member import FILE.csv": checks a whole file, shows what is wrong with it or may be,
// and registers its members, with a bar of progress for whoever watches.
void AddMemberImport(Noun& member);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_MEMBER_IMPORT_H_
