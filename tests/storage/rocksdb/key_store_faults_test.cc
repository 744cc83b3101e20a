// One fault at each call of a fixed workload of keys that changes a file. Whatever fails, a store
// that goes on is whole, one that cannot stops once and says why, and what was acknowledged is
// there afterwards.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/storage/key_store.h"
#include "ledger/storage/rocksdb/rocksdb_key_store.h"
#include "tests/storage/rocksdb/faulty_file_system.h"
#include "tests/storage/rocksdb/temporary_folder.h"

namespace timecredit::storage {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

domain::KeyId Id(uint8_t number) { return {number, 1}; }

KeyBytes Key(uint8_t number) {
  KeyBytes key;
  key.fill(number);
  return key;
}

class KeyStoreFaults : public testing::Test {
 protected:
  RocksDbKeyStoreOptions Options(std::shared_ptr<FaultyFileSystem> files) {
    return {.folder = folder_->path() + "/keys",
            .on_failed_write = [this](const std::string& line) { stops_.push_back(line); },
            .file_system = std::move(files)};
  }

  // What is known of a deed that was tried.
  void Note(const absl::Status& status, uint8_t number, KeyState after) {
    if (status.ok()) {
      acknowledged_[number] = after;
    } else {
      EXPECT_TRUE(absl::IsUnavailable(status)) << status;
      unknown_[number] = true;
    }
    // Either everything goes on, or nothing does.
    EXPECT_EQ(status.ok(), stops_.empty()) << status;
  }

  // Adds keys and destroys some.
  void Work(const std::shared_ptr<FaultyFileSystem>& files) {
    acknowledged_.clear();
    unknown_.clear();
    stops_.clear();
    auto store = RocksDbKeyStore::Open(Options(files));
    if (!store.ok()) {
      EXPECT_TRUE(files->has_failed()) << store.status();
      return;
    }
    for (uint8_t number = 1; number <= 6; ++number) {
      Note((*store)->Add(Id(number), Key(number)), number, KeyState::kPresent);
      if (number % 3 == 0) Note((*store)->Destroy(Id(number)), number, KeyState::kDestroyed);
    }
    EXPECT_LE(stops_.size(), 1);
    for (const std::string& line : stops_) {
      EXPECT_THAT(line, AllOf(HasSubstr(folder_->path()), HasSubstr("could not write"),
                              Not(HasSubstr("\n"))));
    }
  }

  void CheckWhatIsLeft() {
    auto store = RocksDbKeyStore::Open(Options(nullptr));
    ASSERT_TRUE(store.ok()) << store.status();
    for (const auto& [number, state] : acknowledged_) {
      if (unknown_[number]) continue;
      EXPECT_EQ(*(*store)->StateOf(Id(number)), state) << int{number};
    }
    EXPECT_TRUE((*store)->Add(Id(99), Key(99)).ok());
  }

  void FailEachCall(Fault fault) {
    const auto healthy = std::make_shared<FaultyFileSystem>();
    Work(healthy);
    EXPECT_TRUE(stops_.empty());
    const int64_t calls = healthy->calls();
    ASSERT_GT(calls, 50);
    int64_t stops = 0;
    for (int64_t call = 1; call <= calls; call += 3) {
      SCOPED_TRACE(call);
      folder_ = std::make_unique<TemporaryFolder>();
      const auto files = std::make_shared<FaultyFileSystem>();
      files->FailCall(call, fault);
      Work(files);
      stops += std::ssize(stops_);
      CheckWhatIsLeft();
      if (HasFailure()) return;
    }
    EXPECT_GT(stops, 0) << "no fault was ever felt";
  }

  std::unique_ptr<TemporaryFolder> folder_ = std::make_unique<TemporaryFolder>();
  std::map<uint8_t, KeyState> acknowledged_;
  std::map<uint8_t, bool> unknown_;
  std::vector<std::string> stops_;
};

TEST_F(KeyStoreFaults, ADiskWithoutSpace) { FailEachCall(Fault::kNoSpace); }

TEST_F(KeyStoreFaults, TooManyOpenFiles) { FailEachCall(Fault::kTooManyFiles); }

// It was left reading only, and every later key refused, while the server said that it was well.
TEST_F(KeyStoreFaults, AFileThatCannotBeOpenedOnceStopsTheStore) {
  const auto files = std::make_shared<FaultyFileSystem>();
  auto store = RocksDbKeyStore::Open(Options(files));
  ASSERT_TRUE(store.ok()) << store.status();
  ASSERT_TRUE((*store)->Add(Id(1), Key(1)).ok());
  files->FailOpening(1);
  const absl::Status destroyed = (*store)->Destroy(Id(1));
  EXPECT_TRUE(absl::IsUnavailable(destroyed)) << destroyed;
  ASSERT_EQ(stops_.size(), 1);
  EXPECT_THAT(stops_[0], HasSubstr("Too many open files"));
  EXPECT_TRUE(absl::IsUnavailable((*store)->Probe()));
}

// RocksDB ended the process by an assertion at the second write, and at every start.
TEST_F(KeyStoreFaults, AFullDiskEndsTheProcessWithOneLine) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  const std::string line = "^timecredit: the store in [^\n]* could not write[^\n]*\n$";
  const std::string path = folder_->path() + "/keys";
  EXPECT_EXIT(
      {
        const auto files = std::make_shared<FaultyFileSystem>();
        auto store = RocksDbKeyStore::Open({.folder = path, .file_system = files});
        files->FailCall(1, Fault::kFullDisk);
        (void)(*store)->Add(Id(1), Key(1));
      },
      testing::ExitedWithCode(1), line);
  EXPECT_EXIT(
      {
        const auto files = std::make_shared<FaultyFileSystem>();
        files->FailCall(1, Fault::kFullDisk);
        (void)RocksDbKeyStore::Open({.folder = path, .file_system = files});
      },
      testing::ExitedWithCode(1), line);
}

}  // namespace
}  // namespace timecredit::storage
