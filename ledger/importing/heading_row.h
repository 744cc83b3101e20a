#ifndef LEDGER_IMPORTING_HEADING_ROW_H_
#define LEDGER_IMPORTING_HEADING_ROW_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/importing/declaration.h"

namespace timecredit::importing {

// A column that a kind of file may have.
struct WantedColumn {
  const char* path = "";  // of the field that declares its heading, in the request
  std::string declared;   // its heading; empty: none was declared
  bool is_needed = false;
  const char* name = "";  // what it is called where it is not declared
  // By which headings it is recognised then, the best first; none: not at all.
  std::span<const std::string_view> usual = {};
};

// Where a column lies in a file, and what the file calls it.
struct Place {
  size_t at = 0;
  std::string heading;
};

// Of each wanted column, in their order; none for those that the file does not have.
using Places = std::vector<std::optional<Place>>;

// The place of each column: the heading that is the same as was declared, else the one that differs
// only in case or blanks; where none was declared, the one that is usual and not taken yet.
// INVALID_ARGUMENT, one fault for each column: FIELD_REQUIRED where a needed one is not declared;
// COLUMN_UNKNOWN with the headings that there are; COLUMN_TWICE.
absl::StatusOr<Places> FindPlaces(const std::vector<WantedColumn>& wanted,
                                  const std::vector<std::string>& headings);

// The delimiter by which most of the columns are found in the file's first line; of several the one
// that makes most columns.
Delimiter RecogniseDelimiter(std::string_view bytes, const std::vector<WantedColumn>& wanted);

// What each column was wanted as, and the heading that was taken for it where that is another.
std::vector<std::pair<std::string, std::string>> TakenFor(const std::vector<WantedColumn>& wanted,
                                                          const Places& places);

// The headings that no column was found under.
std::vector<std::string> Unused(const std::vector<std::string>& headings, const Places& places);

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_HEADING_ROW_H_
