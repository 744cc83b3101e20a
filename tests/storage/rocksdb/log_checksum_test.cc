#include "ledger/storage/rocksdb/log_checksum.h"

#include <gtest/gtest.h>

#include <string>

namespace timecredit::storage {
namespace {

// The values that RFC 3720 gives, section B.4, and the usual check value.
TEST(LogChecksum, IsCrc32C) {
  EXPECT_EQ(LogChecksum(""), 0u);
  EXPECT_EQ(LogChecksum("123456789"), 0xE3069283u);
  EXPECT_EQ(LogChecksum(std::string(32, '\0')), 0x8A9136AAu);
  EXPECT_EQ(LogChecksum(std::string(32, '\xff')), 0x62A8AB43u);
}

TEST(PartChecksums, AreThoseOfThePartsByThemselves) {
  std::string block;
  for (int number = 0; block.size() < PartChecksums::kMostBytes; ++number) {
    block.push_back(static_cast<char>(number * number >> 3));
  }
  const PartChecksums parts(block);
  for (const size_t begin : {0, 1, 500, 16'384, 32'767, 32'768}) {
    for (const size_t length : {0, 1, 7, 257, 16'383, 32'768}) {
      if (begin + length > block.size()) continue;
      EXPECT_EQ(parts.Of(begin, begin + length), LogChecksum(block.substr(begin, length)))
          << begin << " " << length;
    }
  }
}

}  // namespace
}  // namespace timecredit::storage
