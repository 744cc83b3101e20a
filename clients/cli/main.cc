#include <unistd.h>

#include <iostream>

#include "clients/cli/run.h"
#include "clients/cli/screen.h"

int main(int count, char** arguments) {
  const bool is_asked = isatty(STDIN_FILENO) != 0 && isatty(STDERR_FILENO) != 0;
  return timecredit::cli::Run({arguments + 1, arguments + count}, std::cout, std::cerr,
                              is_asked ? &std::cin : nullptr, timecredit::cli::StandardScreen());
}
