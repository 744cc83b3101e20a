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
// INVALID_ARGUMENT and what they found.

// DATE_NOT_AS_DECLARED. Day and month have one digit or two, the year four.
absl::StatusOr<domain::Date> ReadDate(std::string_view text, DateForm form);

// Whole minutes, 0..1,000,000; 0 for an empty text. DURATION_NOT_AS_DECLARED, also for hours that
// come to no whole number of minutes.
absl::StatusOr<int64_t> ReadDuration(std::string_view text, DurationUnit unit);

// Minutes of the day; none for an empty text. TIME_MALFORMED with the column.
absl::StatusOr<std::optional<int32_t>> ReadStartTime(std::string_view text,
                                                     std::string_view column);

// 0 for an empty text. QUANTITY_MALFORMED.
absl::StatusOr<int64_t> ReadQuantity(std::string_view text);

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_CELL_H_
