#include <gtest/gtest.h>

#include "absl/time/time.h"
#include "ledger/exchange/entry.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

TEST(GrantCredits, IssuesCreditButNoContribution) {
  Town town;
  town.Done(GrantCredits{.member = town.ann, .credit_minutes = 300, .reason = "opening balance"});
  EXPECT_EQ(town.Spendable(town.ann), 300);
  EXPECT_EQ(town.BalanceOf(Issuance()), -300);
  EXPECT_EQ(town.BalanceOf(Contributed(town.ann, domain::kMinutes)), 0);
}

TEST(TransferCredits, LeavesTheGiversHoursAndTheLotsAsTheyAre) {
  Town town;
  town.Earn(town.ann, 120);
  const auto lot = town.WalletOf(town.ann).lots.front().lot;
  town.Done(TransferCredits{
      .from = town.ann, .to = town.ben, .credit_minutes = 50, .text = "for the garden"});
  EXPECT_EQ(town.Spendable(town.ann), 70);
  EXPECT_EQ(town.Spendable(town.ben), 50);
  EXPECT_EQ(town.WalletOf(town.ben).lots.front().lot, lot);
  EXPECT_EQ(town.BalanceOf(Contributed(town.ann, domain::kMinutes)), 120);
}

TEST(TransferCredits, RefusesWhatTheGiverDoesNotHave) {
  Town town;
  town.Earn(town.ann, 60);
  EXPECT_EQ(town.Refused(TransferCredits{.from = town.ann, .to = town.ben, .credit_minutes = 61}),
            "CREDITS_INSUFFICIENT");
  EXPECT_EQ(town.Refused(TransferCredits{.from = town.ann, .to = town.ann, .credit_minutes = 1}),
            "SAME_MEMBER");
}

TEST(TransferCredits, OutOfAnOverdraftArrivesAsALotOfItsOwn) {
  Town town({.wallet_floor_credit_minutes = -60});
  const auto transfer =
      town.Done(TransferCredits{.from = town.ann, .to = town.ben, .credit_minutes = 40});
  EXPECT_EQ(town.Spendable(town.ann), -40);
  EXPECT_EQ(town.WalletOf(town.ben).lots.front().lot->source, transfer);
}

TEST(Lots, LapseAreNotSpentAndAreSwept) {
  Town town({.credit_lifetime_days = 10});
  town.Earn(town.ann, 60);
  town.clock.Advance(absl::Hours(24 * 5));
  town.Earn(town.ann, 30);
  EXPECT_EQ(town.Refused(ExpireLots{.member = town.ann}), "NOTHING_LAPSED");
  town.clock.Advance(absl::Hours(24 * 6));  // the first lot lapsed today
  EXPECT_EQ(town.Refused(TransferCredits{.from = town.ann, .to = town.ben, .credit_minutes = 31}),
            "CREDITS_INSUFFICIENT");
  EXPECT_EQ(town.Spendable(town.ann), 90);  // posted, until the sweep
  const auto swept = town.exchange->SweepLots(town.scheme);
  ASSERT_TRUE(swept.ok()) << swept.status();
  EXPECT_EQ(swept->done, 1);
  EXPECT_EQ(town.Spendable(town.ann), 30);
  EXPECT_EQ(town.BalanceOf(Expired()), 60);
  EXPECT_EQ(town.exchange->SweepLots(town.scheme)->done, 0);
}

TEST(SweepLots, LeavesManyWalletsAtOnceUntilAnOperatorAsks) {
  Town town({.credit_lifetime_days = 10});
  town.Done(GrantCredits{.member = town.ann, .credit_minutes = 60, .reason = "welcome"});
  for (int members = 1; members < 11; ++members) {
    const auto member = town.Register("Somebody");
    town.Done(GrantCredits{.member = member, .credit_minutes = 60, .reason = "welcome"});
  }
  town.clock.Advance(absl::Hours(24 * 12));
  const auto unasked = town.exchange->SweepLots(town.scheme);
  ASSERT_TRUE(unasked.ok()) << unasked.status();
  EXPECT_EQ(unasked->waiting, 11);
  EXPECT_EQ(unasked->done, 0);
  EXPECT_EQ(town.BalanceOf(Expired()), 0);
  const auto asked = town.exchange->SweepLots(town.scheme, Exchange::Asked::kByAnOperator);
  ASSERT_TRUE(asked.ok()) << asked.status();
  EXPECT_EQ(asked->done, 11);
  EXPECT_EQ(town.BalanceOf(Expired()), 11 * 60);
}

TEST(Lots, AreSpentEarliestExpiryFirst) {
  Town town({.credit_lifetime_days = 10});
  const auto older = town.Earn(town.ann, 60);
  town.clock.Advance(absl::Hours(24));
  town.Earn(town.ann, 60);
  const auto redemption =
      town.Done(RedeemCredits{.member = town.ann, .partner = town.partner, .credit_minutes = 30});
  const auto paid = town.Row<domain::Redemption>({town.scheme, redemption}).portions;
  ASSERT_EQ(paid.size(), 1u);
  EXPECT_EQ(paid.front().lot->source.value, older.value + 1);  // the approval issued it
}

}  // namespace
}  // namespace timecredit::exchange
