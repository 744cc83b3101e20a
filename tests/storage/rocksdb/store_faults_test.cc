// One fault at each call of a fixed workload that changes a file, or at every few of them: see
// --every. Whatever fails, what was acknowledged is there afterwards and nothing is half there.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/storage/rocksdb/rocksdb_store.h"
#include "ledger/storage/store.h"
#include "tests/domain/manual_clock.h"
#include "tests/storage/rocksdb/faulty_file_system.h"
#include "tests/storage/rocksdb/numbered_updates.h"
#include "tests/storage/rocksdb/temporary_folder.h"

ABSL_FLAG(int, every, 17, "Fail every nth call; 1 fails each in turn.");

namespace timecredit::storage {
namespace {

// Enough to write out memtables on the way.
constexpr int kUpdates = 60;
constexpr size_t kMemtableBytes = 64 << 10;

class StoreFaults : public testing::Test {
 protected:
  RocksDbOptions Options(std::shared_ptr<FaultyFileSystem> file_system) {
    return {.folder = folder_->path() + "/store",
            .row_cache_bytes = 3 << 10,
            .memtable_bytes = kMemtableBytes,
            .on_failed_write = [this](const std::string&) { ++stops_; },
            .file_system = std::move(file_system)};
  }

  // Opens a new store over the faulty files and writes until something fails.
  void RunUntilItFails(const std::shared_ptr<FaultyFileSystem>& files) {
    acknowledged_ = 0;
    stops_ = 0;
    auto store = RocksDbStore::Open(clock_, Options(files));
    if (!store.ok()) {
      EXPECT_TRUE(files->has_failed()) << store.status();
      return;
    }
    for (int update = 0; update < kUpdates; ++update) {
      // What fails in the background may do so between an update and its answer.
      const bool had_stopped = stops_ > 0;
      uint64_t number = 0;
      const absl::Status status = (*store)->Run(
          [&](Transaction& transaction) { return WriteNextNumber(transaction, &number); });
      // Either everything goes on, or nothing does.
      if (status.ok()) {
        EXPECT_EQ(number, acknowledged_ + 1);
        EXPECT_FALSE(had_stopped);
        acknowledged_ = number;
      } else {
        EXPECT_TRUE(files->has_failed()) << status;
        EXPECT_EQ(stops_, 1) << status;
      }
    }
    EXPECT_LE(stops_, 1);
  }

  // What is there with files that work again.
  void CheckWhatIsLeft() {
    auto store = RocksDbStore::Open(clock_, Options(nullptr));
    ASSERT_TRUE(store.ok()) << store.status();
    const absl::StatusOr<uint64_t> last = CheckNumbers(**store);
    ASSERT_TRUE(last.ok()) << last.status();
    EXPECT_GE(*last, acknowledged_);
    EXPECT_LE(*last, acknowledged_ + 1);
    // And it goes on from there.
    uint64_t number = 0;
    const absl::Status status = (*store)->Run(
        [&](Transaction& transaction) { return WriteNextNumber(transaction, &number); });
    EXPECT_TRUE(status.ok()) << status;
    EXPECT_EQ(number, *last + 1);
  }

  // Calls that the workload makes when nothing fails. Those of the background come when they come,
  // so the number is not quite the same every time.
  int64_t CallsWithoutFault() {
    const auto files = std::make_shared<FaultyFileSystem>();
    RunUntilItFails(files);
    EXPECT_EQ(acknowledged_, kUpdates);
    return files->calls();
  }

  void FailEveryFewCalls(Fault fault, int first, FaultyFileSystem::Tail tail) {
    const int64_t calls = CallsWithoutFault();
    ASSERT_GT(calls, 100);
    int64_t runs = 0;
    int64_t stops = 0;
    for (int64_t call = 1 + first % absl::GetFlag(FLAGS_every); call <= calls;
         call += absl::GetFlag(FLAGS_every)) {
      SCOPED_TRACE(call);
      folder_ = std::make_unique<TemporaryFolder>();
      const auto files = std::make_shared<FaultyFileSystem>();
      files->FailCall(call, fault);
      RunUntilItFails(files);
      if (fault == Fault::kPowerCut) files->LoseUnsynced(tail);
      CheckWhatIsLeft();
      if (HasFailure()) return;
      ++runs;
      stops += stops_;
    }
    EXPECT_GT(stops, 0) << "no fault was ever felt";
    std::printf("%lld of %lld calls failed in turn, %lld stopped the store\n",
                static_cast<long long>(runs), static_cast<long long>(calls),
                static_cast<long long>(stops));
  }

  domain::ManualClock clock_;
  std::unique_ptr<TemporaryFolder> folder_ = std::make_unique<TemporaryFolder>();
  uint64_t acknowledged_ = 0;
  std::atomic<int> stops_ = 0;
};

TEST_F(StoreFaults, APowerCutThatLosesWhatWasNotSynced) {
  FailEveryFewCalls(Fault::kPowerCut, 0, FaultyFileSystem::Tail::kLost);
}

TEST_F(StoreFaults, APowerCutThatTearsWhatWasNotSynced) {
  FailEveryFewCalls(Fault::kPowerCut, 3, FaultyFileSystem::Tail::kTorn);
}

TEST_F(StoreFaults, AnErrorOfTheDisk) {
  FailEveryFewCalls(Fault::kIoError, 5, FaultyFileSystem::Tail::kLost);
}

TEST_F(StoreFaults, ADiskWithoutSpace) {
  FailEveryFewCalls(Fault::kNoSpace, 7, FaultyFileSystem::Tail::kLost);
}

// The test above must be able to fail: a store that acknowledged before its sync would lose here.
TEST_F(StoreFaults, WhatIsNotSyncedIsLost) {
  const auto files = std::make_shared<FaultyFileSystem>();
  const std::string path = folder_->path() + "/file";
  std::unique_ptr<rocksdb::FSWritableFile> file;
  ASSERT_TRUE(files->NewWritableFile(path, {}, &file, nullptr).ok());
  ASSERT_TRUE(file->Append("synced", {}, nullptr).ok());
  ASSERT_TRUE(file->Sync({}, nullptr).ok());
  files->FolderSynced(folder_->path());
  ASSERT_TRUE(file->Append(" and not", {}, nullptr).ok());
  file.reset();
  files->LoseUnsynced(FaultyFileSystem::Tail::kLost);
  std::string left;
  ASSERT_TRUE(rocksdb::ReadFileToString(rocksdb::Env::Default(), path, &left).ok());
  EXPECT_EQ(left, "synced");
}

TEST_F(StoreFaults, WhatIsWrittenOverIsThereAgain) {
  const auto files = std::make_shared<FaultyFileSystem>();
  const std::string path = folder_->path() + "/file";
  ASSERT_TRUE(rocksdb::WriteStringToFile(rocksdb::Env::Default(), "long ago", path).ok());
  std::unique_ptr<rocksdb::FSRandomRWFile> file;
  ASSERT_TRUE(files->NewRandomRWFile(path, {}, &file, nullptr).ok());
  ASSERT_TRUE(file->Write(0, "synced", {}, nullptr).ok());
  ASSERT_TRUE(file->Sync({}, nullptr).ok());
  ASSERT_TRUE(file->Write(0, "not", {}, nullptr).ok());
  file.reset();
  files->LoseUnsynced(FaultyFileSystem::Tail::kLost);
  std::string left;
  ASSERT_TRUE(rocksdb::ReadFileToString(rocksdb::Env::Default(), path, &left).ok());
  EXPECT_EQ(left, "syncedgo");
}

}  // namespace
}  // namespace timecredit::storage

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  absl::ParseCommandLine(argc, argv);
  return RUN_ALL_TESTS();
}
