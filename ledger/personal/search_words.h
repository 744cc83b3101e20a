#ifndef LEDGER_PERSONAL_SEARCH_WORDS_H_
#define LEDGER_PERSONAL_SEARCH_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

namespace timecredit::personal {

// The words of a UTF-8 text as a search compares them, in order: without case and diacritics, so
// that "Siân" and "SIAN", "Ŵyn" and "wyn", "Straße" and "strasse", "Øystein" and "oystein" are the
// same; compatibility forms as their plain ones. A word is a run of letters and digits; apostrophes
// within do not end it: "O'Brien" is "obrien". Ill-formed bytes end a word. Thread-safe.
std::vector<std::string> SearchWords(std::string_view text);

// The text with every kind of space, dash and decimal digit as the ASCII one, and without the
// invisible marks that come along when numbers are pasted. Thread-safe.
std::string WithPlainPunctuation(std::string_view text);

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_SEARCH_WORDS_H_
