#ifndef CLIENTS_CLI_HOURS_IMPORT_H_
#define CLIENTS_CLI_HOURS_IMPORT_H_

#include "clients/cli/verb.h"

namespace timecredit::cli {

// "timecredit hours import FILE.csv": checks a whole file, shows what is wrong with it, and logs
// its rows, with a bar of progress for whoever watches.
void AddHoursImport(Noun& hours);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_HOURS_IMPORT_H_
