#include "ledger/domain/account.h"

#include <gtest/gtest.h>

#include <set>
#include <string_view>
#include <vector>

#include "ledger/domain/number.h"

namespace timecredit::domain {
namespace {

const std::vector<AccountKind> kCreditKinds = {
    AccountKind::kIssuance, AccountKind::kWallet, AccountKind::kHeld,    AccountKind::kTakings,
    AccountKind::kBudget,   AccountKind::kPot,    AccountKind::kExpired, AccountKind::kSettled};
const std::vector<AccountKind> kContributionKinds = {AccountKind::kContributed,
                                                     AccountKind::kReceived};
const std::vector<AccountKind> kObligationKinds = {AccountKind::kImposed, AccountKind::kOutstanding,
                                                   AccountKind::kDischarged};

std::vector<AccountKind> AllKinds() {
  std::vector<AccountKind> all = kCreditKinds;
  all.insert(all.end(), kContributionKinds.begin(), kContributionKinds.end());
  all.insert(all.end(), kObligationKinds.begin(), kObligationKinds.end());
  return all;
}

TEST(AccountTest, EveryKindLiesInItsBook) {
  for (const AccountKind kind : kCreditKinds) EXPECT_EQ(BookOf(kind), Book::kCredit);
  for (const AccountKind kind : kContributionKinds) EXPECT_EQ(BookOf(kind), Book::kContribution);
  for (const AccountKind kind : kObligationKinds) EXPECT_EQ(BookOf(kind), Book::kObligation);
}

// Each book has one kind that others are filled from: it alone is below zero by what they hold.
TEST(AccountTest, OneKindOfEachBookHasNoFloor) {
  for (const AccountKind kind : AllKinds()) {
    const bool source = kind == AccountKind::kIssuance || kind == AccountKind::kReceived ||
                        kind == AccountKind::kImposed;
    EXPECT_EQ(HasNoFloor(kind), source) << NameOf(kind);
  }
}

TEST(AccountTest, EveryKindHasANameOfItsOwn) {
  std::set<std::string_view> names;
  for (const AccountKind kind : AllKinds()) names.insert(NameOf(kind));
  EXPECT_EQ(names.size(), AllKinds().size());
  EXPECT_EQ(names.count("unknown"), 0u);
  EXPECT_EQ(NameOf(AccountKind::kWallet), "wallet");
  EXPECT_EQ(NameOf(AccountKind::kOutstanding), "outstanding");
}

TEST(AccountTest, OwnersOfTheSameNumberAreDifferentOwners) {
  const std::set<Owner> owners = {SchemeOwner(), OwnerOf(MemberNumber(7)),
                                  OwnerOf(OrganisationNumber(7)), OwnerOf(ObligationNumber(7)),
                                  OwnerOf(MemberNumber(8))};
  EXPECT_EQ(owners.size(), 5u);
}

// These numbers are in stored records and keys.
TEST(AccountTest, StoredNumbersStay) {
  EXPECT_EQ(static_cast<int>(Book::kCredit), 1);
  EXPECT_EQ(static_cast<int>(Book::kContribution), 2);
  EXPECT_EQ(static_cast<int>(Book::kObligation), 3);
  int expected = 1;
  for (const AccountKind kind : kCreditKinds) EXPECT_EQ(static_cast<int>(kind), expected++);
  expected = 16;
  for (const AccountKind kind : kContributionKinds) EXPECT_EQ(static_cast<int>(kind), expected++);
  expected = 32;
  for (const AccountKind kind : kObligationKinds) EXPECT_EQ(static_cast<int>(kind), expected++);
}

}  // namespace
}  // namespace timecredit::domain
