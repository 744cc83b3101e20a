#ifndef LEDGER_IMPORTING_CSV_TABLE_H_
#define LEDGER_IMPORTING_CSV_TABLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/importing/declaration.h"

namespace timecredit::importing {

inline constexpr size_t kMostRows = 100'000;

// A row of a file, as many values as it has.
struct CsvRow {
  int64_t line = 0;  // of the file, from 1, where the row begins
  std::vector<std::string> values;
};

// A file of separated values: its headings, and its rows without those.
struct CsvTable {
  std::vector<std::string> headings;
  std::vector<CsvRow> rows;
  int64_t empty_rows = 0;  // that have delimiters only, as below the last row of a sheet; left out
};

// Reads a file in UTF-8, with or without a byte order mark, quoted as in RFC 4180; blank lines and
// blanks around values do not count (cell_text.h). INVALID_ARGUMENT: CSV_NOT_UTF8 and CSV_NOT_TEXT
// with the line and the column; CSV_INVALID with the line, for quotation marks that do not match;
// CSV_EMPTY without rows; CSV_TOO_LONG.
absl::StatusOr<CsvTable> ReadCsv(std::string_view bytes, Delimiter delimiter);

// The headings of such a file, as ReadCsv would read them; none where that could not.
std::vector<std::string> ReadHeadings(std::string_view bytes, Delimiter delimiter);

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_CSV_TABLE_H_
