#include "ledger/domain/wallet_remainder.h"

#include <gtest/gtest.h>

#include "ledger/domain/calendar.h"
#include "ledger/domain/wallet.h"
#include "tests/domain/wallets.h"

namespace timecredit::domain {
namespace {

const Date kToday(2024, 3, 1);
const Lot kLapsed = LotOf(1, kToday);
const Lot kNext = LotOf(3, kToday + 1);
const Lot kLast = LotOf(2);

TEST(RemainderOfTest, AWalletWithoutAnythingLeavesNothing) {
  EXPECT_EQ(*RemainderOf({}, kToday), WalletRemainder{});
}

TEST(RemainderOfTest, LotsKeepTheirIdentityAndOrder) {
  const Wallet wallet{.debt = 0, .lots = {Of(kNext, 20), Of(kLast, 30)}};
  EXPECT_EQ(*RemainderOf(wallet, kToday), (WalletRemainder{.lots = wallet.lots}));
}

TEST(RemainderOfTest, WhatHasLapsedIsApartAndRepaysNothing) {
  const Wallet wallet{.debt = 5, .lots = {Of(kLapsed, 10)}};
  EXPECT_EQ(*RemainderOf(wallet, kToday),
            (WalletRemainder{.lapsed_credit_minutes = 10, .lots = {}, .debt = 5}));
}

TEST(RemainderOfTest, LotsRepayTheDebtFromTheFront) {
  const Wallet wallet{.debt = 25, .lots = {Of(kNext, 20), Of(kLast, 30)}};
  EXPECT_EQ(*RemainderOf(wallet, kToday), (WalletRemainder{.lots = {Of(kLast, 25)}}));
}

TEST(RemainderOfTest, DebtThatIsDeeperThanTheLotsRemains) {
  const Wallet wallet{.debt = 60, .lots = {Of(kNext, 20), Of(kLast, 30)}};
  EXPECT_EQ(*RemainderOf(wallet, kToday), (WalletRemainder{.lots = {}, .debt = 10}));
}

}  // namespace
}  // namespace timecredit::domain
