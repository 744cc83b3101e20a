#include "ledger/server/private_process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

#include "gtest/gtest.h"
#include "tests/storage/rocksdb/temporary_folder.h"

namespace timecredit::server {
namespace {

TEST(AProcessThatKeepsToItself, MakesFilesForItsOwnerAndLeavesNoCore) {
  const storage::TemporaryFolder folder;
  KeepToOneself();
  const std::string path = folder.path() + "/file";
  const int file = open(path.c_str(), O_CREAT | O_WRONLY, 0666);
  ASSERT_GE(file, 0);
  close(file);
  struct stat made {};
  ASSERT_EQ(stat(path.c_str(), &made), 0);
  EXPECT_EQ(made.st_mode & 0777, 0600);
  rlimit core{};
  ASSERT_EQ(getrlimit(RLIMIT_CORE, &core), 0);
  EXPECT_EQ(core.rlim_max, 0);
}

}  // namespace
}  // namespace timecredit::server
