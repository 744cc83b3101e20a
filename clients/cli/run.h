#ifndef CLIENTS_CLI_RUN_H_
#define CLIENTS_CLI_RUN_H_

#include <istream>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "clients/cli/screen.h"

namespace timecredit::cli {

// Carries out one command line (without the program's name): data goes to `out`, everything said to
// people about it to `err`. The exit code: see exit_code.h. Reads TIMECREDIT_* from the
// environment. `terminal`: where somebody can be asked whether to go on with what is hard to take
// back; null where nobody can. `screen`: where `out` is read, if that is a terminal.
int Run(std::vector<std::string> arguments, std::ostream& out, std::ostream& err,
        std::istream* terminal = nullptr, std::optional<Screen> screen = std::nullopt);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_RUN_H_
