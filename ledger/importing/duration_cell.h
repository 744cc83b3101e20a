#ifndef LEDGER_IMPORTING_DURATION_CELL_H_
#define LEDGER_IMPORTING_DURATION_CELL_H_

#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"

namespace timecredit::importing {

enum class DurationUnit { kMinutes, kHours, kHoursAndMinutes };

enum class DecimalMark : char { kPoint = '.', kComma = ',' };

// What becomes of a part of a minute.
enum class MinuteRounding { kRefused, kNearest, kDown, kUp };

// How a file writes durations.
struct DurationForm {
  DurationUnit unit = DurationUnit::kMinutes;
  DecimalMark decimal_mark = DecimalMark::kPoint;
  MinuteRounding rounding = MinuteRounding::kRefused;
};

// How long something took, as a cell says it.
struct DurationRead {
  int64_t minutes = 0;           // 0..1,000,000
  bool names_its_units = false;  // "1h 15m", whatever unit was declared
  bool has_seconds = false;      // "1:15:00", as spreadsheets write times
  bool was_rounded = false;
};

// Minutes ("90"), hours ("1.5") or hours and minutes ("1:30", "1:30:00"), as was declared; or a
// number with its units behind it ("1h 15m", "1h15", "1.5 hours", "90 min"; the words of English,
// Welsh and French). INVALID_ARGUMENT with the column: DURATION_NOT_AS_DECLARED;
// DURATION_PART_OF_MINUTE for what comes to no whole minutes and is not to be rounded.
absl::StatusOr<DurationRead> ReadDuration(std::string_view text, const DurationForm& form,
                                          std::string_view column);

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_DURATION_CELL_H_
