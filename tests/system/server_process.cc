#include "tests/system/server_process.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace timecredit::system_test {
namespace {

// All of a pipe's first line.
std::string ReadLine(int pipe) {
  std::string line;
  char letter = 0;
  while (read(pipe, &letter, 1) == 1 && letter != '\n') line.push_back(letter);
  return line;
}

}  // namespace

ServerProcess::ServerProcess(const server::Configuration& folders,
                             const std::vector<std::string>& options) {
  std::array<int, 2> out{};
  EXPECT_EQ(pipe(out.data()), 0);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclose(&actions, out[0]);
  std::vector<std::string> arguments = {"ledger/server/timecreditd",
                                        "--data",
                                        folders.data_folder,
                                        "--keys",
                                        folders.key_folder,
                                        "--port",
                                        "0",
                                        "--development-principal",
                                        "operator:1",
                                        "--log-level",
                                        "error"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  std::vector<char*> raw;
  for (std::string& argument : arguments) raw.push_back(argument.data());
  raw.push_back(nullptr);
  EXPECT_EQ(posix_spawn(&process_, raw[0], &actions, nullptr, raw.data(), environ), 0);
  posix_spawn_file_actions_destroy(&actions);
  close(out[1]);
  const std::string greeting = ReadLine(out[0]);
  close(out[0]);
  constexpr char kBefore[] = "timecreditd serves on ";
  EXPECT_TRUE(greeting.starts_with(kBefore)) << "it said: " << greeting;
  address_ = greeting.substr(std::min(greeting.size(), sizeof(kBefore) - 1));
}

ServerProcess::~ServerProcess() { End(SIGTERM); }

void ServerProcess::End(int signal) {
  if (process_ == 0) return;
  kill(process_, signal);
  waitpid(process_, nullptr, 0);
  process_ = 0;
}

int64_t ServerProcess::MostMemory() const {
  std::ifstream status(absl::StrCat("/proc/", process_, "/status"));
  std::string word;
  int64_t kilobytes = 0;
  while (status >> word && word != "VmHWM:") {
  }
  status >> kilobytes;
  EXPECT_GT(kilobytes, 0);
  return kilobytes << 10;
}

bool ServerProcess::IsSanitized() {
#ifdef TIMECREDIT_SANITIZED
  return true;
#else
  return false;
#endif
}

int64_t ServerProcess::OpenDescriptors() const {
  const std::filesystem::directory_iterator open(absl::StrCat("/proc/", process_, "/fd"));
  return std::distance(begin(open), end(open));
}

}  // namespace timecredit::system_test
