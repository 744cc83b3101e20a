#ifndef LEDGER_IMPORTING_HEADING_ROW_H_
#define LEDGER_IMPORTING_HEADING_ROW_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/importing/declaration.h"

namespace timecredit::importing {

// Where a declared column lies in a file, and what the file calls it.
struct Place {
  size_t at = 0;
  std::string heading;
};

// Where the declared columns lie; none for those that were not declared.
struct Places {
  std::optional<Place> member;
  std::optional<Place> activity;
  std::optional<Place> date;
  std::optional<Place> duration;
  std::optional<Place> start_time;
  std::optional<Place> end_time;
  std::optional<Place> quantity;
  std::optional<Place> text;
  std::optional<Place> reference;
};

// The place of each declared column: the heading that is the same, else the one that differs only
// in case or blanks. INVALID_ARGUMENT, one fault for each column: FIELD_REQUIRED where a needed one
// is not declared; COLUMN_UNKNOWN with the headings that there are; COLUMN_TWICE.
absl::StatusOr<Places> FindPlaces(const Columns& columns, const std::vector<std::string>& headings);

// The delimiter by which most of the declared columns are found in the file's first line; of
// several the one that makes most columns.
Delimiter RecogniseDelimiter(std::string_view bytes, const Columns& columns);

// A heading for each column that was declared, and the one that was taken for it where that is
// another.
std::vector<std::pair<std::string, std::string>> TakenFor(const Columns& columns,
                                                          const Places& places);

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_HEADING_ROW_H_
