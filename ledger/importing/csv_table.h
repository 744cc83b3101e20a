#ifndef LEDGER_IMPORTING_CSV_TABLE_H_
#define LEDGER_IMPORTING_CSV_TABLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace timecredit::importing {

inline constexpr size_t kMostRows = 100'000;

// A row of a file, as many values as it has.
struct CsvRow {
  int64_t line = 0;  // of the file, from 1, where the row begins
  std::vector<std::string> values;
};

// A file of comma-separated values: its headings, and its rows without those.
struct CsvTable {
  std::vector<std::string> headings;
  std::vector<CsvRow> rows;
};

// Reads a file in UTF-8, with or without a byte order mark, quoted as in RFC 4180; blank lines and
// spaces around unquoted values do not count. INVALID_ARGUMENT: CSV_NOT_UTF8; CSV_INVALID with the
// line, for quotation marks that do not match; CSV_EMPTY without rows; CSV_TOO_LONG.
absl::StatusOr<CsvTable> ReadCsv(std::string_view bytes);

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_CSV_TABLE_H_
