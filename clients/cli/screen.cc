#include "clients/cli/screen.h"

#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>

namespace timecredit::cli {
namespace {

// What the shell answers for a program that is not there.
constexpr int kNotFound = 127;

bool ShowThrough(const std::string& pager, const std::string& text) {
  // A reader may leave before the end of the text, which is no fault.
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  std::FILE* const pipe = popen(pager.c_str(), "w");  // a command line, as PAGER is
  if (pipe == nullptr) {
    std::signal(SIGPIPE, before);
    return false;
  }
  std::fwrite(text.data(), 1, text.size(), pipe);
  const int status = pclose(pipe);
  std::signal(SIGPIPE, before);
  return status != -1 && !(WIFEXITED(status) && WEXITSTATUS(status) == kNotFound);
}

}  // namespace

std::optional<Screen> StandardScreen() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) {
    return std::nullopt;
  }
  const char* const said = std::getenv("PAGER");
  const std::string pager = said == nullptr || *said == '\0' ? "less -FRX" : said;
  return Screen{.columns = size.ws_col,
                .lines = size.ws_row,
                .page = [pager](const std::string& text) { return ShowThrough(pager, text); }};
}

}  // namespace timecredit::cli
