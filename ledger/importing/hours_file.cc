#include "ledger/importing/hours_file.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/cell.h"
#include "ledger/importing/csv_table.h"
#include "ledger/importing/declaration.h"
#include "ledger/importing/duration_cell.h"
#include "ledger/importing/heading_row.h"
#include "ledger/importing/row_cells.h"

namespace timecredit::importing {
namespace {

constexpr int32_t kMinutesOfADay = 24 * 60;

// The columns, in the order in which they are wanted.
enum Column : size_t {
  kMember,
  kActivity,
  kDate,
  kDuration,
  kStartTime,
  kEndTime,
  kQuantity,
  kText,
  kReference,
};

struct Field {
  const char* path;  // in the request
  std::string HoursColumns::*heading;
  bool is_needed;
};

constexpr Field kFields[] = {
    {"import.columns.member", &HoursColumns::member, true},
    {"import.columns.activity", &HoursColumns::activity, false},
    {"import.columns.date", &HoursColumns::date, true},
    {"import.columns.duration", &HoursColumns::duration, false},
    {"import.columns.start_time", &HoursColumns::start_time, false},
    {"import.columns.end_time", &HoursColumns::end_time, false},
    {"import.columns.quantity", &HoursColumns::quantity, false},
    {"import.columns.text", &HoursColumns::text, false},
    {"import.columns.reference", &HoursColumns::reference, false},
};

// Reads the rows of one file in order.
class RowReader {
 public:
  RowReader(const HoursDeclaration& declaration, OpenedFile& file)
      : declaration_(declaration), recognised_(file.recognised), cells_(file) {}

  HoursRow Read(const CsvRow& row) {
    read_ = {.line = row.line};
    if (cells_.Begin(row)) {
      TakeNames();
      TakeDate();
      TakeTimes();
      TakeDuration();
      TakeQuantity();
      read_.reference = cells_.Unique(kReference, "REFERENCE_TWICE", RowCells::Empty::kRefused);
    }
    read_.faults = cells_.TakeFaults();
    return std::move(read_);
  }

 private:
  void TakeNames() {
    read_.member = cells_.At(kMember);
    read_.activity = cells_.At(kActivity);
    read_.text = cells_.At(kText);
    for (const Column column : {kMember, kActivity}) {
      if (cells_.Has(column) && cells_.At(column).empty()) cells_.KeepEmpty(column);
    }
  }

  void TakeDate() {
    if (cells_.At(kDate).empty()) return cells_.KeepEmpty(kDate);
    const auto date = cells_.Date(kDate, *declaration_.form.date_form);
    if (date.has_value()) read_.effective.date = *date;
  }

  void TakeTimes() {
    const std::string_view begin = cells_.At(kStartTime);
    const std::string_view end = cells_.At(kEndTime);
    std::optional<int32_t> start;
    if (!begin.empty()) {
      const std::string& heading = cells_.Heading(kStartTime);
      const auto minute = ReadTimeOfDay(begin, heading);
      if (minute.ok() && *minute < kMinutesOfADay) {
        start = *minute;
      } else {
        cells_.Keep(minute.ok() ? domain::RefuseArgument("TIME_MALFORMED", heading)
                                : minute.status());
      }
    }
    read_.effective.start_minute = start;
    if (end.empty() && (begin.empty() || !cells_.Has(kEndTime))) return;
    if (end.empty()) return cells_.KeepEmpty(kEndTime);
    if (begin.empty()) cells_.KeepEmpty(kStartTime);
    const auto minute = ReadTimeOfDay(end, cells_.Heading(kEndTime));
    if (!minute.ok()) return cells_.Keep(minute.status());
    if (!start.has_value()) return;
    if (*minute <= *start) {
      return cells_.Keep(
          domain::RefuseArgument("END_NOT_AFTER_START", cells_.Heading(kEndTime),
                                 {{"start", std::string(begin)}, {"end", std::string(end)}}));
    }
    TakeMinutes(*minute - *start);
  }

  void TakeDuration() {
    const std::string_view cell = cells_.At(kDuration);
    if (cell.empty()) return;
    const auto duration = ReadDuration(cell, declaration_.durations, cells_.Heading(kDuration));
    if (!duration.ok()) return cells_.Keep(duration.status());
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
    const std::string_view cell = cells_.At(kQuantity);
    if (cell.empty()) return;
    const auto quantity = ReadQuantity(cell, cells_.Heading(kQuantity));
    if (!quantity.ok()) return cells_.Keep(quantity.status());
    read_.quantity = *quantity;
  }

  const HoursDeclaration& declaration_;
  Recognised& recognised_;
  RowCells cells_;
  HoursRow read_;  // of the row being read
};

}  // namespace

absl::StatusOr<HoursFile> ReadHours(std::string_view csv, const HoursDeclaration& declaration) {
  if (!declaration.form.date_form.has_value()) {
    return domain::RefuseArgument("FIELD_REQUIRED", "import.date_format");
  }
  std::vector<WantedColumn> wanted;
  for (const Field& field : kFields) {
    wanted.push_back({.path = field.path,
                      .declared = declaration.columns.*field.heading,
                      .is_needed = field.is_needed});
  }
  auto opened = OpenFile(csv, declaration.form, wanted);
  if (!opened.ok()) return opened.status();
  HoursFile file{.rows = {}, .delimiter = opened->delimiter, .headings = {}, .recognised = {}};
  for (size_t i = 0; i < wanted.size(); ++i) {
    const auto& place = opened->places[i];
    if (place.has_value()) file.headings.*kFields[i].heading = place->heading;
  }
  RowReader reader(declaration, *opened);
  file.rows.reserve(opened->table.rows.size());
  for (const CsvRow& row : opened->table.rows) file.rows.push_back(reader.Read(row));
  file.recognised = std::move(opened->recognised);
  return file;
}

}  // namespace timecredit::importing
