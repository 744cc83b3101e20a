#ifndef TESTS_CLIENTS_CLI_COMMAND_LINE_H_
#define TESTS_CLIENTS_CLI_COMMAND_LINE_H_

#include <gtest/gtest.h>

#include <istream>
#include <sstream>
#include <string>
#include <vector>

#include "clients/cli/run.h"
#include "tests/system/served_town.h"

namespace timecredit::cli {

// The command line beside a small town that a real server serves.
class CommandLineTest : public testing::Test {
 protected:
  // Enters a line, about the town's scheme unless another was said; its exit code. `terminal`:
  // where somebody answers, if anybody does.
  int Enter(std::vector<std::string> arguments, std::istream* terminal = nullptr) {
    std::ostringstream out;
    std::ostringstream err;
    arguments.insert(arguments.begin(), {"--server", town_.address(), "--scheme", scheme_});
    const int code = cli::Run(arguments, out, err, terminal);
    out_ = out.str();
    err_ = err.str();
    return code;
  }

  system_test::ServedTown town_;
  std::string scheme_ = "taff";
  std::string out_;  // what the last line printed
  std::string err_;  // and said about it
};

}  // namespace timecredit::cli

#endif  // TESTS_CLIENTS_CLI_COMMAND_LINE_H_
