#ifndef LEDGER_WORDING_CATALOGUE_QUANTITIES_H_
#define LEDGER_WORDING_CATALOGUE_QUANTITIES_H_

#include <cstdint>
#include <string>

#include "absl/time/civil_time.h"
#include "ledger/wording/catalogue/catalogue.h"

namespace timecredit::wording {

// What amounts, times, dates and people are called within a sentence of the catalogue's language.
// A catalogue that lacks a message for it gives the plain figures: sentences are checked when they
// are read, so that this is only for catalogues that were found at fault. Thread-safe.

// "2 credits 30 minutes"; below zero with a minus sign.
std::string CreditsInWords(const Catalogue& catalogue, int64_t credit_minutes);

// "2 h 30 min".
std::string TimeInWords(const Catalogue& catalogue, int64_t minutes);

// "3 May 2026", and "3 May 2026 at 14:30".
std::string DateInWords(const Catalogue& catalogue, absl::CivilDay date);
std::string MinuteInWords(const Catalogue& catalogue, absl::CivilMinute minute);

// "2 adults and 1 child"; of at least one person.
std::string PartyInWords(const Catalogue& catalogue, int64_t adults, int64_t under_16s);

}  // namespace timecredit::wording

#endif  // LEDGER_WORDING_CATALOGUE_QUANTITIES_H_
