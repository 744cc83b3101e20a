#ifndef LEDGER_IMPORTING_RECOGNISED_H_
#define LEDGER_IMPORTING_RECOGNISED_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/importing/declaration.h"

namespace timecredit::importing {

// What was made of a file beyond what was declared of it.
struct Recognised {
  std::optional<Delimiter> delimiter;  // none where it was declared, or is the comma
  std::vector<std::pair<std::string, std::string>> headings;  // as wanted, and as in the file
  std::vector<std::string> unused_headings;                   // from which nothing was taken
  int64_t empty_rows = 0;                                     // left out
  int64_t dates_with_other_marks = 0;                         // "31.05.2026" for "31/05/2026"
  int64_t dates_with_midnight = 0;                            // which was left out
  int64_t durations_with_units = 0;                           // "1h 15m", whatever the unit
  int64_t durations_with_seconds = 0;                         // "1:15:00"
  int64_t durations_rounded = 0;
};

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_RECOGNISED_H_
