// Kills a process that is writing, at moments of the test's choosing, and reads what is left.
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <memory>
#include <random>
#include <string>

#include "absl/status/statusor.h"
#include "ledger/storage/rocksdb/rocksdb_store.h"
#include "tests/storage/manual_clock.h"
#include "tests/storage/rocksdb/numbered_updates.h"
#include "tests/storage/rocksdb/temporary_folder.h"

namespace timecredit::storage {
namespace {

constexpr int kKills = 8;
constexpr uint64_t kMostBeforeKill = 600;

// A process of acknowledging_writer.cc.
class Writer {
 public:
  explicit Writer(const std::string& folder) {
    int ends[2];
    EXPECT_EQ(pipe(ends), 0);
    said_ = ends[0];
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    std::string program = "tests/storage/rocksdb/acknowledging_writer";
    std::string argument = folder;
    char* arguments[] = {program.data(), argument.data(), nullptr};
    EXPECT_EQ(posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments, environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
  }

  ~Writer() { close(said_); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // The next number acknowledged; 0 when the process has ended and said no more.
  uint64_t Next() const {
    uint64_t number = 0;
    return read(said_, &number, sizeof(number)) == sizeof(number) ? number : 0;
  }

  void Kill() const {
    kill(process_, SIGKILL);
    int status = 0;
    EXPECT_EQ(waitpid(process_, &status, 0), process_);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "it ended by itself";
  }

 private:
  int said_ = -1;
  pid_t process_ = 0;
};

TEST(StoreKill, WhatWasAcknowledgedIsThereAfterAKillAndNothingIsHalfThere) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/store";
  const ManualClock clock;
  std::mt19937_64 random(20240229);
  uint64_t acknowledged = 0;
  for (int round = 0; round < kKills; ++round) {
    SCOPED_TRACE(round);
    {
      const Writer writer(path);
      const uint64_t until = acknowledged + 1 + random() % kMostBeforeKill;
      while (acknowledged < until) {
        const uint64_t number = writer.Next();
        ASSERT_NE(number, 0) << "the writer has ended";
        ASSERT_GT(number, acknowledged);
        acknowledged = number;
      }
      writer.Kill();
      for (uint64_t number = writer.Next(); number != 0; number = writer.Next()) {
        acknowledged = number;
      }
    }
    const auto store = RocksDbStore::Open(clock, {.folder = path});
    ASSERT_TRUE(store.ok()) << store.status();
    const absl::StatusOr<uint64_t> last = CheckNumbers(**store);
    ASSERT_TRUE(last.ok()) << last.status();
    EXPECT_GE(*last, acknowledged);
    acknowledged = *last;
  }
}

}  // namespace
}  // namespace timecredit::storage
