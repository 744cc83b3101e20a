#ifndef LEDGER_IMPORTING_CELL_H_
#define LEDGER_IMPORTING_CELL_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/importing/declaration.h"

namespace timecredit::importing {

// Single values of a file, in the form that was declared and no other. All refuse with
// INVALID_ARGUMENT, what they found, and the column's heading as the field.

// How a date was written, beside its order.
struct DateRead {
  domain::Date date;
  bool has_other_marks = false;  // "31.05.2026" for "31/05/2026"
  bool has_midnight = false;     // "31/05/2026 00:00", as spreadsheets write a day
};

// DATE_NOT_AS_DECLARED; DATE_NOT_IN_CALENDAR for a day that there is not. Day and month have one
// digit or two, the year four; between them is twice the same of "-", "/" and ".".
absl::StatusOr<DateRead> ReadDate(std::string_view text, DateForm form, std::string_view column);

// Minutes of the day, 0..1440; seconds, as a spreadsheet writes them, are 00. TIME_MALFORMED.
absl::StatusOr<int32_t> ReadTimeOfDay(std::string_view text, std::string_view column);

// QUANTITY_MALFORMED.
absl::StatusOr<int64_t> ReadQuantity(std::string_view text, std::string_view column);

// A number of 1 to `most_digits` digits and nothing else.
std::optional<int64_t> WholeNumber(std::string_view text, size_t most_digits);

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_CELL_H_
