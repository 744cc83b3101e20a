#include "ledger/storage/rocksdb/rocksdb_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/storage/store.h"
#include "rocksdb/db.h"
#include "rocksdb/options.h"
#include "tests/domain/manual_clock.h"
#include "tests/storage/gate.h"
#include "tests/storage/rocksdb/faulty_file_system.h"
#include "tests/storage/rocksdb/temporary_folder.h"
#include "tests/storage/sample_rows.h"

namespace timecredit::storage {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class RocksDbStoreTest : public testing::Test {
 protected:
  absl::StatusOr<std::unique_ptr<RocksDbStore>> Open(const RocksDbOptions& options = {}) {
    RocksDbOptions here = options;
    here.folder = path_;
    return RocksDbStore::Open(clock_, here);
  }

  // Why the folder cannot be opened: one line that names it.
  absl::Status WhyNot() {
    const absl::Status status = Open().status();
    EXPECT_THAT(std::string(status.message()), AllOf(HasSubstr(path_), Not(HasSubstr("\n"))));
    return status;
  }

  void MakeStore() {
    auto store = Open();
    ASSERT_TRUE(store.ok()) << store.status();
    ASSERT_TRUE(Write(**store, Day(1, 1, 0, 10)).ok());
  }

  static absl::Status Write(Store& store, const journal::MemberDay& day) {
    return store.Run([&day](Transaction& transaction) {
      transaction.Put(day);
      return absl::OkStatus();
    });
  }

  // Opens the folder as any RocksDB program would, with these families.
  std::unique_ptr<rocksdb::DB> OpenBare(const std::vector<std::string>& names,
                                        std::vector<rocksdb::ColumnFamilyHandle*>* handles) {
    rocksdb::Options options;
    options.create_if_missing = true;
    options.create_missing_column_families = true;
    std::vector<rocksdb::ColumnFamilyDescriptor> families;
    for (const std::string& name : names) families.emplace_back(name, options);
    rocksdb::DB* opened = nullptr;
    const rocksdb::Status status = rocksdb::DB::Open(options, path_, families, handles, &opened);
    EXPECT_TRUE(status.ok()) << status.ToString();
    return std::unique_ptr<rocksdb::DB>(opened);
  }

  void PutBare(const std::vector<std::string>& names, const std::string& key,
               const std::string& value) {
    std::vector<rocksdb::ColumnFamilyHandle*> handles;
    const std::unique_ptr<rocksdb::DB> engine = OpenBare(names, &handles);
    EXPECT_TRUE(engine->Put({}, key, value).ok());
    for (rocksdb::ColumnFamilyHandle* handle : handles) {
      EXPECT_TRUE(engine->DestroyColumnFamilyHandle(handle).ok());
    }
  }

  const domain::ManualClock clock_;
  const TemporaryFolder folder_;
  const std::string path_ = folder_.path() + "/store";
  const std::vector<std::string> families_ = {"default", "rows",     "records",
                                              "lines",   "accounts", "outcomes"};
};

TEST_F(RocksDbStoreTest, AFolderIsOpenOnce) {
  auto store = Open();
  ASSERT_TRUE(store.ok()) << store.status();
  EXPECT_EQ(WhyNot().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(WhyNot().message()), HasSubstr("open already"));
}

TEST_F(RocksDbStoreTest, AFolderThatCannotBeMadeIsRefused) {
  std::ofstream(path_) << "a file in its place";
  EXPECT_EQ(WhyNot().code(), absl::StatusCode::kUnavailable);
}

TEST_F(RocksDbStoreTest, AnUnknownFormatIsRefused) {
  MakeStore();
  PutBare(families_, "timecredit.format", "store 3");
  EXPECT_EQ(WhyNot().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(WhyNot().message()),
              AllOf(HasSubstr("\"store 3\""), HasSubstr("\"store 2\"")));
  PutBare(families_, "timecredit.format", "store 2");
  auto store = Open();
  ASSERT_TRUE(store.ok()) << store.status();
  EXPECT_EQ(StoredMinutes(**store, Day(1, 1, 0).key()), 10);
}

TEST_F(RocksDbStoreTest, AnUnknownColumnFamilyIsRefusedAndNothingTouched) {
  PutBare({"default", "rows", "glitter"}, "key", "value");
  EXPECT_EQ(WhyNot().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(WhyNot().message()), HasSubstr("\"glitter\""));
}

TEST_F(RocksDbStoreTest, AnotherProgramsFolderIsRefusedAndNothingTouched) {
  PutBare({"default"}, "key", "value");
  EXPECT_EQ(WhyNot().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(WhyNot().message()), HasSubstr("another program"));
  std::vector<std::string> families;
  ASSERT_TRUE(rocksdb::DB::ListColumnFamilies({}, path_, &families).ok());
  EXPECT_EQ(families, std::vector<std::string>{"default"});
}

TEST_F(RocksDbStoreTest, AFolderThatLostItsHeadIsRefusedAndItsDataKept) {
  MakeStore();
  std::filesystem::rename(path_ + "/CURRENT", path_ + "/AWAY");
  EXPECT_EQ(WhyNot().code(), absl::StatusCode::kDataLoss);
  std::filesystem::rename(path_ + "/AWAY", path_ + "/CURRENT");
  auto store = Open();
  ASSERT_TRUE(store.ok()) << store.status();
  EXPECT_EQ(StoredMinutes(**store, Day(1, 1, 0).key()), 10);
}

TEST_F(RocksDbStoreTest, ADamagedManifestIsRefused) {
  MakeStore();
  for (const auto& file : std::filesystem::directory_iterator(path_)) {
    if (file.path().filename().string().starts_with("MANIFEST")) {
      std::fstream bytes(file.path(), std::ios::in | std::ios::out | std::ios::binary);
      bytes.seekp(20);
      bytes << "damage";
    }
  }
  EXPECT_EQ(WhyNot().code(), absl::StatusCode::kDataLoss);
}

TEST_F(RocksDbStoreTest, ARowTouchedByManyUpdatesOfAGroupIsWrittenOnce) {
  auto store = Open();
  ASSERT_TRUE(store.ok()) << store.status();
  Gate entered;
  Gate release;
  (*store)->Submit({.decide =
                        [&](Transaction&) {
                          entered.Open();
                          release.Wait();
                          return absl::OkStatus();
                        },
                    .done = [](const absl::Status&) {}});
  entered.Wait();
  Gate answered;
  for (int update = 0; update < 10; ++update) {
    (*store)->Submit({.decide =
                          [update](Transaction& transaction) {
                            transaction.Put(Day(1, 1, 0, update));
                            transaction.Put(Day(1, 2, update, update));
                            return absl::OkStatus();
                          },
                      .done =
                          [&answered, update](const absl::Status& status) {
                            EXPECT_TRUE(status.ok()) << status;
                            if (update == 9) answered.Open();
                          }});
  }
  release.Open();
  answered.Wait();
  const RocksDbStatistics statistics = (*store)->statistics();
  EXPECT_EQ(statistics.sequencer.groups, 2);
  EXPECT_EQ(statistics.rows_written, 11);
  EXPECT_EQ(StoredMinutes(**store, Day(1, 1, 0).key()), 9);
}

TEST_F(RocksDbStoreTest, AFailedWriteStopsTheStore) {
  const auto files = std::make_shared<FaultyFileSystem>();
  std::vector<std::string> lines;
  auto store = Open({.on_failed_write = [&](const std::string& line) { lines.push_back(line); },
                     .file_system = files});
  ASSERT_TRUE(store.ok()) << store.status();
  ASSERT_TRUE(Write(**store, Day(1, 1, 0, 1)).ok());
  files->FailCall(1, Fault::kNoSpace);
  EXPECT_EQ(Write(**store, Day(1, 1, 0, 2)).code(), absl::StatusCode::kUnavailable);
  // The disk works again, but what is in memory may not be what is on it.
  EXPECT_EQ(Write(**store, Day(1, 1, 0, 3)).code(), absl::StatusCode::kUnavailable);
  ASSERT_EQ(lines.size(), 1);
  EXPECT_THAT(lines[0], AllOf(HasSubstr(path_), HasSubstr("could not write"), HasSubstr("no space"),
                              Not(HasSubstr("\n"))));
}

TEST_F(RocksDbStoreTest, AFailedWriteEndsTheProcessWithOneLine) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(
      {
        const auto files = std::make_shared<FaultyFileSystem>();
        auto store = Open({.file_system = files});
        files->FailCall(1, Fault::kIoError);
        (void)Write(**store, Day(1, 1, 0, 1));
      },
      testing::ExitedWithCode(1), "^timecredit: the store in [^\n]* could not write[^\n]*\n$");
}

}  // namespace
}  // namespace timecredit::storage
