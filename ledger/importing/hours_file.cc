#include "ledger/importing/hours_file.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/cell.h"
#include "ledger/importing/csv_table.h"
#include "ledger/importing/declaration.h"

namespace timecredit::importing {
namespace {

constexpr size_t kLongestSource = 100;

// Where the declared columns lie in the file.
struct Places {
  size_t member = 0;
  size_t activity = 0;
  size_t date = 0;
  size_t duration = 0;
  std::optional<size_t> start_time;
  std::optional<size_t> quantity;
  std::optional<size_t> text;
  std::optional<size_t> reference;
};

absl::StatusOr<size_t> PlaceOf(const std::string& heading, std::string_view field,
                               const CsvTable& table) {
  if (heading.empty()) return domain::RefuseArgument("FIELD_REQUIRED", field);
  const auto first = std::find(table.headings.begin(), table.headings.end(), heading);
  if (first == table.headings.end()) {
    return domain::RefuseArgument("COLUMN_UNKNOWN", field, {{"column", heading}});
  }
  if (std::find(first + 1, table.headings.end(), heading) != table.headings.end()) {
    return domain::RefuseArgument("COLUMN_TWICE", field, {{"column", heading}});
  }
  return static_cast<size_t>(first - table.headings.begin());
}

absl::StatusOr<Places> FindPlaces(const Columns& columns, const CsvTable& table) {
  Places places;
  absl::Status status;
  const auto take = [&](const std::string& heading, std::string_view field, size_t& place) {
    const auto found = PlaceOf(heading, field, table);
    status.Update(found.status());
    if (found.ok()) place = *found;
  };
  const auto take_optional = [&](const std::string& heading, std::string_view field,
                                 std::optional<size_t>& place) {
    if (!heading.empty()) take(heading, field, place.emplace());
  };
  take(columns.member, "import.columns.member", places.member);
  take(columns.activity, "import.columns.activity", places.activity);
  take(columns.date, "import.columns.date", places.date);
  take(columns.duration, "import.columns.duration", places.duration);
  take_optional(columns.start_time, "import.columns.start_time", places.start_time);
  take_optional(columns.quantity, "import.columns.quantity", places.quantity);
  take_optional(columns.text, "import.columns.text", places.text);
  take_optional(columns.reference, "import.columns.reference", places.reference);
  if (!status.ok()) return status;
  return places;
}

// A column is called what the file calls it, in every language.
absl::Status IsEmpty(const std::string& heading) {
  return domain::RefuseArgument("CELL_EMPTY", heading, {{"column", heading}});
}

// Reads the rows of one file in order.
class RowReader {
 public:
  RowReader(const Declaration& declaration, const Places& places, size_t columns)
      : declaration_(declaration), places_(places), columns_(columns) {}

  HoursRow Read(const CsvRow& row) {
    HoursRow read;
    read.line = row.line;
    read.status = Fill(row, read);
    if (!read.status.ok()) read = {.line = row.line, .status = std::move(read.status)};
    return read;
  }

 private:
  absl::Status Fill(const CsvRow& row, HoursRow& read) {
    if (row.values.size() != columns_) {
      return domain::RefuseArgument("CSV_ROW_SHORT", "csv",
                                    {{"found", static_cast<int64_t>(row.values.size())},
                                     {"expected", static_cast<int64_t>(columns_)}});
    }
    const auto optional = [&](const std::optional<size_t>& place) {
      return place.has_value() ? row.values[*place] : std::string();
    };
    read.member = row.values[places_.member];
    read.activity = row.values[places_.activity];
    read.text = optional(places_.text);
    for (const auto& [value, heading] :
         {std::pair{&read.member, &declaration_.columns.member},
          std::pair{&read.activity, &declaration_.columns.activity}}) {
      if (value->empty()) return IsEmpty(*heading);
    }
    const auto date = ReadDate(row.values[places_.date], declaration_.date_form);
    if (!date.ok()) return date.status();
    const auto start = ReadStartTime(optional(places_.start_time), declaration_.columns.start_time);
    if (!start.ok()) return start.status();
    const auto minutes = ReadDuration(row.values[places_.duration], declaration_.unit);
    if (!minutes.ok()) return minutes.status();
    const auto quantity = ReadQuantity(optional(places_.quantity));
    if (!quantity.ok()) return quantity.status();
    read.effective.date = *date;
    read.effective.start_minute = *start;
    read.duration_minutes = *minutes;
    if (*minutes > 0) read.effective.duration_minutes = static_cast<int32_t>(*minutes);
    read.quantity = *quantity;
    return TakeReference(row, optional(places_.reference), read);
  }

  absl::Status TakeReference(const CsvRow& row, const std::string& reference, HoursRow& read) {
    if (!places_.reference.has_value()) return absl::OkStatus();
    if (reference.empty()) return IsEmpty(declaration_.columns.reference);
    const auto [earlier, is_new] = lines_.try_emplace(reference, row.line);
    if (!is_new) {
      return domain::RefuseArgument("REFERENCE_TWICE", declaration_.columns.reference,
                                    {{"line", earlier->second}});
    }
    read.reference = reference;
    return absl::OkStatus();
  }

  const Declaration& declaration_;
  const Places& places_;
  const size_t columns_;
  std::map<std::string, int64_t> lines_;  // by reference
};

}  // namespace

absl::StatusOr<std::vector<HoursRow>> ReadHours(std::string_view csv,
                                                const Declaration& declaration) {
  if (declaration.source.empty() || declaration.source.size() > kLongestSource) {
    return domain::RefuseArgument("SOURCE_INVALID", "import.source",
                                  {{"longest", static_cast<int64_t>(kLongestSource)}});
  }
  const auto table = ReadCsv(csv);
  if (!table.ok()) return table.status();
  const auto places = FindPlaces(declaration.columns, *table);
  if (!places.ok()) return places.status();
  RowReader reader(declaration, *places, table->headings.size());
  std::vector<HoursRow> rows;
  rows.reserve(table->rows.size());
  for (const CsvRow& row : table->rows) rows.push_back(reader.Read(row));
  return rows;
}

}  // namespace timecredit::importing
