#ifndef CLIENTS_CLI_QUANTITIES_H_
#define CLIENTS_CLI_QUANTITIES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace timecredit::cli {

// Credits as people type them, in credit-minutes: "2" credits, "1.5", "1:30" (one credit and thirty
// minutes), "90min". Nullopt for anything else, and for less than a whole minute.
std::optional<int64_t> ParseCredits(std::string_view text);

// Time given, in minutes: "2:30", "2h30", "2h", "2.5h", "150min". A bare number could be minutes or
// hours, and is neither.
std::optional<int64_t> ParseTime(std::string_view text);

// How tables show them: "2" and "1:30" credits; "2:30" of time. Below zero with a minus sign.
std::string ShowCredits(int64_t credit_minutes);
std::string ShowTime(int64_t minutes);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_QUANTITIES_H_
