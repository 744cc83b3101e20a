#ifndef LEDGER_IMPORTING_ROW_CELLS_H_
#define LEDGER_IMPORTING_ROW_CELLS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/csv_table.h"
#include "ledger/importing/declaration.h"
#include "ledger/importing/heading_row.h"
#include "ledger/importing/recognised.h"

namespace timecredit::importing {

// A file whose columns are found, and whose rows are still to be read.
struct OpenedFile {
  CsvTable table;
  Delimiter delimiter = Delimiter::kComma;
  Places places;
  Recognised recognised;
};

// INVALID_ARGUMENT for the whole file: what ReadCsv refuses; SOURCE_INVALID; what FindPlaces
// refuses.
absl::StatusOr<OpenedFile> OpenFile(std::string_view csv, const FileForm& form,
                                    const std::vector<WantedColumn>& wanted);

// The cells of a file's rows, one row after another, and all that is wrong with the row at hand.
// Columns are named by their place among the wanted ones. Not thread-safe.
class RowCells {
 public:
  // The file outlives it; what is recognised is counted there.
  explicit RowCells(OpenedFile& file) : file_(file) {}

  // Goes on to a row. False where it has not as many values as there are headings: then nothing of
  // it can be read, and CSV_ROW_SHORT or CSV_ROW_LONG is kept.
  bool Begin(const CsvRow& row);

  bool Has(size_t column) const { return file_.places[column].has_value(); }
  // Only of a column that is there.
  const std::string& Heading(size_t column) const { return file_.places[column]->heading; }
  // Empty where there is nothing, or no such column.
  std::string_view At(size_t column) const;

  // A value of the cell that nothing else in the file has; empty where that is kept as wrong: an
  // empty cell, unless it may be, or for the reason given with the line of the earlier one.
  enum class Empty { kRefused, kAllowed };
  std::string Unique(size_t column, const char* reason, Empty empty);

  // None where there is nothing, or where that is kept as wrong.
  std::optional<domain::Date> Date(size_t column, DateForm form);

  // Keeps what is wrong with the row.
  void Keep(const absl::Status& status);
  void KeepEmpty(size_t column);
  std::vector<domain::Refusal> TakeFaults() { return std::move(faults_); }

 private:
  OpenedFile& file_;
  const CsvRow* row_ = nullptr;
  std::vector<domain::Refusal> faults_;
  std::map<size_t, std::map<std::string, int64_t>> lines_;  // by column, then by value
};

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_ROW_CELLS_H_
