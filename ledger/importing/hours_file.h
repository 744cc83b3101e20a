#ifndef LEDGER_IMPORTING_HOURS_FILE_H_
#define LEDGER_IMPORTING_HOURS_FILE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/declaration.h"

namespace timecredit::importing {

// A row as it says it is; members and activities are as yet names that somebody typed.
struct HoursRow {
  int64_t line = 0;  // of the file, from 1
  std::string member;
  std::string activity;  // empty without that column
  domain::EffectiveTime effective;
  std::optional<int64_t> duration_minutes;  // none where the row says nothing
  std::optional<int64_t> quantity;          // likewise
  std::string text;
  std::string reference;  // what the source calls it; empty without that column
  // All that is wrong with it, INVALID_ARGUMENT; what is at fault is empty above.
  std::vector<domain::Refusal> faults;
};

// What was made of a file beyond what was declared of it.
struct Recognised {
  std::optional<Delimiter> delimiter;  // none where it was declared, or is the comma
  std::vector<std::pair<std::string, std::string>> headings;  // as declared, and as in the file
  int64_t empty_rows = 0;                                     // left out
  int64_t dates_with_other_marks = 0;                         // "31.05.2026" for "31/05/2026"
  int64_t dates_with_midnight = 0;                            // which was left out
  int64_t durations_with_units = 0;                           // "1h 15m", whatever the unit
  int64_t durations_with_seconds = 0;                         // "1:15:00"
  int64_t durations_rounded = 0;
};

// A file of hours, and how it was read.
struct HoursFile {
  std::vector<HoursRow> rows;
  Delimiter delimiter = Delimiter::kComma;
  Columns headings;  // what the file itself calls the declared columns
  Recognised recognised;
};

// Reads all rows; one that is wrong says so. INVALID_ARGUMENT for the whole file: what ReadCsv
// refuses; SOURCE_INVALID; and what FindPlaces refuses.
absl::StatusOr<HoursFile> ReadHours(std::string_view csv, const Declaration& declaration);

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_HOURS_FILE_H_
