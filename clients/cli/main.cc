#include <iostream>

#include "clients/cli/run.h"

int main(int count, char** arguments) {
  return timecredit::cli::Run({arguments + 1, arguments + count}, std::cout, std::cerr);
}
