#ifndef LEDGER_IMPORTING_CELL_TEXT_H_
#define LEDGER_IMPORTING_CELL_TEXT_H_

#include <string>
#include <string_view>

namespace timecredit::importing {

// Of the texts of a file's cells. All thread-safe; UTF-8, but for the first two functions.

bool IsUtf8(std::string_view bytes);

// Whether something stands in a text that is none, such as a NUL byte: control characters other
// than tabs and the ends of lines.
bool HasControls(std::string_view text);

// What a cell says, however a spreadsheet wrote it: without blanks around it, of every kind, with
// lines that end alike, and letters composed with their accents (Unicode's NFC).
std::string Meant(std::string_view cell);

// The same for two headings that differ only in case, in blanks, or in forms of letters that look
// alike.
std::string Folded(std::string_view heading);

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_CELL_TEXT_H_
