#ifndef LEDGER_IMPORTING_DECLARATION_H_
#define LEDGER_IMPORTING_DECLARATION_H_

#include <optional>
#include <string>

namespace timecredit::importing {

// How to read a file, whatever is in it. What could be read in two ways is declared and never
// guessed. What a kind of file has beside this is with that kind.

enum class DateForm { kYearMonthDay, kDayMonthYear, kMonthDayYear };

enum class Delimiter : char { kComma = ',', kSemicolon = ';', kTab = '\t' };

struct FileForm {
  std::string source;  // 1..100 bytes: where the rows come from, the same for the same source
  std::optional<DateForm> date_form;   // none: there are no dates in the file
  std::optional<Delimiter> delimiter;  // none: recognised by the headings
};

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_DECLARATION_H_
