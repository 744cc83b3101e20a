// Each library that the build promises compiles under the project's warnings, links and answers.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <rapidcheck/state.h>
#include <rocksdb/db.h>
#include <sodium.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "tests/build/sample.pb.h"

namespace timecredit {
namespace {

TEST(LibrariesTest, AbseilKnowsTheZoneOfCardiff) {
  absl::TimeZone london;
  ASSERT_TRUE(absl::LoadTimeZone("Europe/London", &london));
  const absl::Time noon = absl::FromCivil(absl::CivilHour(2024, 7, 1, 12), london);
  EXPECT_EQ(absl::FormatTime(noon, absl::UTCTimeZone()), "2024-07-01T11:00:00+00:00");
}

TEST(LibrariesTest, ProtobufReadsBackWhatItWrote) {
  tests::build::Sample sample;
  sample.mutable_part()->set_minutes(90);
  (*sample.mutable_balances())["m1"] = -60;
  sample.mutable_recorded_at()->set_seconds(1);

  tests::build::Sample read;
  ASSERT_TRUE(read.ParseFromString(sample.SerializeAsString()));
  EXPECT_EQ(read.part().minutes(), 90);
  EXPECT_EQ(read.balances().at("m1"), -60);
}

TEST(LibrariesTest, RocksDbReadsBackWhatItWrote) {
  const std::string path = testing::TempDir() + "/libraries_test_db";
  std::filesystem::remove_all(path);
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* opened = nullptr;
  ASSERT_TRUE(rocksdb::DB::Open(options, path, &opened).ok());
  const std::unique_ptr<rocksdb::DB> db(opened);
  ASSERT_TRUE(db->Put(rocksdb::WriteOptions(), "key", "value").ok());
  std::string value;
  ASSERT_TRUE(db->Get(rocksdb::ReadOptions(), "key", &value).ok());
  EXPECT_EQ(value, "value");
}

TEST(LibrariesTest, SodiumStarts) { EXPECT_GE(sodium_init(), 0); }

TEST(LibrariesTest, IcuFoldsCase) {
  icu::UnicodeString name = icu::UnicodeString::fromUTF8("Siân");
  EXPECT_EQ(name.foldCase(), icu::UnicodeString::fromUTF8("SIÂN").foldCase());
}

RC_GTEST_PROP(LibrariesTest, RapidCheckTriesManyValues, (std::int32_t left, std::int32_t right)) {
  const std::int64_t sum = std::int64_t{left} + right;
  RC_ASSERT(sum - right == left);
}

// RapidCheck's stateful extra: a counter beside a model of it.
struct Counter {
  int value = 0;
};

struct CountUp : rc::state::Command<int, Counter> {
  void apply(int& model) const override { ++model; }
  void run(const int& model, Counter& counter) const override {
    ++counter.value;
    RC_ASSERT(counter.value == model + 1);
  }
};

RC_GTEST_PROP(LibrariesTest, RapidCheckRunsCommands, ()) {
  Counter counter;
  rc::state::check(0, counter, rc::state::gen::execOneOfWithArgs<CountUp>());
}

TEST(LibrariesTest, AbseilContainersHoldStatuses) {
  absl::Mutex mutex;
  absl::flat_hash_map<std::string, absl::StatusOr<int>> answers;
  {
    const absl::MutexLock lock(&mutex);
    answers.emplace("yes", 1);
    answers.emplace("no", absl::NotFoundError(absl::StrCat("row ", 2)));
  }
  EXPECT_TRUE(answers.at("yes").ok());
  EXPECT_THAT(answers.at("no").status().message(), testing::Eq("row 2"));
}

}  // namespace
}  // namespace timecredit
