#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/wallet.h"
#include "tests/domain/wallets.h"

namespace timecredit::domain {
namespace {

const Date kToday(2024, 3, 1);

// As they were spent: two lots, then the overdraft.
Portions Spent() { return {Of(LotOf(1, kToday), 20), Of(LotOf(2), 30), Overdrawn(10)}; }

TEST(SplitTest, ACaptureConsumesTheFrontAndReturnsTheRest) {
  const auto split = SplitAfter(Spent(), 35);
  ASSERT_TRUE(split.ok());
  EXPECT_EQ(split->first, (Portions{Of(LotOf(1, kToday), 20), Of(LotOf(2), 15)}));
  EXPECT_EQ(split->rest, (Portions{Of(LotOf(2), 15), Overdrawn(10)}));
}

TEST(SplitTest, BetweenTwoPortionsNoneIsCut) {
  const auto split = SplitAfter(Spent(), 20);
  EXPECT_EQ(split->first, (Portions{Of(LotOf(1, kToday), 20)}));
  EXPECT_EQ(split->rest, (Portions{Of(LotOf(2), 30), Overdrawn(10)}));
}

TEST(SplitTest, AllOrNothingLeavesOneSideEmpty) {
  EXPECT_EQ(SplitAfter(Spent(), 0)->first, Portions());
  EXPECT_EQ(SplitAfter(Spent(), 0)->rest, Spent());
  EXPECT_EQ(SplitAfter(Spent(), 60)->first, Spent());
  EXPECT_EQ(SplitAfter(Spent(), 60)->rest, Portions());
}

TEST(SplitTest, MoreThanThereIsCannotBeSplitOff) {
  EXPECT_EQ(SplitAfter(Spent(), 61).status().code(), absl::StatusCode::kInternal);
  EXPECT_EQ(SplitAfter({}, 1).status().code(), absl::StatusCode::kInternal);
  EXPECT_EQ(SplitAfter(Spent(), -1).status().code(), absl::StatusCode::kInternal);
}

TEST(LastOfTest, ARefundGivesBackFromTheEnd) {
  EXPECT_EQ(*LastOf(Spent(), 0, 5), (Portions{Overdrawn(5)}));
  EXPECT_EQ(*LastOf(Spent(), 0, 10), (Portions{Overdrawn(10)}));
  EXPECT_EQ(*LastOf(Spent(), 0, 25), (Portions{Of(LotOf(2), 15), Overdrawn(10)}));
  EXPECT_EQ(*LastOf(Spent(), 0, 60), Spent());
  EXPECT_EQ(*LastOf(Spent(), 0, 0), Portions());
}

TEST(LastOfTest, TheNextRefundBeginsWhereTheLastOneEnded) {
  EXPECT_EQ(*LastOf(Spent(), 5, 10), (Portions{Of(LotOf(2), 5), Overdrawn(5)}));
  EXPECT_EQ(*LastOf(Spent(), 15, 30), (Portions{Of(LotOf(1, kToday), 5), Of(LotOf(2), 25)}));
  EXPECT_EQ(*LastOf(Spent(), 59, 1), (Portions{Of(LotOf(1, kToday), 1)}));
}

TEST(LastOfTest, NoMoreThanWasPaidIsGivenBack) {
  const int64_t most = std::numeric_limits<int64_t>::max();
  EXPECT_EQ(LastOf(Spent(), 0, 61).status().code(), absl::StatusCode::kInternal);
  EXPECT_EQ(LastOf(Spent(), 60, 1).status().code(), absl::StatusCode::kInternal);
  EXPECT_EQ(LastOf(Spent(), 61, 0).status().code(), absl::StatusCode::kInternal);
  EXPECT_EQ(LastOf(Spent(), most, most).status().code(), absl::StatusCode::kInternal);
  EXPECT_EQ(LastOf(Spent(), -1, 1).status().code(), absl::StatusCode::kInternal);
  EXPECT_EQ(LastOf(Spent(), 0, -1).status().code(), absl::StatusCode::kInternal);
}

// A lot that first lapsed on `first`, and lasts until `until`.
Lot InGrace(uint64_t source, Date first, Date until) {
  Lot lot = LotOf(source, until);
  lot.first_expires_on = first;
  return lot;
}

TEST(GraceTest, ALapsedLotIsSpendableAgainForTheGracePeriodFromTheDayItLapsed) {
  const Portions returned =
      WithGrace({Of(LotOf(1, kToday - 20), 20), Of(LotOf(2, kToday), 5)}, kToday, 28);
  EXPECT_EQ(returned, (Portions{Of(InGrace(1, kToday - 20, kToday + 8), 20),
                                Of(InGrace(2, kToday, kToday + 28), 5)}));
  EXPECT_FALSE(HasLapsed(*returned[0].lot, kToday + 7));
  EXPECT_TRUE(HasLapsed(*returned[0].lot, kToday + 8));
}

TEST(GraceTest, IsGivenOnce) {
  const Portions first = WithGrace({Of(LotOf(1, kToday), 20)}, kToday, 3);
  // It lapses again, and comes back under a longer grace.
  EXPECT_EQ(WithGrace(first, kToday + 3, 100), first);
  EXPECT_EQ(LastsUntil(*first[0].lot, 100), kToday + 3);
}

TEST(GraceTest, IsOverForALotThatLapsedLongAgo) {
  const Portions portions = {Of(LotOf(1, kToday - 28), 20)};
  EXPECT_EQ(WithGrace(portions, kToday, 28), portions);
}

TEST(HeldUntilTest, IsTheEarliestDayOnWhichALotIsGoneEvenWithGrace) {
  EXPECT_EQ(HeldUntil({Of(LotOf(1), 20), Overdrawn(3)}, 28), std::nullopt);
  EXPECT_EQ(HeldUntil({Of(LotOf(1, kToday + 9), 20), Of(LotOf(2, kToday + 5), 1)}, 28),
            kToday + 33);
  EXPECT_EQ(
      HeldUntil({Of(InGrace(1, kToday - 1, kToday + 2), 20), Of(LotOf(2, kToday + 5), 1)}, 28),
      kToday + 2);
}

TEST(GraceTest, ALotThatHasNotLapsedKeepsItsDateHoweverNear) {
  const Portions portions = {Of(LotOf(1, kToday + 1), 20), Of(LotOf(2), 5), Overdrawn(3)};
  EXPECT_EQ(WithGrace(portions, kToday, 28), portions);
}

TEST(GraceTest, WithoutAGracePeriodWhatHasLapsedStaysLapsed) {
  const Portions returned = WithGrace({Of(LotOf(1, kToday - 1), 20)}, kToday, 0);
  EXPECT_TRUE(HasLapsed(*returned[0].lot, kToday));
}

// One lot that comes back in two portions, both lapsed, is one portion of the wallet again.
TEST(GraceTest, PortionsThatGraceMakesAlikeJoinInTheWallet) {
  const Portions returned = WithGrace(
      {Of(LotOf(1, kToday - 9), 20), Of(LotOf(1, kToday - 9), 5), Of(LotOf(2, kToday + 3), 1)},
      kToday, 28);
  const auto wallet = WithReceived({}, ChooseReceipt({}, returned, LotOf(9)));
  ASSERT_TRUE(wallet.ok());
  EXPECT_EQ(wallet->lots,
            (Portions{Of(LotOf(2, kToday + 3), 1), Of(InGrace(1, kToday - 9, kToday + 19), 25)}));
}

Portions SomePortions() {
  Portions portions;
  const auto amounts = *rc::gen::container<std::vector<int64_t>>(rc::gen::inRange<int64_t>(1, 50));
  for (const int64_t amount : amounts) portions.push_back(Of(LotOf(portions.size() + 1), amount));
  if (*rc::gen::arbitrary<bool>()) portions.push_back(Overdrawn(*rc::gen::inRange(1, 50)));
  return portions;
}

// Every credit-minute by itself, so that order and amount can be compared plainly.
std::vector<std::optional<Lot>> MinuteByMinute(const Portions& portions) {
  std::vector<std::optional<Lot>> minutes;
  for (const Portion& portion : portions) {
    RC_ASSERT(portion.credit_minutes > 0);
    for (int64_t minute = 0; minute < portion.credit_minutes; ++minute) {
      minutes.push_back(portion.lot);
    }
  }
  return minutes;
}

RC_GTEST_PROP(SplitTest, BothSidesTogetherAreTheWhole, ()) {
  const Portions portions = SomePortions();
  const auto cut = *rc::gen::inRange<int64_t>(0, *TotalOf(portions) + 1);
  const auto split = SplitAfter(portions, cut);
  RC_ASSERT(split.ok());
  auto minutes = MinuteByMinute(split->first);
  RC_ASSERT(static_cast<int64_t>(minutes.size()) == cut);
  for (const auto& minute : MinuteByMinute(split->rest)) minutes.push_back(minute);
  RC_ASSERT(minutes == MinuteByMinute(portions));
}

RC_GTEST_PROP(LastOfTest, RefundsInAnyPartsGiveEverythingBackFromTheEndOnce, ()) {
  const Portions portions = SomePortions();
  const int64_t total = *TotalOf(portions);
  std::vector<std::optional<Lot>> back;
  while (static_cast<int64_t>(back.size()) < total) {
    const auto already = static_cast<int64_t>(back.size());
    const auto part = *rc::gen::inRange<int64_t>(1, total - already + 1);
    const auto last = LastOf(portions, already, part);
    RC_ASSERT(last.ok());
    const auto minutes = MinuteByMinute(*last);
    RC_ASSERT(static_cast<int64_t>(minutes.size()) == part);
    back.insert(back.begin(), minutes.begin(), minutes.end());
  }
  RC_ASSERT(back == MinuteByMinute(portions));
}

}  // namespace
}  // namespace timecredit::domain
