#ifndef LEDGER_IMPORTING_HOURS_FILE_H_
#define LEDGER_IMPORTING_HOURS_FILE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/importing/declaration.h"

namespace timecredit::importing {

// A row as it says it is; members and activities are as yet names that somebody typed.
struct HoursRow {
  int64_t line = 0;  // of the file, from 1
  std::string member;
  std::string activity;
  domain::EffectiveTime effective;
  int64_t duration_minutes = 0;
  int64_t quantity = 0;
  std::string text;
  std::string reference;  // what the source calls it; empty without that column
  absl::Status status;  // INVALID_ARGUMENT when the row cannot be read: what is above is then empty
};

// Reads all rows; one that is wrong says so in its status. INVALID_ARGUMENT for the whole file:
// what ReadCsv refuses; SOURCE_INVALID; COLUMN_UNKNOWN and COLUMN_TWICE with the heading.
absl::StatusOr<std::vector<HoursRow>> ReadHours(std::string_view csv,
                                                const Declaration& declaration);

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_HOURS_FILE_H_
