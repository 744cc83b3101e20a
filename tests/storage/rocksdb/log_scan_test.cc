// A torn tail is searched for a later record in time that grows with its length alone, whatever its
// bytes claim to be.
#include "ledger/storage/rocksdb/log_scan.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <random>
#include <string>

#include "ledger/storage/rocksdb/log_checksum.h"
#include "rocksdb/env.h"
#include "tests/storage/rocksdb/temporary_folder.h"

namespace timecredit::storage {
namespace {

constexpr size_t kBlocks = 32;
constexpr size_t kBlockBytes = 32 << 10;

class LogScans : public testing::Test {
 protected:
  LogScan Scan(const std::string& log) {
    const std::string path = folder_.path() + "/log";
    std::ofstream(path, std::ios::binary) << log;
    const auto scan = ScanLog(path, *rocksdb::Env::Default());
    EXPECT_TRUE(scan.ok()) << scan.status();
    return *scan;
  }

  // A whole record of one fragment, as RocksDB writes it: sequence 7, one change.
  static std::string Record() {
    const std::string payload = std::string("\x07\0\0\0\0\0\0\0\x01\0\0\0", 12) + "row";
    const std::string typed = "\x01" + payload;
    const uint32_t sum = LogChecksum(typed);
    const uint32_t masked = (sum >> 15 | sum << 17) + 0xA282EAD8;
    std::string record;
    for (int shift = 0; shift < 32; shift += 8)
      record.push_back(static_cast<char>(masked >> shift));
    record.push_back(static_cast<char>(payload.size()));
    record.push_back(0);
    return record + typed;
  }

  const TemporaryFolder folder_;
};

TEST_F(LogScans, ATornTailIsSearchedInABoundedNumberOfSteps) {
  std::mt19937 random(1);
  std::string noise(kBlocks * kBlockBytes, 0);
  for (char& byte : noise) byte = static_cast<char>(random());
  // Every byte of this claims to begin a fragment, of 257 bytes or of some 16,000.
  const std::string ones(kBlocks * kBlockBytes, 1);
  std::string long_ones;
  while (long_ones.size() < kBlocks * kBlockBytes) long_ones += std::string("\x01\x3f\x01", 3);
  for (const std::string& tail : {noise, ones, long_ones}) {
    const LogScan scan = Scan(Record() + tail);
    EXPECT_EQ(scan.broken_at, Record().size());
    EXPECT_FALSE(scan.goes_on);
    EXPECT_LE(scan.checksummed, 2 * (tail.size() + kBlockBytes));
  }
}

TEST_F(LogScans, ARecordInATornTailIsFoundWhereverItBegins) {
  for (const size_t before : {size_t{1}, size_t{77}, kBlockBytes - 60, 3 * kBlockBytes + 5}) {
    const LogScan scan = Scan(Record() + std::string(before, 1) + Record());
    EXPECT_EQ(scan.broken_at, Record().size()) << before;
    EXPECT_TRUE(scan.goes_on) << before;
  }
}

}  // namespace
}  // namespace timecredit::storage
