#ifndef LEDGER_REPORTING_SEARCH_TOKEN_H_
#define LEDGER_REPORTING_SEARCH_TOKEN_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/personal/member_index.h"

namespace timecredit::reporting {

// Where the next page of a search begins, as page tokens carry it: behind the last match.
std::string SearchTokenOf(const personal::SearchMatch& last);

// nullopt for an empty text. INVALID_ARGUMENT, PAGE_TOKEN_INVALID.
absl::StatusOr<std::optional<personal::SearchMatch>> OpenSearchToken(std::string_view from);

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_SEARCH_TOKEN_H_
