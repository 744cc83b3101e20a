#ifndef LEDGER_IMPORTING_HOURS_FILE_H_
#define LEDGER_IMPORTING_HOURS_FILE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/declaration.h"
#include "ledger/importing/duration_cell.h"
#include "ledger/importing/recognised.h"

namespace timecredit::importing {

// Which columns mean what, by their headings; empty where there is none. Member and date are
// needed, and either the duration or both start and end.
struct HoursColumns {
  std::string member;
  std::string activity;  // empty: one activity for the whole file, which is not said here
  std::string date;
  std::string duration;
  std::string start_time;
  std::string end_time;
  std::string quantity;
  std::string text;
  std::string reference;
};

// How to read a file of hours.
struct HoursDeclaration {
  FileForm form;
  HoursColumns columns;
  DurationForm durations;
};

// A row as it says it is; members and activities are as yet names that somebody typed.
struct HoursRow {
  int64_t line = 0;  // of the file, from 1
  std::string member;
  std::string activity;  // empty without that column
  domain::EffectiveTime effective;
  std::optional<int64_t> duration_minutes;  // none where the row says nothing
  std::optional<int64_t> quantity;          // likewise
  std::string text;
  std::string reference;  // what the source calls it; empty without that column
  // All that is wrong with it, INVALID_ARGUMENT; what is at fault is empty above.
  std::vector<domain::Refusal> faults;
};

// A file of hours, and how it was read.
struct HoursFile {
  std::vector<HoursRow> rows;
  Delimiter delimiter = Delimiter::kComma;
  HoursColumns headings;  // what the file itself calls the declared columns
  Recognised recognised;
};

// Reads all rows; one that is wrong says so. INVALID_ARGUMENT for the whole file: what OpenFile
// refuses, and FIELD_REQUIRED where it is not said how dates are written.
absl::StatusOr<HoursFile> ReadHours(std::string_view csv, const HoursDeclaration& declaration);

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_HOURS_FILE_H_
