#ifndef CLIENTS_CLI_QUANTITIES_H_
#define CLIENTS_CLI_QUANTITIES_H_

#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "clients/cli/words.h"

namespace timecredit::cli {

// Amounts and dates as people type them, and as the program prints them, in English, Welsh and
// French. Nothing is rounded, and nothing guessed: INVALID_ARGUMENT, with a sentence that says why
// not and how to write it, in the language of `words`.

// In credit-minutes: "2" credits, "1.5", "1:30" (one credit and thirty minutes), "90min", "1 credit
// 40 minutes", "30 munud o gredyd", "−2 crédits".
absl::StatusOr<int64_t> ParseCredits(std::string_view text, const Words& words);

// Time given, in minutes: "2:30", "2h30", "2 h 30 min", "1h30m", "2.5 hours", "2,5 heures",
// "150min", "90 minutes". A bare number could be minutes or hours, and is neither.
absl::StatusOr<int64_t> ParseTime(std::string_view text, const Words& words);

// Whether a date that is typed so depends on which day it is: "today", "hier".
bool CountsFromToday(std::string_view text);

// "2026-05-31", "31 May 2026", "31 Mai 2026", "1er mai 2026"; "today", "yesterday" and the like
// count from `today`. "31/05" could be read in two ways, and is not read at all.
absl::StatusOr<absl::CivilDay> ParseDate(std::string_view text, absl::CivilDay today,
                                         const Words& words);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_QUANTITIES_H_
