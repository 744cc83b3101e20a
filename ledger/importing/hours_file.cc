#include "ledger/importing/hours_file.h"

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
#include "ledger/importing/duration_cell.h"
#include "ledger/importing/heading_row.h"

namespace timecredit::importing {
namespace {

constexpr size_t kLongestSource = 100;
constexpr int32_t kMinutesOfADay = 24 * 60;

// A column is called what the file calls it, in every language.
absl::Status IsEmpty(const std::string& heading) {
  return domain::RefuseArgument("CELL_EMPTY", heading, {{"column", heading}});
}

// Reads the rows of one file in order.
class RowReader {
 public:
  RowReader(const Declaration& declaration, const Places& places, size_t columns,
            Recognised& recognised)
      : declaration_(declaration), places_(places), columns_(columns), recognised_(recognised) {}

  HoursRow Read(const CsvRow& row) {
    read_ = {.line = row.line};
    row_ = &row;
    if (row.values.size() == columns_) {
      TakeNames();
      TakeDate();
      TakeTimes();
      TakeDuration();
      TakeQuantity();
      TakeReference();
    } else {
      Keep(
          OfAnotherLength(static_cast<int64_t>(row.values.size()), static_cast<int64_t>(columns_)));
    }
    return std::move(read_);
  }

 private:
  static absl::Status OfAnotherLength(int64_t found, int64_t expected) {
    if (found > expected) {
      return domain::RefuseArgument("CSV_ROW_LONG", "csv",
                                    {{"found", found}, {"expected", expected}});
    }
    return domain::RefuseArgument("CSV_ROW_SHORT", "csv",
                                  {{"found", found}, {"expected", expected}});
  }

  void Keep(const absl::Status& status) {
    for (domain::Refusal& fault : domain::RefusalsOf(status)) {
      read_.faults.push_back(std::move(fault));
    }
  }

  // Empty where there is nothing, or no such column.
  std::string_view Cell(const std::optional<Place>& place) const {
    return place.has_value() ? std::string_view(row_->values[place->at]) : std::string_view();
  }

  void TakeNames() {
    read_.member = Cell(places_.member);
    read_.activity = Cell(places_.activity);
    read_.text = Cell(places_.text);
    for (const auto* place : {&places_.member, &places_.activity}) {
      if (place->has_value() && Cell(*place).empty()) Keep(IsEmpty((*place)->heading));
    }
  }

  void TakeDate() {
    const std::string& heading = places_.date->heading;
    const std::string_view cell = Cell(places_.date);
    if (cell.empty()) return Keep(IsEmpty(heading));
    const auto date = ReadDate(cell, declaration_.date_form, heading);
    if (!date.ok()) return Keep(date.status());
    read_.effective.date = date->date;
    recognised_.dates_with_other_marks += date->has_other_marks ? 1 : 0;
    recognised_.dates_with_midnight += date->has_midnight ? 1 : 0;
  }

  void TakeTimes() {
    const std::string_view begin = Cell(places_.start_time);
    const std::string_view end = Cell(places_.end_time);
    std::optional<int32_t> start;
    if (!begin.empty()) {
      const auto minute = ReadTimeOfDay(begin, places_.start_time->heading);
      if (minute.ok() && *minute < kMinutesOfADay) {
        start = *minute;
      } else {
        Keep(minute.ok() ? domain::RefuseArgument("TIME_MALFORMED", places_.start_time->heading)
                         : minute.status());
      }
    }
    read_.effective.start_minute = start;
    if (end.empty() && (begin.empty() || !places_.end_time.has_value())) return;
    if (end.empty()) return Keep(IsEmpty(places_.end_time->heading));
    if (begin.empty()) Keep(IsEmpty(places_.start_time->heading));
    const auto minute = ReadTimeOfDay(end, places_.end_time->heading);
    if (!minute.ok()) return Keep(minute.status());
    if (!start.has_value()) return;
    if (*minute <= *start) {
      return Keep(
          domain::RefuseArgument("END_NOT_AFTER_START", places_.end_time->heading,
                                 {{"start", std::string(begin)}, {"end", std::string(end)}}));
    }
    TakeMinutes(*minute - *start);
  }

  void TakeDuration() {
    const std::string_view cell = Cell(places_.duration);
    if (cell.empty()) return;
    const auto duration = ReadDuration(cell, declaration_.durations, places_.duration->heading);
    if (!duration.ok()) return Keep(duration.status());
    recognised_.durations_with_units += duration->names_its_units ? 1 : 0;
    recognised_.durations_with_seconds += duration->has_seconds ? 1 : 0;
    recognised_.durations_rounded += duration->was_rounded ? 1 : 0;
    TakeMinutes(duration->minutes);
  }

  void TakeMinutes(int64_t minutes) {
    read_.duration_minutes = minutes;
    if (minutes > 0) read_.effective.duration_minutes = static_cast<int32_t>(minutes);
  }

  void TakeQuantity() {
    const std::string_view cell = Cell(places_.quantity);
    if (cell.empty()) return;
    const auto quantity = ReadQuantity(cell, places_.quantity->heading);
    if (!quantity.ok()) return Keep(quantity.status());
    read_.quantity = *quantity;
  }

  void TakeReference() {
    if (!places_.reference.has_value()) return;
    const std::string reference(Cell(places_.reference));
    if (reference.empty()) return Keep(IsEmpty(places_.reference->heading));
    const auto [earlier, is_new] = lines_.try_emplace(reference, row_->line);
    if (!is_new) {
      return Keep(domain::RefuseArgument("REFERENCE_TWICE", places_.reference->heading,
                                         {{"line", earlier->second}}));
    }
    read_.reference = reference;
  }

  const Declaration& declaration_;
  const Places& places_;
  const size_t columns_;
  Recognised& recognised_;
  std::map<std::string, int64_t> lines_;  // by reference
  const CsvRow* row_ = nullptr;           // the one being read, and what was read of it
  HoursRow read_;
};

std::string HeadingOf(const std::optional<Place>& place) {
  return place.has_value() ? place->heading : std::string();
}

}  // namespace

absl::StatusOr<HoursFile> ReadHours(std::string_view csv, const Declaration& declaration) {
  if (declaration.source.empty() || declaration.source.size() > kLongestSource) {
    return domain::RefuseArgument("SOURCE_INVALID", "import.source",
                                  {{"longest", static_cast<int64_t>(kLongestSource)}});
  }
  HoursFile file;
  file.delimiter = declaration.delimiter.value_or(RecogniseDelimiter(csv, declaration.columns));
  const auto table = ReadCsv(csv, file.delimiter);
  if (!table.ok()) return table.status();
  const auto places = FindPlaces(declaration.columns, table->headings);
  if (!places.ok()) return places.status();
  file.headings = {.member = HeadingOf(places->member),
                   .activity = HeadingOf(places->activity),
                   .date = HeadingOf(places->date),
                   .duration = HeadingOf(places->duration),
                   .start_time = HeadingOf(places->start_time),
                   .end_time = HeadingOf(places->end_time),
                   .quantity = HeadingOf(places->quantity),
                   .text = HeadingOf(places->text),
                   .reference = HeadingOf(places->reference)};
  if (!declaration.delimiter.has_value() && file.delimiter != Delimiter::kComma) {
    file.recognised.delimiter = file.delimiter;
  }
  file.recognised.headings = TakenFor(declaration.columns, *places);
  file.recognised.empty_rows = table->empty_rows;
  RowReader reader(declaration, *places, table->headings.size(), file.recognised);
  file.rows.reserve(table->rows.size());
  for (const CsvRow& row : table->rows) file.rows.push_back(reader.Read(row));
  return file;
}

}  // namespace timecredit::importing
