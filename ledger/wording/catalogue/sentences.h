#ifndef LEDGER_WORDING_CATALOGUE_SENTENCES_H_
#define LEDGER_WORDING_CATALOGUE_SENTENCES_H_

#include <vector>

#include "ledger/wording/catalogue/catalogue.h"

namespace timecredit::wording {

// The files of sentences/, as they were when this was built. English, the original, comes first.
std::vector<CatalogueText> Sentences();

}  // namespace timecredit::wording

#endif  // LEDGER_WORDING_CATALOGUE_SENTENCES_H_
