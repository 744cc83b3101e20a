#ifndef LEDGER_IMPORTING_DECLARATION_H_
#define LEDGER_IMPORTING_DECLARATION_H_

#include <optional>
#include <string>

namespace timecredit::importing {

enum class DurationUnit { kMinutes, kHours, kHoursAndMinutes };

enum class DateForm { kYearMonthDay, kDayMonthYear, kMonthDayYear };

enum class Delimiter : char { kComma = ',', kSemicolon = ';', kTab = '\t' };

enum class DecimalMark : char { kPoint = '.', kComma = ',' };

// What becomes of a part of a minute.
enum class MinuteRounding { kRefused, kNearest, kDown, kUp };

// Which columns mean what, by their headings; empty where there is none. Member and date are
// needed, and either the duration or both start and end.
struct Columns {
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

// How a file writes durations.
struct DurationForm {
  DurationUnit unit = DurationUnit::kMinutes;
  DecimalMark decimal_mark = DecimalMark::kPoint;
  MinuteRounding rounding = MinuteRounding::kRefused;
};

// How to read a file. What could be read in two ways is declared and never guessed.
struct Declaration {
  std::string source;  // 1..100 bytes: where the rows come from, the same for the same source
  Columns columns;
  DurationForm durations;
  DateForm date_form = DateForm::kYearMonthDay;
  std::optional<Delimiter> delimiter;  // none: recognised by the headings
};

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_DECLARATION_H_
