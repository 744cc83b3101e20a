#include "ledger/server/descriptors.h"

#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace timecredit::server {
namespace {

// 256 + 32 + 32 + 128 of its own.
constexpr int64_t kOwn = 448;

TEST(Descriptors, AreLeftToTheStoresFirst) {
  EXPECT_EQ(*ConnectionsWithin(65'536, std::nullopt), 1'000);
  EXPECT_EQ(*ConnectionsWithin(1'024, std::nullopt), 1'024 - kOwn);
  EXPECT_EQ(*ConnectionsWithin(kOwn + 16, std::nullopt), 16);
}

TEST(Descriptors, AreRefusedWhereTheyDoNotSuffice) {
  const auto few = ConnectionsWithin(256, std::nullopt);
  EXPECT_TRUE(absl::IsFailedPrecondition(few.status()));
  EXPECT_THAT(few.status().message(),
              testing::HasSubstr("may have 256 file descriptors and needs 464 for its files and 16"
                                 " connections"));
  EXPECT_TRUE(absl::IsFailedPrecondition(ConnectionsWithin(kOwn + 15, std::nullopt).status()));
}

TEST(Descriptors, AreAsManyAsWereAskedForOrNone) {
  EXPECT_EQ(*ConnectionsWithin(kOwn + 50, 50), 50);
  EXPECT_EQ(*ConnectionsWithin(65'536, 5'000), 5'000);
  EXPECT_EQ(*ConnectionsWithin(65'536, 3), 3);
  EXPECT_THAT(ConnectionsWithin(kOwn + 50, 51).status().message(),
              testing::HasSubstr("or lower --connections"));
}

TEST(Descriptors, AreAsManyAsTheSystemAllows) {
  RaiseDescriptorLimit();
  const int64_t raised = DescriptorLimit();
  EXPECT_GT(raised, 0);
  RaiseDescriptorLimit();
  EXPECT_EQ(DescriptorLimit(), raised);
}

}  // namespace
}  // namespace timecredit::server
