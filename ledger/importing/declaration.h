#ifndef LEDGER_IMPORTING_DECLARATION_H_
#define LEDGER_IMPORTING_DECLARATION_H_

#include <string>

namespace timecredit::importing {

enum class DurationUnit { kMinutes, kHours, kHoursAndMinutes };

enum class DateForm { kYearMonthDay, kDayMonthYear, kMonthDayYear };

// Which columns mean what, by their headings; empty where there is none. The first four are needed.
struct Columns {
  std::string member;
  std::string activity;
  std::string date;
  std::string duration;
  std::string start_time;
  std::string quantity;
  std::string text;
  std::string reference;
};

// How to read a file. Nothing is guessed.
struct Declaration {
  std::string source;  // 1..100 bytes: where the rows come from, the same for the same source
  Columns columns;
  DurationUnit unit = DurationUnit::kMinutes;
  DateForm date_form = DateForm::kYearMonthDay;
};

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_DECLARATION_H_
