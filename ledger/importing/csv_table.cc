#include "ledger/importing/csv_table.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "csv.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/refusal.h"

namespace timecredit::importing {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// libcsv, fed byte by byte so that it is known on which line each row begins.
class Reader {
 public:
  Reader() { csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI); }
  ~Reader() { csv_free(&parser_); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  absl::StatusOr<std::vector<CsvRow>> Read(std::string_view bytes) {
    for (const char byte : bytes) {
      const bool ends_line = byte == '\n';
      if (row_.line == 0 && !ends_line && byte != '\r') row_.line = line_;
      if (csv_parse(&parser_, &byte, 1, TakeValue, TakeRow, this) != 1) return Malformed();
      if (ends_line) ++line_;
      if (rows_.size() > kMostRows + 1) {
        return domain::RefuseArgument("CSV_TOO_LONG", "csv", {{"most", int64_t{kMostRows}}});
      }
    }
    if (csv_fini(&parser_, TakeValue, TakeRow, this) != 0) return Malformed();
    if (!is_readable_) return domain::RefuseArgument("CSV_NOT_UTF8", "csv");
    return std::move(rows_);
  }

 private:
  absl::Status Malformed() const {
    return domain::RefuseArgument("CSV_INVALID", "csv",
                                  {{"line", row_.line == 0 ? line_ : row_.line}});
  }

  static void TakeValue(void* value, size_t size, void* reader) {
    auto& self = *static_cast<Reader*>(reader);
    self.row_.values.emplace_back(static_cast<const char*>(value), size);
    self.is_readable_ = self.is_readable_ && domain::IsReadableText(self.row_.values.back());
  }
  static void TakeRow(int /*terminator*/, void* reader) {
    auto& self = *static_cast<Reader*>(reader);
    self.rows_.push_back(std::exchange(self.row_, CsvRow()));
  }

  csv_parser parser_{};
  int64_t line_ = 1;
  CsvRow row_;  // the one being read
  bool is_readable_ = true;
  std::vector<CsvRow> rows_;
};

}  // namespace

absl::StatusOr<CsvTable> ReadCsv(std::string_view bytes) {
  if (bytes.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    bytes.remove_prefix(kByteOrderMark.size());
  }
  auto rows = Reader().Read(bytes);
  if (!rows.ok()) return rows.status();
  if (rows->size() < 2) return domain::RefuseArgument("CSV_EMPTY", "csv");
  CsvTable table;
  table.headings = std::move(rows->front().values);
  rows->erase(rows->begin());
  table.rows = *std::move(rows);
  return table;
}

}  // namespace timecredit::importing
