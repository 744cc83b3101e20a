#ifndef LEDGER_PERSONAL_PHONE_NUMBER_H_
#define LEDGER_PERSONAL_PHONE_NUMBER_H_

#include <string>
#include <string_view>
#include <vector>

namespace timecredit::personal {

// Phone numbers as people write them, for comparison by their digits alone. Numbers of the country
// with `calling_code` ("44") begin with the trunk prefix 0 however they were written: "+44 29 2034
// 5678", "0044 (0)29 2034 5678" and "029 2034 5678" are all "02920345678". Numbers of other
// countries, written with + or 00, begin with their calling code. All thread-safe.

// A stretch of a text that may be a number: digits, and the spaces, brackets, hyphens, dots and the
// leading + among them, not attached to a letter. In ASCII: see WithPlainPunctuation.
struct NumberRun {
  size_t begin = 0;  // in the text, in bytes
  size_t end = 0;
  std::vector<std::string> groups;  // of digits, as they were written
  bool has_plus = false;            // begins with +
};

std::vector<NumberRun> NumberRuns(std::string_view text);

// The digits under which the number is kept. Without any prefix it is taken as one of the country.
std::string DigitsToKeep(const NumberRun& run, std::string_view calling_code);

// The digits to seek within kept ones: as above, but what begins without a prefix may be the middle
// of a number and stays as it is. Empty when only a prefix was given.
std::string DigitsToSeek(const NumberRun& run, std::string_view calling_code);

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_PHONE_NUMBER_H_
