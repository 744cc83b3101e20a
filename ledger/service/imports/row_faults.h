#ifndef LEDGER_SERVICE_IMPORTS_ROW_FAULTS_H_
#define LEDGER_SERVICE_IMPORTS_ROW_FAULTS_H_

#include <vector>

#include "absl/status/status.h"

namespace timecredit::service {

// Everything that is wrong with one row as one status: a single fault as it is, several as
// INVALID_ARGUMENT. OK where there is none.
absl::Status Together(const std::vector<absl::Status>& faults);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_IMPORTS_ROW_FAULTS_H_
