#include "ledger/importing/row_cells.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/cell.h"
#include "ledger/importing/csv_table.h"
#include "ledger/importing/declaration.h"
#include "ledger/importing/heading_row.h"

namespace timecredit::importing {
namespace {

constexpr size_t kLongestSource = 100;

}  // namespace

absl::StatusOr<OpenedFile> OpenFile(std::string_view csv, const FileForm& form,
                                    const std::vector<WantedColumn>& wanted) {
  if (form.source.empty() || form.source.size() > kLongestSource) {
    return domain::RefuseArgument("SOURCE_INVALID", "import.source",
                                  {{"longest", static_cast<int64_t>(kLongestSource)}});
  }
  OpenedFile file;
  file.delimiter = form.delimiter.value_or(RecogniseDelimiter(csv, wanted));
  auto table = ReadCsv(csv, file.delimiter);
  if (!table.ok()) return table.status();
  auto places = FindPlaces(wanted, table->headings);
  if (!places.ok()) return places.status();
  if (!form.delimiter.has_value() && file.delimiter != Delimiter::kComma) {
    file.recognised.delimiter = file.delimiter;
  }
  file.recognised.headings = TakenFor(wanted, *places);
  file.recognised.unused_headings = Unused(table->headings, *places);
  file.recognised.empty_rows = table->empty_rows;
  file.table = *std::move(table);
  file.places = *std::move(places);
  return file;
}

bool RowCells::Begin(const CsvRow& row) {
  row_ = &row;
  faults_.clear();
  const auto found = static_cast<int64_t>(row.values.size());
  const auto expected = static_cast<int64_t>(file_.table.headings.size());
  if (found > expected) {
    Keep(domain::RefuseArgument("CSV_ROW_LONG", "csv", {{"found", found}, {"expected", expected}}));
  } else if (found < expected) {
    Keep(
        domain::RefuseArgument("CSV_ROW_SHORT", "csv", {{"found", found}, {"expected", expected}}));
  }
  return found == expected;
}

std::string_view RowCells::At(size_t column) const {
  const std::optional<Place>& place = file_.places[column];
  return place.has_value() ? std::string_view(row_->values[place->at]) : std::string_view();
}

std::string RowCells::Unique(size_t column, const char* reason, Empty empty) {
  std::string value(At(column));
  if (value.empty()) {
    if (Has(column) && empty == Empty::kRefused) KeepEmpty(column);
    return "";
  }
  const auto [earlier, is_new] = lines_[column].try_emplace(value, row_->line);
  if (is_new) return value;
  Keep(domain::RefuseArgument(reason, Heading(column), {{"line", earlier->second}}));
  return "";
}

std::optional<domain::Date> RowCells::Date(size_t column, DateForm form) {
  const std::string_view cell = At(column);
  if (cell.empty()) return std::nullopt;
  const auto read = ReadDate(cell, form, Heading(column));
  if (!read.ok()) {
    Keep(read.status());
    return std::nullopt;
  }
  file_.recognised.dates_with_other_marks += read->has_other_marks ? 1 : 0;
  file_.recognised.dates_with_midnight += read->has_midnight ? 1 : 0;
  return read->date;
}

void RowCells::Keep(const absl::Status& status) {
  for (domain::Refusal& fault : domain::RefusalsOf(status)) faults_.push_back(std::move(fault));
}

// A column is called what the file calls it, in every language.
void RowCells::KeepEmpty(size_t column) {
  const std::string& heading = Heading(column);
  Keep(domain::RefuseArgument("CELL_EMPTY", heading, {{"column", heading}}));
}

}  // namespace timecredit::importing
