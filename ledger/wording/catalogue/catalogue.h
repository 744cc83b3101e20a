#ifndef LEDGER_WORDING_CATALOGUE_CATALOGUE_H_
#define LEDGER_WORDING_CATALOGUE_CATALOGUE_H_

#include <unicode/locid.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/wording/catalogue/pattern.h"

namespace timecredit::wording {

// The text of one language's file, as a translator edits it.
struct CatalogueText {
  std::string_view language;  // ISO 639-1: "cy"
  std::string_view text;      // lines "id = sentence"; blank lines and lines beginning with "#"
};

// Everything that can be said in one language.
struct Catalogue {
  std::string language;
  std::map<std::string, std::unique_ptr<Pattern>, std::less<>> patterns;  // by message id
  // What is wrong with the text: one line each, "cy.properties:12: ...". What could be read is in
  // `patterns` all the same.
  std::vector<std::string> faults;
};

// The form of a language that amounts and plurals are put in: Welsh as in Wales.
icu::Locale LocaleOf(std::string_view language);

// Reads a language's text. Faults: a line that is neither, an id twice, a sentence that cannot be
// read, plural forms that the language has and a sentence lacks, and a straight apostrophe, which
// MessageFormat would take for a quotation mark.
Catalogue ReadCatalogue(const CatalogueText& text);

// Where a translation does not say what the original says: an id that only one of them has, other
// arguments in a sentence. One line each.
std::vector<std::string> Differences(const Catalogue& original, const Catalogue& translation);

}  // namespace timecredit::wording

#endif  // LEDGER_WORDING_CATALOGUE_CATALOGUE_H_
