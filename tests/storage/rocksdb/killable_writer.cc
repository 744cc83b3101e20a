#include "tests/storage/rocksdb/killable_writer.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace timecredit::storage {

KillableWriter::KillableWriter(std::string program, std::vector<std::string> arguments) {
  std::array<int, 2> ends{};
  EXPECT_EQ(pipe(ends.data()), 0);
  said_ = ends[0];
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclose(&actions, ends[0]);
  std::vector<char*> words = {program.data()};
  for (std::string& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  EXPECT_EQ(posix_spawn(&process_, program.c_str(), &actions, nullptr, words.data(), environ), 0);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
}

KillableWriter::~KillableWriter() { close(said_); }

uint64_t KillableWriter::Next() const {
  uint64_t number = 0;
  return read(said_, &number, sizeof(number)) == sizeof(number) ? number : 0;
}

void KillableWriter::Kill() const {
  kill(process_, SIGKILL);
  int status = 0;
  EXPECT_EQ(waitpid(process_, &status, 0), process_);
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "it ended by itself";
}

}  // namespace timecredit::storage
