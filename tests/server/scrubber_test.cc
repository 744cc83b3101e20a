#include "ledger/server/scrubber.h"

#include <gmock/gmock.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"
#include "ledger/server/health.h"
#include "ledger/storage/rocksdb/block_check.h"
#include "ledger/storage/rocksdb/rocksdb_store.h"
#include "ledger/storage/store.h"
#include "prometheus/registry.h"
#include "spdlog/logger.h"
#include "spdlog/sinks/null_sink.h"
#include "tests/domain/manual_clock.h"
#include "tests/storage/rocksdb/temporary_folder.h"
#include "tests/storage/sample_rows.h"

namespace timecredit::server {
namespace {

class ScrubberTest : public testing::Test {
 protected:
  // Opens the store, which writes what is in its log into files.
  void Open() {
    store_.reset();
    auto opened = storage::RocksDbStore::Open(clock_, {.folder = path_});
    ASSERT_TRUE(opened.ok()) << opened.status();
    store_ = *std::move(opened);
  }

  void SetUp() override {
    Open();
    for (int day = 0; day < 300; ++day) {
      ASSERT_TRUE(store_
                      ->Run([&](storage::Transaction& rows) {
                        rows.Put(storage::Day(1, 1, day, day));
                        return absl::OkStatus();
                      })
                      .ok());
    }
    Open();
  }

  Scrubber Scrub(int64_t bytes_per_second) {
    return Scrubber({{.list = [this] { return store_->TableFiles(); },
                      .check = [this](const auto& file) { return store_->CheckBlocks(file); }}},
                    bytes_per_second, health_, registry_);
  }

  // As a disk does, behind everybody's back.
  void FlipAByteOf(const storage::TableFile& file) {
    std::fstream bytes(path_ + file.name, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekg(100);
    const int byte = bytes.peek();
    bytes.seekp(100);
    bytes.put(static_cast<char>(byte ^ 1));
  }

  const domain::ManualClock clock_;
  const storage::TemporaryFolder folder_;
  const std::string path_ = folder_.path() + "/store";
  std::unique_ptr<storage::RocksDbStore> store_;
  prometheus::Registry registry_;
  Health health_{
      std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::null_sink_mt>()),
      registry_};
};

TEST_F(ScrubberTest, NoticesAFlippedBitThatNobodyReads) {
  auto scrubber = Scrub(1 << 20);
  const std::vector<storage::TableFile> files = store_->TableFiles();
  ASSERT_FALSE(files.empty());
  for (size_t file = 0; file < files.size(); ++file) scrubber.CheckNext();
  EXPECT_TRUE(health_.is_well());
  FlipAByteOf(files.back());
  for (size_t file = 0; file < files.size(); ++file) scrubber.CheckNext();
  EXPECT_FALSE(health_.is_well());
  // Restored, it is well again once everything was read.
  FlipAByteOf(files.back());
  for (size_t file = 0; file < files.size(); ++file) scrubber.CheckNext();
  EXPECT_TRUE(health_.is_well());
}

TEST_F(ScrubberTest, PausesAsLongAsTheFilesSizeSays) {
  int64_t checked = 0;
  Scrubber scrubber(
      {{.list =
            [] {
              return std::vector<storage::TableFile>{{"/1.sst", 1000}, {"/2.sst", 3000}};
            },
        .check =
            [&](const storage::TableFile&) {
              ++checked;
              return absl::OkStatus();
            }}},
      100, health_, registry_);
  EXPECT_EQ(scrubber.CheckNext(), absl::Seconds(10));
  EXPECT_EQ(checked, 1);
  EXPECT_EQ(scrubber.CheckNext(), absl::Minutes(1));
  EXPECT_EQ(checked, 2);
}

TEST_F(ScrubberTest, IsNotTroubledByFilesThatWent) {
  const std::vector<storage::TableFile> gone = {{"/999999.sst", 10}};
  EXPECT_TRUE(store_->CheckBlocks(gone[0]).ok());
}

}  // namespace
}  // namespace timecredit::server
