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

}  // namespace
}  // namespace timecredit::storage
