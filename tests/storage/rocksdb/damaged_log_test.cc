// Damage to a store's log is noticed or does no harm: what was acknowledged is there, or the store
// does not open. A group that nobody was told of may be torn, and is dropped.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/storage/rocksdb/rocksdb_store.h"
#include "ledger/storage/store.h"
#include "tests/domain/manual_clock.h"
#include "tests/storage/rocksdb/numbered_updates.h"
#include "tests/storage/rocksdb/temporary_folder.h"

namespace timecredit::storage {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr uint64_t kGroups = 6;
constexpr size_t kBlockBytes = 32 << 10;  // of RocksDB's logs

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void WriteFile(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), std::ssize(bytes));
}

// What is in every file of a folder.
std::map<std::string, std::string> FilesOf(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const std::string name = file.path().filename();
    if (name != "LOG" && !name.starts_with("LOG.old")) files[name] = ReadFile(file.path());
  }
  return files;
}

// What is left of the file SYNCED: all of it after a crash of the process, nothing after a power
// cut so soon that it never came to the disk.
enum class Mark { kKept, kLost };

class DamagedLog : public testing::Test {
 protected:
  void SetUp() override { Write(kGroups, 1); }

  // Writes groups one at a time and notes where each ends in the log.
  void Write(uint64_t groups, int updates) {
    auto store = RocksDbStore::Open(clock_, {.folder = whole_});
    ASSERT_TRUE(store.ok()) << store.status();
    ends_ = {std::filesystem::file_size(LogOf(whole_))};
    for (uint64_t group = 1; group <= groups; ++group) {
      const absl::Status status = (*store)->Run([&](Transaction& transaction) {
        for (int update = 0; update < updates; ++update) {
          uint64_t number = 0;
          if (absl::Status written = WriteNextNumber(transaction, &number); !written.ok()) {
            return written;
          }
        }
        return absl::OkStatus();
      });
      ASSERT_TRUE(status.ok()) << status;
      ends_.push_back(std::filesystem::file_size(LogOf(whole_)));
    }
  }

  // The newest log.
  static std::string LogOf(const std::string& folder) {
    std::string newest;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
      if (file.path().extension() == ".log") newest = std::max(newest, file.path().string());
    }
    return newest;
  }

  std::string Log() const { return ReadFile(LogOf(whole_)); }

  // A copy of the store with another log.
  void Copy(std::string_view log, Mark mark) {
    std::filesystem::remove_all(copy_);
    std::filesystem::copy(whole_, copy_);
    WriteFile(LogOf(copy_), log);
    if (mark == Mark::kLost) std::filesystem::remove(copy_ + "/SYNCED");
  }

  // The last number in the copy. Where it cannot be opened, one line says what to do, and nothing
  // in the folder has changed.
  absl::StatusOr<uint64_t> OpenCopy() {
    const std::map<std::string, std::string> before = FilesOf(copy_);
    auto store = RocksDbStore::Open(clock_, {.folder = copy_});
    if (store.ok()) return CheckNumbers(**store);
    EXPECT_EQ(store.status().code(), absl::StatusCode::kDataLoss) << store.status();
    EXPECT_THAT(std::string(store.status().message()),
                AllOf(HasSubstr(copy_), HasSubstr("backup"), Not(HasSubstr("\n"))));
    EXPECT_TRUE(FilesOf(copy_) == before) << store.status();
    return store.status();
  }

  void ExpectRefused(std::string_view log, Mark mark) {
    Copy(log, mark);
    EXPECT_EQ(OpenCopy().status().code(), absl::StatusCode::kDataLoss);
  }

  void ExpectOpened(std::string_view log, Mark mark, uint64_t last) {
    Copy(log, mark);
    const absl::StatusOr<uint64_t> found = OpenCopy();
    ASSERT_TRUE(found.ok()) << found.status();
    EXPECT_EQ(*found, last);
  }

  const domain::ManualClock clock_;
  const TemporaryFolder folder_;
  const std::string whole_ = folder_.path() + "/whole";
  const std::string copy_ = folder_.path() + "/copy";
  std::vector<uint64_t> ends_;  // of the log when the store was made, and of each group
};

TEST_F(DamagedLog, AWholeLogIsOpened) {
  ExpectOpened(Log(), Mark::kKept, kGroups);
  ExpectOpened(Log(), Mark::kLost, kGroups);
}

// Bytes of every group's beginning and some of the rest.
TEST_F(DamagedLog, AFlippedByteIsNoticed) {
  for (size_t group = 1; group <= kGroups; ++group) {
    const uint64_t begin = ends_[group - 1];
    for (uint64_t at = begin; at < ends_[group]; at += at < begin + 8 ? 1 : 499) {
      SCOPED_TRACE(at);
      std::string log = Log();
      log[at] = static_cast<char>(log[at] ^ 0x40);
      ExpectRefused(log, Mark::kKept);
      // Without the mark, the last group looks like one that was torn.
      if (group == kGroups) {
        ExpectOpened(log, Mark::kLost, kGroups - 1);
      } else {
        ExpectRefused(log, Mark::kLost);
      }
    }
  }
}

TEST_F(DamagedLog, ALostSectorIsNoticed) {
  constexpr size_t kSectorBytes = 512;
  const std::string whole = Log();
  for (uint64_t at = 0; at < ends_[kGroups - 1]; at += kSectorBytes) {
    SCOPED_TRACE(at);
    for (const char byte : {'\0', '\xff'}) {
      std::string log = whole;
      std::fill_n(log.begin() + static_cast<std::ptrdiff_t>(at),
                  std::min(kSectorBytes, log.size() - at), byte);
      ExpectRefused(log, Mark::kKept);
      if (at + kSectorBytes < ends_[kGroups - 1]) ExpectRefused(log, Mark::kLost);
    }
  }
}

TEST_F(DamagedLog, AShorterLogIsNoticed) {
  for (const uint64_t end : ends_) {
    for (const uint64_t length : {end - 1, end, end + 1}) {
      if (length >= ends_.back()) continue;
      SCOPED_TRACE(length);
      Copy(std::string_view(Log()).substr(0, length), Mark::kKept);
      auto store = RocksDbStore::Open(clock_, {.folder = copy_});
      EXPECT_EQ(store.status().code(), absl::StatusCode::kDataLoss) << store.status();
      // Nor is it forgotten when it was refused once.
      store = RocksDbStore::Open(clock_, {.folder = copy_});
      EXPECT_EQ(store.status().code(), absl::StatusCode::kDataLoss) << store.status();
    }
  }
}

TEST_F(DamagedLog, AMissingLogIsNoticed) {
  Copy(Log(), Mark::kKept);
  std::filesystem::remove(LogOf(copy_));
  auto store = RocksDbStore::Open(clock_, {.folder = copy_});
  EXPECT_EQ(store.status().code(), absl::StatusCode::kDataLoss) << store.status();
}

// However little of it came to the disk, and whatever the disk has in its place.
TEST_F(DamagedLog, ATornLastGroupIsDropped) {
  const std::string whole = Log();
  for (uint64_t length = ends_[kGroups - 1]; length < whole.size(); length += 37) {
    SCOPED_TRACE(length);
    std::string log = whole.substr(0, length);
    ExpectOpened(log, Mark::kLost, kGroups - 1);
    if (length % 3 != 0) continue;
    log.resize(whole.size(), '\0');
    ExpectOpened(log, Mark::kLost, kGroups - 1);
    log.replace(length, log.size() - length, log.size() - length, 'x');
    ExpectOpened(log, Mark::kLost, kGroups - 1);
  }
}

TEST_F(DamagedLog, WhatFollowsTheLastGroupIsDropped) {
  const std::string whole = Log();
  ExpectOpened(whole + std::string(5, '\0'), Mark::kKept, kGroups);
  ExpectOpened(whole + std::string(100'000, '\0'), Mark::kKept, kGroups);
  ExpectOpened(whole + std::string(100'000, 'x'), Mark::kKept, kGroups);
  ExpectOpened(whole + whole.substr(ends_[kGroups - 1], 300), Mark::kKept, kGroups);
}

TEST_F(DamagedLog, AStoreGoesOnAfterATornGroup) {
  Copy(std::string_view(Log()).substr(0, ends_[kGroups] - 1), Mark::kLost);
  for (uint64_t last = kGroups - 1; last < kGroups + 3; ++last) {
    auto store = RocksDbStore::Open(clock_, {.folder = copy_});
    ASSERT_TRUE(store.ok()) << store.status();
    EXPECT_EQ(*CheckNumbers(**store), last);
    uint64_t number = 0;
    ASSERT_TRUE(
        (*store)
            ->Run([&](Transaction& transaction) { return WriteNextNumber(transaction, &number); })
            .ok());
    EXPECT_EQ(number, last + 1);
  }
}

// As when the machine stops before RocksDB has removed the log that it has read.
TEST_F(DamagedLog, AStoreOpensWithTheTornLogBesideTheNext) {
  const std::string torn = Log().substr(0, ends_[kGroups] - 1);
  const std::string name = std::filesystem::path(LogOf(whole_)).filename();
  Copy(torn, Mark::kLost);
  for (uint64_t last = kGroups - 1; last < kGroups + 1; ++last) {
    auto store = RocksDbStore::Open(clock_, {.folder = copy_});
    ASSERT_TRUE(store.ok()) << store.status();
    EXPECT_EQ(*CheckNumbers(**store), last);
    uint64_t number = 0;
    ASSERT_TRUE(
        (*store)
            ->Run([&](Transaction& transaction) { return WriteNextNumber(transaction, &number); })
            .ok());
    store->reset();
    WriteFile(copy_ + "/" + name, torn);
  }
}

TEST_F(DamagedLog, ADamagedMarkIsNoticed) {
  const std::string mark = ReadFile(whole_ + "/SYNCED");
  ASSERT_EQ(mark.size(), 30);
  for (size_t at = 0; at < mark.size(); ++at) {
    Copy(Log(), Mark::kKept);
    std::string damaged = mark;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    WriteFile(copy_ + "/SYNCED", damaged);
    EXPECT_EQ(OpenCopy().status().code(), absl::StatusCode::kDataLoss) << at;
  }
  for (const size_t length : {size_t{0}, mark.size()}) {  // made, and never written
    WriteFile(copy_ + "/SYNCED", std::string(length, '\0'));
    EXPECT_EQ(*OpenCopy(), kGroups);
  }
}

// Groups larger than a block of the log.
class DamagedLongLog : public DamagedLog {
 protected:
  static constexpr uint64_t kLongGroups = 3;
  static constexpr int kUpdates = 100;
  void SetUp() override { Write(kLongGroups, kUpdates); }
};

TEST_F(DamagedLongLog, ALostBlockIsNoticed) {
  const std::string whole = Log();
  ASSERT_GT(ends_[2] - ends_[1], 3 * kBlockBytes);
  for (uint64_t at = 0; at < ends_[2]; at += kBlockBytes) {
    SCOPED_TRACE(at);
    std::string log = whole;
    std::fill_n(log.begin() + static_cast<std::ptrdiff_t>(at), kBlockBytes, '\0');
    ExpectRefused(log, Mark::kKept);
    if (at + kBlockBytes < ends_[2]) ExpectRefused(log, Mark::kLost);
    log.erase(at, kBlockBytes);
    ExpectRefused(log, Mark::kKept);
    if (at + kBlockBytes < ends_[2]) ExpectRefused(log, Mark::kLost);
  }
}

TEST_F(DamagedLongLog, ABlockOfAnotherPlaceIsNoticed) {
  const std::string whole = Log();
  const std::string log =
      whole.substr(0, kBlockBytes) + whole.substr(0, kBlockBytes) + whole.substr(2 * kBlockBytes);
  ExpectRefused(log, Mark::kKept);
  ExpectRefused(log, Mark::kLost);
}

// Disks write blocks in any order: the end of a torn group may be there and its beginning not.
TEST_F(DamagedLongLog, ATornLastGroupIsDroppedWhateverOfItIsThere) {
  const std::string whole = Log();
  constexpr uint64_t kBefore = (kLongGroups - 1) * kUpdates;
  for (uint64_t at = ends_[2]; at < whole.size(); at += kBlockBytes / 2) {
    SCOPED_TRACE(at);
    for (const char byte : {'\0', 'x'}) {
      std::string log = whole;
      std::fill_n(log.begin() + static_cast<std::ptrdiff_t>(at),
                  std::min(kBlockBytes / 2, log.size() - at), byte);
      ExpectOpened(log, Mark::kLost, kBefore);
      ExpectRefused(log, Mark::kKept);
    }
    ExpectOpened(std::string_view(whole).substr(0, at), Mark::kLost, kBefore);
  }
}

}  // namespace
}  // namespace timecredit::storage
