#ifndef CLIENTS_CLI_OFFERING_H_
#define CLIENTS_CLI_OFFERING_H_

#include <string>
#include <vector>

#include "clients/cli/context.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own
class App;
}  // namespace CLI

namespace timecredit::cli {

// Prints what the last of the words can become, for the scripts by which shells complete commands
// (completion.h): one on a line, a tab behind it, and what it is; or a line of "*" for the name of
// a file. The words are those behind the program's name, the last as far as it is typed. What can
// be known only by the server is asked of the one that they and the environment name, once and for
// a second at most; nothing is said where it does not answer.
void OfferWords(const CLI::App& program, const std::vector<std::string>& words, Context& context);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_OFFERING_H_
