#ifndef CLIENTS_CLI_SUGGESTION_H_
#define CLIENTS_CLI_SUGGESTION_H_

#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/declarations.h"
#include "clients/cli/existing.h"
#include "clients/cli/words.h"

namespace timecredit::cli {

// What was typed that is not there, with the nearest that is: "There is no activity “gardn-day”.
// Did you mean garden-day?" `reason`: of a refusal that says that something is not there; for any
// other there is nothing to say, nor where nothing is near or the caller may not list it.
std::vector<std::string> Suggestions(std::string_view reason, const Declarations& declarations,
                                     const Lookup& lookup, const Words& words);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_SUGGESTION_H_
