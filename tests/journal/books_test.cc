#include "ledger/journal/books.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/account.h"
#include "ledger/domain/number.h"
#include "ledger/journal/record.h"
#include "tests/domain/wallets.h"
#include "tests/journal/postings.h"

namespace timecredit::journal {
namespace {

using domain::AccountKind;
using domain::LotOf;
using domain::Of;

constexpr domain::MemberNumber kAnn(1);
constexpr domain::OrganisationNumber kPool(1);
constexpr domain::UnitNumber kVisits(1);
constexpr int64_t kMost = std::numeric_limits<int64_t>::max();
constexpr int64_t kLeast = std::numeric_limits<int64_t>::min();

absl::StatusCode CodeOf(const std::vector<Posting>& postings) {
  return CheckEntry(postings).code();
}

Posting Contributed(int64_t amount, domain::UnitNumber unit = domain::kMinutes) {
  return Leg(domain::OwnerOf(kAnn), AccountKind::kContributed, amount, unit);
}

Posting Received(int64_t amount, domain::UnitNumber unit = domain::kMinutes) {
  return Leg(domain::OwnerOf(kPool), AccountKind::kReceived, amount, unit);
}

TEST(BooksTest, AnEntryWithoutPostingsIsBalanced) { EXPECT_EQ(CodeOf({}), absl::StatusCode::kOk); }

TEST(BooksTest, AnEntrySumsToZero) {
  EXPECT_EQ(CodeOf({IssuanceLeg(-60), TakingsLeg(kPool, 60)}), absl::StatusCode::kOk);
  EXPECT_EQ(CodeOf({IssuanceLeg(-60), TakingsLeg(kPool, 20), HeldLeg(kAnn, 40)}),
            absl::StatusCode::kOk);
  EXPECT_EQ(CodeOf({IssuanceLeg(-60), TakingsLeg(kPool, 59)}), absl::StatusCode::kInternal);
  EXPECT_EQ(CodeOf({IssuanceLeg(-60)}), absl::StatusCode::kInternal);
}

TEST(BooksTest, EachBookBalancesOnItsOwn) {
  EXPECT_EQ(CodeOf({IssuanceLeg(-60), TakingsLeg(kPool, 60), Received(-60), Contributed(60)}),
            absl::StatusCode::kOk);
  EXPECT_EQ(CodeOf({IssuanceLeg(-60), Contributed(60)}), absl::StatusCode::kInternal);
  EXPECT_EQ(CodeOf({IssuanceLeg(-60), TakingsLeg(kPool, 50), Received(-50), Contributed(60)}),
            absl::StatusCode::kInternal);
}

TEST(BooksTest, EachUnitBalancesOnItsOwn) {
  EXPECT_EQ(
      CodeOf({Received(-60), Contributed(60), Received(-3, kVisits), Contributed(3, kVisits)}),
      absl::StatusCode::kOk);
  EXPECT_EQ(CodeOf({Received(-60), Contributed(60, kVisits)}), absl::StatusCode::kInternal);
}

TEST(BooksTest, APostingOfNothingIsNone) {
  EXPECT_EQ(CodeOf({IssuanceLeg(0)}), absl::StatusCode::kInternal);
  EXPECT_EQ(CodeOf({IssuanceLeg(-60), TakingsLeg(kPool, 60), HeldLeg(kAnn, 0)}),
            absl::StatusCode::kInternal);
}

TEST(BooksTest, WhatAWalletReceivesIsInItsLotsOrRepaysDebt) {
  const auto code = [](domain::Portions lots, int64_t debt_change) {
    return CodeOf({IssuanceLeg(-60), WalletLeg(kAnn, 60, std::move(lots), debt_change)});
  };
  EXPECT_EQ(code({Of(LotOf(1), 60)}, 0), absl::StatusCode::kOk);
  EXPECT_EQ(code({Of(LotOf(1), 20), Of(LotOf(2), 40)}, 0), absl::StatusCode::kOk);
  EXPECT_EQ(code({Of(LotOf(1), 45)}, -15), absl::StatusCode::kOk);
  EXPECT_EQ(code({}, -60), absl::StatusCode::kOk);
  EXPECT_EQ(code({}, 0), absl::StatusCode::kInternal);
  EXPECT_EQ(code({Of(LotOf(1), 59)}, 0), absl::StatusCode::kInternal);
  EXPECT_EQ(code({Of(LotOf(1), 45)}, 15), absl::StatusCode::kInternal);
}

TEST(BooksTest, WhatAWalletPaysComesFromItsLotsOrDeepensDebt) {
  const auto code = [](domain::Portions lots, int64_t debt_change) {
    return CodeOf({WalletLeg(kAnn, -60, std::move(lots), debt_change), TakingsLeg(kPool, 60)});
  };
  EXPECT_EQ(code({Of(LotOf(1), 60)}, 0), absl::StatusCode::kOk);
  EXPECT_EQ(code({Of(LotOf(1), 45)}, 15), absl::StatusCode::kOk);
  EXPECT_EQ(code({}, 60), absl::StatusCode::kOk);
  EXPECT_EQ(code({}, 0), absl::StatusCode::kInternal);
  EXPECT_EQ(code({Of(LotOf(1), 61)}, 0), absl::StatusCode::kInternal);
  EXPECT_EQ(code({Of(LotOf(1), 45)}, -15), absl::StatusCode::kInternal);
}

TEST(BooksTest, EveryPortionOfAWalletHasALotAndSomethingInIt) {
  const auto code = [](domain::Portions lots) {
    return CodeOf({IssuanceLeg(-60), WalletLeg(kAnn, 60, std::move(lots))});
  };
  EXPECT_EQ(code({domain::Overdrawn(60)}), absl::StatusCode::kInternal);
  EXPECT_EQ(code({Of(LotOf(1), 60), Of(LotOf(2), 0)}), absl::StatusCode::kInternal);
  EXPECT_EQ(code({Of(LotOf(1), 70), Of(LotOf(2), -10)}), absl::StatusCode::kInternal);
}

TEST(BooksTest, OnlyWalletsHaveLotsAndDebt) {
  Posting takings = TakingsLeg(kPool, 60);
  takings.change.lots = {Of(LotOf(1), 60)};
  EXPECT_EQ(CodeOf({IssuanceLeg(-60), takings}), absl::StatusCode::kInternal);
  takings.change = {.lots = {}, .debt_change = -60};
  EXPECT_EQ(CodeOf({IssuanceLeg(-60), takings}), absl::StatusCode::kInternal);
}

TEST(BooksTest, AmountsAtTheEndsOf64BitsAreSummedExactly) {
  EXPECT_EQ(CodeOf({IssuanceLeg(kMost), IssuanceLeg(kMost), IssuanceLeg(-kMost),
                    TakingsLeg(kPool, -kMost)}),
            absl::StatusCode::kOk);
  EXPECT_EQ(CodeOf({IssuanceLeg(kLeast), TakingsLeg(kPool, kMost), HeldLeg(kAnn, 1)}),
            absl::StatusCode::kOk);
  // Sums that would wrap round to zero.
  EXPECT_EQ(CodeOf({IssuanceLeg(kLeast), TakingsLeg(kPool, kLeast)}), absl::StatusCode::kInternal);
  EXPECT_EQ(CodeOf({IssuanceLeg(kMost), TakingsLeg(kPool, kMost), HeldLeg(kAnn, 2)}),
            absl::StatusCode::kInternal);
}

TEST(BooksTest, AWalletsLegAtTheEndsOf64BitsIsComparedExactly) {
  const auto code = [](int64_t amount, domain::Portions lots, int64_t debt_change) {
    std::vector<Posting> postings = {WalletLeg(kAnn, amount, std::move(lots), debt_change)};
    if (amount == kLeast) postings.push_back(IssuanceLeg(1));
    postings.push_back(IssuanceLeg(amount == kLeast ? kMost : -amount));
    return CodeOf(postings);
  };
  EXPECT_EQ(code(kLeast, {Of(LotOf(1), kMost)}, 1), absl::StatusCode::kOk);
  EXPECT_EQ(code(kLeast, {Of(LotOf(1), kMost)}, 0), absl::StatusCode::kInternal);
  EXPECT_EQ(code(kMost, {Of(LotOf(1), kMost), Of(LotOf(2), kMost)}, kMost), absl::StatusCode::kOk);
  EXPECT_EQ(code(-2, {Of(LotOf(1), kMost), Of(LotOf(2), kMost)}, 0), absl::StatusCode::kInternal);
}

RC_GTEST_PROP(BooksTest, AnEntryWithOneAmountChangedIsNoEntry, ()) {
  std::vector<Posting> postings;
  int64_t total = 0;
  for (const int64_t amount :
       *rc::gen::container<std::vector<int64_t>>(rc::gen::inRange<int64_t>(1, 1000))) {
    postings.push_back(HeldLeg(domain::MemberNumber(postings.size() + 1), amount));
    total += amount;
  }
  RC_PRE(!postings.empty());
  postings.push_back(IssuanceLeg(-total));
  RC_ASSERT(CheckEntry(postings).ok());

  Posting& changed = postings[*rc::gen::inRange<size_t>(0, postings.size())];
  changed.amount += *rc::gen::nonZero<int16_t>();
  RC_ASSERT(CodeOf(postings) == absl::StatusCode::kInternal);
}

}  // namespace
}  // namespace timecredit::journal
