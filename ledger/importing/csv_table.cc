#include "ledger/importing/csv_table.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "csv.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/cell_text.h"
#include "ledger/importing/declaration.h"

namespace timecredit::importing {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// libcsv, fed byte by byte so that it is known on which line each row begins.
class Reader {
 public:
  Reader(std::string_view bytes, Delimiter delimiter) : bytes_(bytes) {
    if (bytes_.starts_with(kByteOrderMark)) bytes_.remove_prefix(kByteOrderMark.size());
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
  }
  ~Reader() { csv_free(&parser_); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // At most so many rows, the headings' among them.
  absl::Status Read(size_t most) {
    for (const char byte : bytes_) {
      const bool ends_line = byte == '\n';
      if (row_.line == 0 && !ends_line && byte != '\r') row_.line = line_;
      if (csv_parse(&parser_, &byte, 1, TakeValue, TakeRow, this) != 1) return Malformed();
      if (!fault_.ok()) return fault_;
      if (ends_line) ++line_;
      if (rows_.size() == most) return absl::OkStatus();
    }
    if (csv_fini(&parser_, TakeValue, TakeRow, this) != 0) return Malformed();
    return fault_;
  }

  std::vector<CsvRow>& rows() { return rows_; }
  int64_t empty_rows() const { return empty_rows_; }

 private:
  absl::Status Malformed() const {
    return domain::RefuseArgument("CSV_INVALID", "csv", {{"line", Line()}});
  }

  int64_t Line() const { return row_.line == 0 ? line_ : row_.line; }

  // Of the value being read: its heading, or its number where it has none or is one.
  std::string Column() const {
    const size_t at = row_.values.size();
    const bool has_heading =
        !rows_.empty() && at < rows_.front().values.size() && !rows_.front().values[at].empty();
    return has_heading ? rows_.front().values[at] : std::to_string(at + 1);
  }

  static void TakeValue(void* value, size_t size, void* reader) {
    auto& self = *static_cast<Reader*>(reader);
    const std::string_view text(static_cast<const char*>(value), size);
    if (!IsUtf8(text)) {
      self.fault_.Update(domain::RefuseArgument(
          "CSV_NOT_UTF8", "csv", {{"line", self.Line()}, {"column", self.Column()}}));
    } else if (HasControls(text)) {
      self.fault_.Update(domain::RefuseArgument(
          "CSV_NOT_TEXT", "csv", {{"line", self.Line()}, {"column", self.Column()}}));
    } else {
      self.row_.values.push_back(Meant(text));
    }
  }
  static void TakeRow(int /*terminator*/, void* reader) {
    auto& self = *static_cast<Reader*>(reader);
    CsvRow row = std::exchange(self.row_, CsvRow());
    const bool is_empty = std::all_of(row.values.begin(), row.values.end(),
                                      [](const std::string& value) { return value.empty(); });
    if (is_empty) {
      ++self.empty_rows_;
    } else {
      self.rows_.push_back(std::move(row));
    }
  }

  std::string_view bytes_;
  csv_parser parser_{};
  int64_t line_ = 1;
  CsvRow row_;  // the one being read
  absl::Status fault_;
  std::vector<CsvRow> rows_;
  int64_t empty_rows_ = 0;
};

}  // namespace

absl::StatusOr<CsvTable> ReadCsv(std::string_view bytes, Delimiter delimiter) {
  Reader reader(bytes, delimiter);
  if (auto status = reader.Read(kMostRows + 2); !status.ok()) return status;
  std::vector<CsvRow>& rows = reader.rows();
  if (rows.size() < 2) return domain::RefuseArgument("CSV_EMPTY", "csv");
  if (rows.size() > kMostRows + 1) {
    return domain::RefuseArgument("CSV_TOO_LONG", "csv", {{"most", int64_t{kMostRows}}});
  }
  CsvTable table;
  table.headings = std::move(rows.front().values);
  rows.erase(rows.begin());
  table.rows = std::move(rows);
  table.empty_rows = reader.empty_rows();
  return table;
}

std::vector<std::string> ReadHeadings(std::string_view bytes, Delimiter delimiter) {
  Reader reader(bytes, delimiter);
  const bool is_read = reader.Read(1).ok() && !reader.rows().empty();
  return is_read ? std::move(reader.rows().front().values) : std::vector<std::string>();
}

}  // namespace timecredit::importing
