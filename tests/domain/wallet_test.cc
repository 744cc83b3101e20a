#include "ledger/domain/wallet.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>

#include "absl/status/status.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "tests/domain/reason.h"
#include "tests/domain/wallets.h"

namespace timecredit::domain {
namespace {

const Date kToday(2024, 3, 1);
constexpr OrganisationNumber kPool(1);
constexpr OrganisationNumber kTheatre(2);

SpendingTerms At(OrganisationNumber partner, int64_t floor = 0) {
  return {.today = kToday, .partner = partner, .floor = floor};
}

SpendingTerms Anywhere(int64_t floor = 0) { return At({}, floor); }

TEST(LotTest, ALotLapsesOnTheDayItExpires) {
  EXPECT_FALSE(HasLapsed(LotOf(1, kToday + 1), kToday));
  EXPECT_TRUE(HasLapsed(LotOf(1, kToday), kToday));
  EXPECT_TRUE(HasLapsed(LotOf(1, kToday - 1), kToday));
  EXPECT_FALSE(HasLapsed(LotOf(1), kToday));
  EXPECT_TRUE(HasLapsed(LotOf(1, Date(2024, 2, 29)), Date(2024, 2, 29)));
  EXPECT_FALSE(HasLapsed(LotOf(1, Date(2024, 3, 1)), Date(2024, 2, 29)));
}

TEST(LotTest, TheEarliestExpiryIsSpentFirstThenTheOldest) {
  EXPECT_TRUE(IsSpentBefore(LotOf(9, kToday), LotOf(1, kToday + 1)));
  EXPECT_FALSE(IsSpentBefore(LotOf(1, kToday + 1), LotOf(9, kToday)));
  EXPECT_TRUE(IsSpentBefore(LotOf(9, kToday), LotOf(1)));
  EXPECT_FALSE(IsSpentBefore(LotOf(1), LotOf(9, kToday)));
  EXPECT_TRUE(IsSpentBefore(LotOf(1, kToday), LotOf(2, kToday)));
  EXPECT_TRUE(IsSpentBefore(LotOf(1), LotOf(2)));
  EXPECT_FALSE(IsSpentBefore(LotOf(1), LotOf(1)));
}

TEST(TotalTest, TheTotalIsTheSumUnlessItDoesNotFit) {
  EXPECT_EQ(*TotalOf({}), 0);
  EXPECT_EQ(*TotalOf({Of(LotOf(1), 20), Overdrawn(10)}), 30);
  const int64_t most = std::numeric_limits<int64_t>::max();
  EXPECT_EQ(*TotalOf({Of(LotOf(1), most - 1), Overdrawn(1)}), most);
  EXPECT_EQ(TotalOf({Of(LotOf(1), most), Overdrawn(1)}).status().code(),
            absl::StatusCode::kOutOfRange);
}

TEST(SpendingTest, LotsAreSpentInOrderAndTheLastOnlyAsFarAsNeeded) {
  const Wallet wallet{.debt = 0, .lots = {Of(LotOf(3, kToday + 1), 30), Of(LotOf(1), 60)}};
  EXPECT_EQ(*ChooseSpending(wallet, 30, Anywhere()), (Portions{Of(LotOf(3, kToday + 1), 30)}));
  EXPECT_EQ(*ChooseSpending(wallet, 31, Anywhere()),
            (Portions{Of(LotOf(3, kToday + 1), 30), Of(LotOf(1), 1)}));
  EXPECT_EQ(*ChooseSpending(wallet, 90, Anywhere()), wallet.lots);
  EXPECT_EQ(ReasonOf(ChooseSpending(wallet, 91, Anywhere()).status()), "CREDITS_INSUFFICIENT");
  EXPECT_EQ(ChooseSpending(wallet, 91, Anywhere()).status().code(),
            absl::StatusCode::kFailedPrecondition);
}

TEST(SpendingTest, ALapsedLotIsNotSpent) {
  const Wallet wallet{.debt = 0,
                      .lots = {Of(LotOf(1, kToday - 1), 10), Of(LotOf(2, kToday), 20),
                               Of(LotOf(3, kToday + 1), 40)}};
  EXPECT_EQ(AvailableUnder(wallet, Anywhere()), 40);
  EXPECT_EQ(*ChooseSpending(wallet, 40, Anywhere()), (Portions{Of(LotOf(3, kToday + 1), 40)}));
  EXPECT_FALSE(ChooseSpending(wallet, 41, Anywhere()).ok());
}

TEST(SpendingTest, ALotIsSpentOnlyWhereItIsAccepted) {
  const Wallet wallet{.debt = 0,
                      .lots = {Of(LotOf(1, std::nullopt, kPool), 10),
                               Of(LotOf(2, std::nullopt, kTheatre), 20), Of(LotOf(3), 40)}};
  EXPECT_EQ(AvailableUnder(wallet, At(kPool)), 50);
  EXPECT_EQ(AvailableUnder(wallet, At(kTheatre)), 60);
  EXPECT_EQ(AvailableUnder(wallet, At(OrganisationNumber(3))), 40);
  EXPECT_EQ(*ChooseSpending(wallet, 25, At(kTheatre)),
            (Portions{Of(LotOf(2, std::nullopt, kTheatre), 20), Of(LotOf(3), 5)}));
}

TEST(SpendingTest, ATransferMovesLotsOfEveryAcceptance) {
  const Wallet wallet{.debt = 0, .lots = {Of(LotOf(1, std::nullopt, kPool), 10), Of(LotOf(3), 40)}};
  EXPECT_EQ(*ChooseSpending(wallet, 50, Anywhere()), wallet.lots);
}

TEST(SpendingTest, TheOverdraftComesLastAndEndsExactlyAtTheFloor) {
  const Wallet wallet{.debt = 0, .lots = {Of(LotOf(1), 40)}};
  EXPECT_EQ(AvailableUnder(wallet, Anywhere(-600)), 640);
  EXPECT_EQ(*ChooseSpending(wallet, 640, Anywhere(-600)),
            (Portions{Of(LotOf(1), 40), Overdrawn(600)}));
  EXPECT_EQ(ReasonOf(ChooseSpending(wallet, 641, Anywhere(-600)).status()), "CREDITS_INSUFFICIENT");
}

TEST(SpendingTest, DebtUsesUpTheOverdraft) {
  const Wallet indebted{.debt = 590, .lots = {}};
  EXPECT_EQ(AvailableUnder(indebted, Anywhere(-600)), 10);
  EXPECT_EQ(*ChooseSpending(indebted, 10, Anywhere(-600)), (Portions{Overdrawn(10)}));
  EXPECT_FALSE(ChooseSpending(indebted, 11, Anywhere(-600)).ok());
}

TEST(SpendingTest, AFloorRaisedSinceLeavesNothingToOverdraw) {
  const Wallet indebted{.debt = 590, .lots = {Of(LotOf(1), 5)}};
  EXPECT_EQ(AvailableUnder(indebted, Anywhere(-60)), 5);
  EXPECT_EQ(AvailableUnder(indebted, Anywhere()), 5);
}

// Credit that cannot be spent here is no security: when it lapses, the debt is what is left.
TEST(SpendingTest, LapsedLotsDoNotDeepenTheOverdraft) {
  const Wallet wallet{.debt = 0, .lots = {Of(LotOf(1, kToday), 1000)}};
  EXPECT_EQ(AvailableUnder(wallet, Anywhere(-60)), 60);
  EXPECT_EQ(*ChooseSpending(wallet, 60, Anywhere(-60)), (Portions{Overdrawn(60)}));
  EXPECT_FALSE(ChooseSpending(wallet, 61, Anywhere(-60)).ok());
}

TEST(RecoveryTest, WhatTheRecordBroughtIsTakenBackFirst) {
  const Wallet wallet{.debt = 0,
                      .lots = {Of(LotOf(1, kToday + 1), 10), Of(LotOf(2, kToday + 2), 20),
                               Of(LotOf(2, kToday + 28), 30), Of(LotOf(3), 40)}};
  EXPECT_EQ(ChooseRecovery(wallet, 45, {Sequence(2)}, 0),
            (Portions{Of(LotOf(2, kToday + 2), 20), Of(LotOf(2, kToday + 28), 25)}));
  EXPECT_EQ(ChooseRecovery(wallet, 65, {Sequence(2)}, 0),
            (Portions{Of(LotOf(2, kToday + 2), 20), Of(LotOf(2, kToday + 28), 30),
                      Of(LotOf(1, kToday + 1), 10), Of(LotOf(3), 5)}));
}

TEST(RecoveryTest, LapsedLotsAreTakenBackToo) {
  const Wallet wallet{.debt = 0, .lots = {Of(LotOf(1, kToday - 100), 10), Of(LotOf(2), 20)}};
  EXPECT_EQ(ChooseRecovery(wallet, 30, {Sequence(9)}, 0), wallet.lots);
}

TEST(RecoveryTest, TheMemberOwesTheRestDownToTheFloorAndNoMore) {
  const Wallet wallet{.debt = 50, .lots = {Of(LotOf(1), 10)}};
  EXPECT_EQ(ChooseRecovery(wallet, 30, {Sequence(1)}, -60),
            (Portions{Of(LotOf(1), 10), Overdrawn(10)}));
  EXPECT_EQ(ChooseRecovery(wallet, 30, {Sequence(1)}, 0), (Portions{Of(LotOf(1), 10)}));
  EXPECT_EQ(ChooseRecovery(Wallet(), 30, {Sequence(1)}, 0), Portions());
}

TEST(ReceiptTest, ArrivingCreditRepaysDebtFirst) {
  const Lot fresh = LotOf(9);
  const Wallet indebted{.debt = 25, .lots = {}};
  EXPECT_EQ(ChooseReceipt(indebted, {Of(LotOf(1), 20), Of(LotOf(2), 20)}, fresh),
            (WalletChange{.lots = {Of(LotOf(2), 15)}, .debt_change = -25}));
  EXPECT_EQ(ChooseReceipt(indebted, {Of(LotOf(1), 25)}, fresh),
            (WalletChange{.lots = {}, .debt_change = -25}));
  EXPECT_EQ(ChooseReceipt(indebted, {Of(LotOf(1), 24)}, fresh),
            (WalletChange{.lots = {}, .debt_change = -24}));
}

TEST(ReceiptTest, WithoutDebtCreditJoinsItsLots) {
  EXPECT_EQ(ChooseReceipt(Wallet(), {Of(LotOf(1), 20), Of(LotOf(2, kToday), 5)}, LotOf(9)),
            (WalletChange{.lots = {Of(LotOf(1), 20), Of(LotOf(2, kToday), 5)}, .debt_change = 0}));
}

TEST(ReceiptTest, CreditFromAnOverdraftRepaysBeforeLotsDoAndIsFreshOtherwise) {
  const Lot fresh = LotOf(9, kToday + 365);
  const Portions arriving = {Of(LotOf(1), 20), Overdrawn(30)};
  EXPECT_EQ(ChooseReceipt({.debt = 30, .lots = {}}, arriving, fresh),
            (WalletChange{.lots = {Of(LotOf(1), 20)}, .debt_change = -30}));
  EXPECT_EQ(ChooseReceipt({.debt = 35, .lots = {}}, arriving, fresh),
            (WalletChange{.lots = {Of(LotOf(1), 15)}, .debt_change = -35}));
  EXPECT_EQ(ChooseReceipt({.debt = 10, .lots = {}}, arriving, fresh),
            (WalletChange{.lots = {Of(LotOf(1), 20), Of(fresh, 20)}, .debt_change = -10}));
  EXPECT_EQ(ChooseReceipt(Wallet(), arriving, fresh),
            (WalletChange{.lots = {Of(LotOf(1), 20), Of(fresh, 30)}, .debt_change = 0}));
}

TEST(ChangeTest, AWalletKeepsItsLotsInSpendingOrder) {
  Wallet wallet;
  for (const Portion& portion : {Of(LotOf(2), 5), Of(LotOf(7, kToday), 1), Of(LotOf(1), 9),
                                 Of(LotOf(3, kToday - 1), 2), Of(LotOf(6, kToday), 4)}) {
    wallet = *WithReceived(wallet, {.lots = {portion}, .debt_change = 0});
  }
  EXPECT_EQ(wallet.lots, (Portions{Of(LotOf(3, kToday - 1), 2), Of(LotOf(6, kToday), 4),
                                   Of(LotOf(7, kToday), 1), Of(LotOf(1), 9), Of(LotOf(2), 5)}));
}

TEST(ChangeTest, CreditOfOneLotAndExpiryIsOnePortion) {
  const Wallet wallet = *WithReceived(
      {}, {.lots = {Of(LotOf(1), 5), Of(LotOf(1, kToday), 3), Of(LotOf(1), 6)}, .debt_change = 0});
  EXPECT_EQ(wallet.lots, (Portions{Of(LotOf(1, kToday), 3), Of(LotOf(1), 11)}));
}

TEST(ChangeTest, AnEmptiedLotIsGone) {
  const Wallet wallet{.debt = 0, .lots = {Of(LotOf(1), 5), Of(LotOf(2), 6)}};
  EXPECT_EQ(*WithTaken(wallet, {.lots = {Of(LotOf(1), 5), Of(LotOf(2), 1)}, .debt_change = 7}),
            (Wallet{.debt = 7, .lots = {Of(LotOf(2), 5)}}));
}

TEST(ChangeTest, WhatTheWalletDoesNotHoldCannotBeTaken) {
  const Wallet wallet{.debt = 10, .lots = {Of(LotOf(1, kToday), 5)}};
  const auto taken = [&](const Portion& portion, int64_t debt_change) {
    return WithTaken(wallet, {.lots = {portion}, .debt_change = debt_change}).status().code();
  };
  EXPECT_EQ(taken(Of(LotOf(1, kToday), 5), 0), absl::StatusCode::kOk);
  EXPECT_EQ(taken(Of(LotOf(1, kToday), 6), 0), absl::StatusCode::kInternal);
  EXPECT_EQ(taken(Of(LotOf(1), 1), 0), absl::StatusCode::kInternal);
  EXPECT_EQ(taken(Of(LotOf(1, kToday, kPool), 1), 0), absl::StatusCode::kInternal);
  EXPECT_EQ(taken(Of(LotOf(2, kToday), 1), 0), absl::StatusCode::kInternal);
  EXPECT_EQ(taken(Of(LotOf(1, kToday), 5), -11), absl::StatusCode::kInternal);
  EXPECT_EQ(taken(Of(LotOf(1, kToday), 5), std::numeric_limits<int64_t>::max()),
            absl::StatusCode::kInternal);
}

TEST(ChangeTest, MoreDebtThanThereIsCannotBeRepaid) {
  const Wallet wallet{.debt = 10, .lots = {}};
  EXPECT_EQ(WithReceived(wallet, {.lots = {}, .debt_change = -10})->debt, 0);
  EXPECT_EQ(WithReceived(wallet, {.lots = {}, .debt_change = -11}).status().code(),
            absl::StatusCode::kInternal);
}

}  // namespace
}  // namespace timecredit::domain
