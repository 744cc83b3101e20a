#include "ledger/journal/owner_changes.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/account.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "tests/domain/wallets.h"
#include "tests/journal/map_projections.h"
#include "tests/journal/postings.h"

namespace timecredit::journal {
namespace {

using domain::AccountKind;
using domain::Date;
using domain::LotOf;
using domain::Of;

constexpr domain::SchemeNumber kScheme(1);
constexpr domain::MemberNumber kAnn(1);
constexpr domain::OrganisationNumber kPool(1);
constexpr domain::UnitNumber kVisits(1);

// Changes made to owners record by record, without all that Apply does besides.
class OwnerChangesTest : public testing::Test {
 protected:
  absl::Status Post(const std::vector<Posting>& postings) {
    Record record;
    record.scheme = kScheme;
    record.sequence = domain::Sequence(++last_);
    OwnerChanges changes(record, rows_);
    for (const Posting& posting : postings) {
      if (auto status = changes.Post(posting); !status.ok()) return status;
    }
    changes.Write();
    return absl::OkStatus();
  }

  Accounts AccountsOf(const domain::Owner& owner) const {
    const auto row = rows_.Find<Accounts>({kScheme, owner});
    return *row == nullptr ? Accounts{} : **row;
  }

  Line LineOf(const domain::Owner& owner, uint64_t sequence) const {
    const auto row = rows_.Find<Line>({kScheme, owner, domain::Sequence(sequence)});
    return *row == nullptr ? Line{} : **row;
  }

  MapProjections rows_;
  uint64_t last_ = 0;
};

AccountBalance Balance(AccountKind kind, int64_t amount,
                       domain::UnitNumber unit = domain::kMinutes) {
  return {.kind = kind, .unit = unit, .amount = amount};
}

TEST_F(OwnerChangesTest, EachAccountOfAnOwnerAddsUpByItself) {
  const domain::Owner pool = domain::OwnerOf(kPool);
  ASSERT_TRUE(Post({Leg(pool, AccountKind::kReceived, -3, kVisits), TakingsLeg(kPool, 60),
                    Leg(pool, AccountKind::kReceived, -90)})
                  .ok());
  ASSERT_TRUE(Post({TakingsLeg(kPool, 5), TakingsLeg(kPool, -20)}).ok());
  EXPECT_EQ(AccountsOf(pool).balances,
            (std::vector{Balance(AccountKind::kTakings, 45), Balance(AccountKind::kReceived, -90),
                         Balance(AccountKind::kReceived, -3, kVisits)}));
}

TEST_F(OwnerChangesTest, ALineSaysWhatARecordChangedAndWhatEveryAccountIsAfterIt) {
  const domain::Owner pool = domain::OwnerOf(kPool);
  ASSERT_TRUE(Post({TakingsLeg(kPool, 60), Leg(pool, AccountKind::kBudget, 500)}).ok());
  ASSERT_TRUE(Post({TakingsLeg(kPool, 5), TakingsLeg(kPool, -20)}).ok());
  EXPECT_EQ(LineOf(pool, 2).changes, (std::vector{Balance(AccountKind::kTakings, -15)}));
  EXPECT_EQ(LineOf(pool, 2).balances_after,
            (std::vector{Balance(AccountKind::kTakings, 45), Balance(AccountKind::kBudget, 500)}));
  EXPECT_EQ(LineOf(pool, 1).balances_after,
            (std::vector{Balance(AccountKind::kTakings, 60), Balance(AccountKind::kBudget, 500)}));
}

TEST_F(OwnerChangesTest, ARecordTouchesOnlyTheOwnersItNames) {
  ASSERT_TRUE(Post({TakingsLeg(kPool, 60), IssuanceLeg(-60)}).ok());
  ASSERT_TRUE(Post({HeldLeg(kAnn, 60), IssuanceLeg(-60)}).ok());
  EXPECT_EQ(rows_.All<Accounts>().size(), 3u);
  EXPECT_EQ(rows_.All<Line>().size(), 4u);
  EXPECT_EQ(LineOf(domain::OwnerOf(kPool), 2), Line{});
}

TEST_F(OwnerChangesTest, NoAccountFallsBelowZeroUnlessItIsWhereOthersComeFrom) {
  const std::vector<std::pair<domain::Owner, std::vector<AccountKind>>> floored = {
      {domain::SchemeOwner(), {AccountKind::kExpired, AccountKind::kSettled}},
      {domain::OwnerOf(kAnn), {AccountKind::kHeld, AccountKind::kContributed}},
      {domain::OwnerOf(kPool), {AccountKind::kTakings, AccountKind::kBudget, AccountKind::kPot}},
  };
  for (const auto& [owner, kinds] : floored) {
    for (const AccountKind kind : kinds) {
      EXPECT_EQ(Post({Leg(owner, kind, -1)}).code(), absl::StatusCode::kInternal) << NameOf(kind);
      ASSERT_TRUE(Post({Leg(owner, kind, 10)}).ok());
      EXPECT_EQ(Post({Leg(owner, kind, -11)}).code(), absl::StatusCode::kInternal) << NameOf(kind);
      EXPECT_TRUE(Post({Leg(owner, kind, -10)}).ok()) << NameOf(kind);
    }
  }
  EXPECT_TRUE(Post({IssuanceLeg(-1)}).ok());
  EXPECT_TRUE(Post({Leg(domain::OwnerOf(kPool), AccountKind::kReceived, -1)}).ok());
}

TEST_F(OwnerChangesTest, ABalanceDoesNotWrapRound) {
  const int64_t most = std::numeric_limits<int64_t>::max();
  ASSERT_TRUE(Post({TakingsLeg(kPool, most)}).ok());
  EXPECT_FALSE(Post({TakingsLeg(kPool, 1)}).ok());
}

TEST_F(OwnerChangesTest, AWalletFollowsItsPostings) {
  const domain::Lot lot = LotOf(1, Date(2024, 5, 1));
  ASSERT_TRUE(Post({WalletLeg(kAnn, 60, {Of(lot, 60)})}).ok());
  ASSERT_TRUE(Post({WalletLeg(kAnn, -20, {Of(lot, 20)})}).ok());
  const Accounts ann = AccountsOf(domain::OwnerOf(kAnn));
  EXPECT_EQ(ann.wallet, (domain::Wallet{.debt = 0, .lots = {Of(lot, 40)}}));
  EXPECT_EQ(ann.balances, (std::vector{Balance(AccountKind::kWallet, 40)}));
}

std::vector<WalletExpiry> Expiring(std::optional<Date> date) {
  if (!date.has_value()) return {};
  return {{.scheme = kScheme, .expires_on = *date, .member = kAnn}};
}

TEST_F(OwnerChangesTest, AWalletIsIndexedByTheEarliestExpiryAmongItsLots) {
  const Date may(2024, 5, 1);
  const Date june(2024, 6, 1);
  ASSERT_TRUE(Post({WalletLeg(kAnn, 10, {Of(LotOf(1), 10)})}).ok());
  EXPECT_EQ(rows_.All<WalletExpiry>(), Expiring(std::nullopt));
  ASSERT_TRUE(Post({WalletLeg(kAnn, 10, {Of(LotOf(2, june), 10)})}).ok());
  EXPECT_EQ(rows_.All<WalletExpiry>(), Expiring(june));
  ASSERT_TRUE(Post({WalletLeg(kAnn, 10, {Of(LotOf(3, may), 10)})}).ok());
  EXPECT_EQ(rows_.All<WalletExpiry>(), Expiring(may));
  ASSERT_TRUE(Post({WalletLeg(kAnn, -9, {Of(LotOf(3, may), 9)})}).ok());
  EXPECT_EQ(rows_.All<WalletExpiry>(), Expiring(may));
  ASSERT_TRUE(Post({WalletLeg(kAnn, -1, {Of(LotOf(3, may), 1)})}).ok());
  EXPECT_EQ(rows_.All<WalletExpiry>(), Expiring(june));
  ASSERT_TRUE(Post({WalletLeg(kAnn, -10, {Of(LotOf(2, june), 10)})}).ok());
  EXPECT_EQ(rows_.All<WalletExpiry>(), Expiring(std::nullopt));
}

TEST_F(OwnerChangesTest, ALotThatLeavesAndReturnsInOneRecordStaysIndexed) {
  const Date may(2024, 5, 1);
  const domain::Lot lot = LotOf(1, may);
  ASSERT_TRUE(Post({WalletLeg(kAnn, 10, {Of(lot, 10)})}).ok());
  ASSERT_TRUE(Post({WalletLeg(kAnn, -10, {Of(lot, 10)}), WalletLeg(kAnn, 4, {Of(lot, 4)})}).ok());
  EXPECT_EQ(rows_.All<WalletExpiry>(), Expiring(may));
}

TEST_F(OwnerChangesTest, AMentionedMemberGetsALineWithoutChanges) {
  ASSERT_TRUE(Post({WalletLeg(kAnn, 10, {Of(LotOf(1), 10)})}).ok());
  Record record;
  record.scheme = kScheme;
  record.sequence = domain::Sequence(2);
  OwnerChanges changes(record, rows_);
  ASSERT_TRUE(changes.Mention(kAnn).ok());
  ASSERT_TRUE(changes.Mention(kAnn).ok());
  changes.Write();
  const Line line = LineOf(domain::OwnerOf(kAnn), 2);
  EXPECT_EQ(line.sequence, domain::Sequence(2));
  EXPECT_TRUE(line.changes.empty());
  EXPECT_EQ(line.balances_after, (std::vector{Balance(AccountKind::kWallet, 10)}));
}

TEST_F(OwnerChangesTest, NoFewerThanNoMinutesWait) {
  Record record;
  record.scheme = kScheme;
  record.sequence = domain::Sequence(1);
  OwnerChanges changes(record, rows_);
  ASSERT_TRUE(changes.AddAwaiting(kAnn, 1, 60).ok());
  ASSERT_TRUE(changes.AddAwaiting(kAnn, 1, 30).ok());
  ASSERT_TRUE(changes.AddAwaiting(kAnn, -1, -60).ok());
  EXPECT_EQ(changes.AddAwaiting(kAnn, -1, -31).code(), absl::StatusCode::kInternal);
  EXPECT_EQ(changes.AddAwaiting(kAnn, -2, -30).code(), absl::StatusCode::kInternal);
  changes.Write();
  EXPECT_EQ(AccountsOf(domain::OwnerOf(kAnn)).awaiting_minutes, 30);
  EXPECT_EQ(AccountsOf(domain::OwnerOf(kAnn)).awaiting_hour_logs, 1);
  EXPECT_EQ(LineOf(domain::OwnerOf(kAnn), 1).awaiting_minutes_after, 30);
}

}  // namespace
}  // namespace timecredit::journal
