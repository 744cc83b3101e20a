#ifndef CLIENTS_CLI_SCREEN_H_
#define CLIENTS_CLI_SCREEN_H_

#include <functional>
#include <optional>
#include <string>

namespace timecredit::cli {

// A terminal on which tables are read.
struct Screen {
  int columns = 0;
  int lines = 0;
  // Shows a text page by page, and returns when the reader is done; false where that cannot be.
  std::function<bool(const std::string& text)> page;
};

// The terminal behind the standard output, with PAGER as the program that pages, "less -FRX" unless
// the environment says another. Nullopt where the output goes elsewhere.
std::optional<Screen> StandardScreen();

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_SCREEN_H_
