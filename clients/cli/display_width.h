#ifndef CLIENTS_CLI_DISPLAY_WIDTH_H_
#define CLIENTS_CLI_DISPLAY_WIDTH_H_

#include <string>
#include <string_view>
#include <vector>

namespace timecredit::cli {

// How many columns of a terminal the text takes: accents that stand over the letter before them
// take none, ideographs and most emoji two. UTF-8.
int DisplayWidth(std::string_view text);

// The text on one line, safe for a terminal: line ends and tabs become spaces, other control
// characters and bytes that are no UTF-8 become U+FFFD.
std::string OneLine(std::string_view text);

// A line as lines of at most so many columns, broken between words alone: a word that is longer
// stands whole on a line of its own. At least one line.
std::vector<std::string> Wrap(std::string_view line, int columns);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_DISPLAY_WIDTH_H_
