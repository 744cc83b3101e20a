#ifndef LEDGER_SERVICE_IMPORTS_HOURS_FAULTS_H_
#define LEDGER_SERVICE_IMPORTS_HOURS_FAULTS_H_

#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/hours/log_hours.h"
#include "ledger/importing/hours_file.h"
#include "ledger/service/parts.h"

namespace timecredit::service {

// What is wrong with rows of hours, in words about the file. Thread-safe.

// What a row leaves out of what a command for it holds.
struct LeftOut {
  bool duration = false;
  bool quantity = false;
};

// A refusal of a row's command, whose fields are called by the file's headings, and which says that
// a cell is empty where that is why. Any other status as it is.
absl::Status InWordsOfTheFile(const absl::Status& status, const importing::HoursColumns& headings,
                              const LeftOut& left_out);

// How a row differs from the hours that were logged under its reference before: ALREADY_EXISTS,
// ROW_CHANGED with the number of those, and ROW_DIFFERS for each column, as it was then and is now.
// Another error where it cannot be told.
absl::Status Differences(const Parts& parts, domain::SchemeNumber scheme, domain::Sequence hour_log,
                         const exchange::LogHours& now, const importing::HoursColumns& headings);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_IMPORTS_HOURS_FAULTS_H_
