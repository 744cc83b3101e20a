#include "ledger/domain/amount.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <limits>

#include "absl/numeric/int128.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace timecredit::domain {
namespace {

constexpr int64_t kMost = std::numeric_limits<int64_t>::max();
constexpr int64_t kLeast = std::numeric_limits<int64_t>::min();

// Near zero, near the borders of 64 and 32 bits, and anywhere.
rc::Gen<int64_t> AnyAmount() {
  return rc::gen::oneOf(
      rc::gen::inRange<int64_t>(-3, 4), rc::gen::inRange<int64_t>(kMost - 3, kMost),
      rc::gen::inRange<int64_t>(kLeast, kLeast + 4), rc::gen::element(kMost, kLeast),
      rc::gen::inRange<int64_t>(3'037'000'490, 3'037'000'510),  // about the root of 2^63
      rc::gen::arbitrary<int64_t>());
}

// The result is the exact one, or is refused because 64 bits cannot hold the exact one.
void ExpectExact(const absl::StatusOr<int64_t>& result, absl::int128 exact) {
  if (exact > absl::int128(kMost) || exact < absl::int128(kLeast)) {
    RC_ASSERT(result.status().code() == absl::StatusCode::kOutOfRange);
  } else {
    RC_ASSERT(result.ok());
    RC_ASSERT(absl::int128(*result) == exact);
  }
}

RC_GTEST_PROP(AmountTest, ASumIsExactOrRefused, ()) {
  const int64_t left = *AnyAmount();
  const int64_t right = *AnyAmount();
  ExpectExact(CheckedAdd(left, right), absl::int128(left) + absl::int128(right));
}

RC_GTEST_PROP(AmountTest, ADifferenceIsExactOrRefused, ()) {
  const int64_t left = *AnyAmount();
  const int64_t right = *AnyAmount();
  ExpectExact(CheckedSubtract(left, right), absl::int128(left) - absl::int128(right));
}

RC_GTEST_PROP(AmountTest, AProductIsExactOrRefused, ()) {
  const int64_t left = *AnyAmount();
  const int64_t right = *AnyAmount();
  ExpectExact(CheckedMultiply(left, right), absl::int128(left) * absl::int128(right));
}

TEST(AmountTest, TheBordersOf64BitsAreReachedButNotCrossed) {
  EXPECT_EQ(*CheckedAdd(kMost - 1, 1), kMost);
  EXPECT_EQ(CheckedAdd(kMost, 1).status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(*CheckedSubtract(-1, kMost), kLeast);
  EXPECT_EQ(CheckedSubtract(0, kLeast).status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(*CheckedMultiply(kLeast, 1), kLeast);
  EXPECT_EQ(CheckedMultiply(kLeast, -1).status().code(), absl::StatusCode::kOutOfRange);
}

TEST(AmountTest, TheLargestAmountIsAMillionCreditsAndABillionOfThemStillAddUp) {
  EXPECT_EQ(kLargestAmount, int64_t{1'000'000} * 60);
  EXPECT_TRUE(CheckedMultiply(kLargestAmount, 1'000'000'000).ok());
}

}  // namespace
}  // namespace timecredit::domain
