#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/number.h"
#include "ledger/domain/redemption.h"
#include "ledger/domain/wallet.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "tests/domain/wallets.h"
#include "tests/journal/journal_fixture.h"
#include "tests/journal/postings.h"

namespace timecredit::journal {
namespace {

using domain::AccountKind;
using domain::Date;
using domain::Hold;
using domain::HoldState;
using domain::Lot;
using domain::Of;
using domain::OwnerOf;
using domain::Portions;
using domain::Redemption;
using domain::Sequence;

const Date kMay(2024, 5, 1);
const absl::Time kDeadline = absl::FromUnixSeconds(1'710'000'000);

class FoldCreditsTest : public JournalFixture {
 protected:
  void SetUp() override { Begin(); }

  int64_t WalletOf(domain::MemberNumber member) const {
    return BalanceOf(OwnerOf(member), AccountKind::kWallet);
  }
  int64_t HeldOf(domain::MemberNumber member) const {
    return BalanceOf(OwnerOf(member), AccountKind::kHeld);
  }
  int64_t Takings() const { return BalanceOf(OwnerOf(kPool), AccountKind::kTakings); }

  Sequence Place(const Lot& lot, int64_t credit_minutes, absl::Time deadline = kDeadline) {
    const Portions portions = {Of(lot, credit_minutes)};
    return Do(
        HoldPlaced{.member = kAnn, .partner = kPool, .portions = portions, .deadline = deadline},
        {WalletLeg(kAnn, -credit_minutes, portions), HeldLeg(kAnn, credit_minutes)});
  }

  // What a hold's release or expiry posts.
  static std::vector<Posting> Returned(const Lot& lot, int64_t credit_minutes) {
    return {HeldLeg(kAnn, -credit_minutes),
            WalletLeg(kAnn, credit_minutes, {Of(lot, credit_minutes)})};
  }

  static std::vector<Posting> Refunded(const Lot& lot, int64_t credit_minutes) {
    return {TakingsLeg(kPool, -credit_minutes),
            WalletLeg(kAnn, credit_minutes, {Of(lot, credit_minutes)})};
  }

  absl::StatusCode CodeOf(Body body, std::vector<Posting> postings = {}) {
    return Try(Next(std::move(body), std::move(postings))).code();
  }
};

TEST_F(FoldCreditsTest, AGrantIsIssuedIntoTheWallet) {
  const Lot lot = Grant(kAnn, 90, kMay);
  EXPECT_EQ(WalletOf(kAnn), 90);
  EXPECT_EQ(BalanceOf(domain::SchemeOwner(), AccountKind::kIssuance), -90);
  EXPECT_EQ(AccountsOf(OwnerOf(kAnn)).wallet.lots, (Portions{Of(lot, 90)}));
  EXPECT_EQ(rows_.All<WalletExpiry>().size(), 1u);
}

TEST_F(FoldCreditsTest, ATransferMovesLotsAsTheyAre) {
  const Lot lot = Grant(kAnn, 90, kMay);
  const Sequence transfer =
      Do(CreditsTransferred{.from = kAnn, .to = kBethan, .credit_minutes = 30},
         {WalletLeg(kAnn, -30, {Of(lot, 30)}), WalletLeg(kBethan, 30, {Of(lot, 30)})});
  EXPECT_EQ(AccountsOf(OwnerOf(kAnn)).wallet.lots, (Portions{Of(lot, 60)}));
  EXPECT_EQ(AccountsOf(OwnerOf(kBethan)).wallet.lots, (Portions{Of(lot, 30)}));
  EXPECT_EQ(rows_.All<WalletExpiry>().size(), 2u);
  EXPECT_TRUE(Find<Line>({kScheme, OwnerOf(kAnn), transfer}).has_value());
  EXPECT_TRUE(Find<Line>({kScheme, OwnerOf(kBethan), transfer}).has_value());
}

TEST_F(FoldCreditsTest, ExpiredLotsLeaveTheWalletForTheSchemesAccount) {
  const Lot lot = Grant(kAnn, 90, kMay);
  Do(LotsExpired{.member = kAnn, .credit_minutes = 90},
     {WalletLeg(kAnn, -90, {Of(lot, 90)}), Leg(domain::SchemeOwner(), AccountKind::kExpired, 90)});
  EXPECT_EQ(WalletOf(kAnn), 0);
  EXPECT_EQ(BalanceOf(domain::SchemeOwner(), AccountKind::kExpired), 90);
  EXPECT_TRUE(rows_.All<WalletExpiry>().empty());
}

TEST_F(FoldCreditsTest, AHoldSetsCreditAsideUntilItsDeadline) {
  const Lot lot = Grant(kAnn, 90);
  const Sequence hold = Place(lot, 60);
  EXPECT_EQ(Find<Hold>({kScheme, hold}), (Hold{.scheme = kScheme,
                                               .hold = hold,
                                               .member = kAnn,
                                               .partner = kPool,
                                               .portions = {Of(lot, 60)},
                                               .deadline = kDeadline,
                                               .state = HoldState::kOpen,
                                               .resolved = {}}));
  EXPECT_TRUE(Find<HoldDeadline>({kScheme, kDeadline, hold}).has_value());
  EXPECT_EQ(WalletOf(kAnn), 30);
  EXPECT_EQ(HeldOf(kAnn), 60);
}

TEST_F(FoldCreditsTest, AnOfferIsKnownFromTheHoldToTheRedemption) {
  const Lot lot = Grant(kAnn, 90);
  const Portions portions = {Of(lot, 60)};
  const domain::OfferNumber offer(3);
  const domain::Party family{.adults = 1, .under_16s = 2};
  const Sequence hold = Do(HoldPlaced{.member = kAnn,
                                      .partner = kPool,
                                      .portions = portions,
                                      .deadline = kDeadline,
                                      .offer = offer,
                                      .party = family},
                           {WalletLeg(kAnn, -60, portions), HeldLeg(kAnn, 60)});
  EXPECT_EQ(Find<Hold>({kScheme, hold})->offer, offer);
  EXPECT_EQ(Find<Hold>({kScheme, hold})->party, family);
  const Sequence captured = Do(HoldCaptured{.hold = hold, .portions = portions, .party = {}},
                               {HeldLeg(kAnn, -60), TakingsLeg(kPool, 60)});
  EXPECT_EQ(Find<Redemption>({kScheme, captured})->offer, offer);

  const Portions rest = {Of(lot, 30)};
  const Sequence redeemed = Do(
      CreditsRedeemed{
          .member = kAnn, .partner = kPool, .portions = rest, .party = family, .offer = offer},
      {WalletLeg(kAnn, -30, rest), TakingsLeg(kPool, 30)});
  EXPECT_EQ(Find<Redemption>({kScheme, redeemed})->offer, offer);
}

TEST_F(FoldCreditsTest, ACapturePaysThePartnerAndReturnsTheRest) {
  const Lot lot = Grant(kAnn, 90);
  const Sequence hold = Place(lot, 60);
  const domain::Party party{.adults = 1, .under_16s = 2};
  const Sequence captured =
      Do(HoldCaptured{.hold = hold, .portions = {Of(lot, 40)}, .party = party},
         {HeldLeg(kAnn, -60), TakingsLeg(kPool, 40), WalletLeg(kAnn, 20, {Of(lot, 20)})});
  EXPECT_EQ(Find<Hold>({kScheme, hold})->state, HoldState::kCaptured);
  EXPECT_EQ(Find<Hold>({kScheme, hold})->resolved, captured);
  EXPECT_TRUE(rows_.All<HoldDeadline>().empty());
  EXPECT_EQ(Find<Redemption>({kScheme, captured}), (Redemption{.scheme = kScheme,
                                                               .redemption = captured,
                                                               .member = kAnn,
                                                               .partner = kPool,
                                                               .party = party,
                                                               .portions = {Of(lot, 40)},
                                                               .refunded_credit_minutes = 0}));
  EXPECT_EQ(WalletOf(kAnn), 50);
  EXPECT_EQ(HeldOf(kAnn), 0);
  EXPECT_EQ(Takings(), 40);
}

TEST_F(FoldCreditsTest, AReleasedOrExpiredHoldReturnsAll) {
  const Lot lot = Grant(kAnn, 90);
  const Sequence released = Place(lot, 60);
  const Sequence release = Do(HoldReleased{.hold = released}, Returned(lot, 60));
  EXPECT_EQ(Find<Hold>({kScheme, released})->state, HoldState::kReleased);
  EXPECT_EQ(Find<Hold>({kScheme, released})->resolved, release);
  const Sequence expired = Place(lot, 30);
  Do(HoldExpired{.hold = expired}, Returned(lot, 30));
  EXPECT_EQ(Find<Hold>({kScheme, expired})->state, HoldState::kExpired);
  EXPECT_EQ(WalletOf(kAnn), 90);
  EXPECT_EQ(HeldOf(kAnn), 0);
  EXPECT_TRUE(rows_.All<HoldDeadline>().empty());
  EXPECT_TRUE(rows_.All<Redemption>().empty());
}

TEST_F(FoldCreditsTest, OneHoldsEndLeavesAnothersDeadline) {
  const Lot lot = Grant(kAnn, 90);
  const Sequence first = Place(lot, 30);
  const Sequence second = Place(lot, 30);
  Do(HoldReleased{.hold = first}, Returned(lot, 30));
  EXPECT_EQ(
      rows_.All<HoldDeadline>(),
      (std::vector<HoldDeadline>{{.scheme = kScheme, .deadline = kDeadline, .hold = second}}));
}

TEST_F(FoldCreditsTest, AHoldResolvesOnce) {
  const Lot lot = Grant(kAnn, 90);
  Place(lot, 30);  // Stays open, so that there is held credit to take.
  const auto resolutions = [&](Sequence hold) {
    return std::vector<std::pair<Body, std::vector<Posting>>>{
        {HoldCaptured{.hold = hold, .portions = {Of(lot, 10)}, .party = {}},
         {HeldLeg(kAnn, -10), TakingsLeg(kPool, 10)}},
        {HoldReleased{.hold = hold}, Returned(lot, 10)},
        {HoldExpired{.hold = hold}, Returned(lot, 10)}};
  };
  for (size_t first = 0; first < 3; ++first) {
    const Sequence hold = Place(lot, 10);
    EXPECT_EQ(CodeOf(resolutions(hold)[first].first, resolutions(hold)[first].second),
              absl::StatusCode::kOk);
    for (const auto& [body, postings] : resolutions(hold)) {
      EXPECT_EQ(CodeOf(body, postings), absl::StatusCode::kInternal);
    }
  }
  for (const auto& [body, postings] : resolutions(Sequence(99))) {
    EXPECT_EQ(CodeOf(body, postings), absl::StatusCode::kInternal);
  }
}

TEST_F(FoldCreditsTest, NoMoreThanIsHeldLeavesTheHeldAccount) {
  const Lot lot = Grant(kAnn, 90);
  const Sequence hold = Place(lot, 60);
  EXPECT_EQ(CodeOf(HoldReleased{.hold = hold}, Returned(lot, 61)), absl::StatusCode::kInternal);
}

TEST_F(FoldCreditsTest, ARedemptionIsKeptAsItWasSpent) {
  const Lot lot = Grant(kAnn, 90);
  const Sequence redemption = Redeem(kAnn, lot, 60);
  EXPECT_EQ(Find<Redemption>({kScheme, redemption}), (Redemption{.scheme = kScheme,
                                                                 .redemption = redemption,
                                                                 .member = kAnn,
                                                                 .partner = kPool,
                                                                 .party = {},
                                                                 .portions = {Of(lot, 60)},
                                                                 .refunded_credit_minutes = 0}));
  EXPECT_EQ(WalletOf(kAnn), 30);
  EXPECT_EQ(Takings(), 60);
}

TEST_F(FoldCreditsTest, RefundsAddUpToWhatWasPaidAndNoFurther) {
  const Lot lot = Grant(kAnn, 90);
  const Sequence redemption = Redeem(kAnn, lot, 60);
  Redeem(kAnn, lot, 30);  // So that the takings would suffice.
  const auto refund = [&](int64_t credit_minutes) {
    return CodeOf(RedemptionRefunded{.redemption = redemption, .credit_minutes = credit_minutes},
                  Refunded(lot, credit_minutes));
  };
  EXPECT_EQ(refund(61), absl::StatusCode::kInternal);
  EXPECT_EQ(refund(20), absl::StatusCode::kOk);
  EXPECT_EQ(Find<Redemption>({kScheme, redemption})->refunded_credit_minutes, 20);
  EXPECT_EQ(refund(41), absl::StatusCode::kInternal);
  EXPECT_EQ(refund(40), absl::StatusCode::kOk);
  EXPECT_EQ(Find<Redemption>({kScheme, redemption})->refunded_credit_minutes, 60);
  EXPECT_EQ(refund(1), absl::StatusCode::kInternal);
  EXPECT_EQ(WalletOf(kAnn), 60);
}

TEST_F(FoldCreditsTest, ARefundOfNothingOrLessWouldMakeRoomForMore) {
  const Lot lot = Grant(kAnn, 90);
  const Sequence redemption = Redeem(kAnn, lot, 60);
  for (const int64_t credit_minutes : {0, -1}) {
    EXPECT_EQ(
        CodeOf(RedemptionRefunded{.redemption = redemption, .credit_minutes = credit_minutes}),
        absl::StatusCode::kInternal);
  }
}

TEST_F(FoldCreditsTest, AnUnknownRedemptionIsNotRefunded) {
  const Lot lot = Grant(kAnn, 90);
  Redeem(kAnn, lot, 60);
  EXPECT_EQ(CodeOf(RedemptionRefunded{.redemption = Sequence(99), .credit_minutes = 10},
                   Refunded(lot, 10)),
            absl::StatusCode::kInternal);
}

TEST_F(FoldCreditsTest, EveryBookSumsToZeroOverAllOwners) {
  const Lot lot = Grant(kAnn, 90, kMay);
  Grant(kBethan, 45);
  const Sequence hold = Place(lot, 60);
  Do(HoldCaptured{.hold = hold, .portions = {Of(lot, 40)}, .party = {}},
     {HeldLeg(kAnn, -60), TakingsLeg(kPool, 40), WalletLeg(kAnn, 20, {Of(lot, 20)})});
  Place(lot, 5);
  int64_t sum = 0;
  for (const Accounts& accounts : rows_.All<Accounts>()) {
    for (const AccountBalance& balance : accounts.balances) sum += balance.amount;
    const int64_t in_lots = *domain::TotalOf(accounts.wallet.lots);
    EXPECT_EQ(in_lots, BalanceOf(accounts.owner, AccountKind::kWallet) + accounts.wallet.debt);
  }
  EXPECT_EQ(sum, 0);
}

TEST_F(FoldCreditsTest, AnEntryIsReversedOnceAndByWhatComesAfterIt) {
  Grant(kAnn, 60);
  const domain::Sequence grant = last_;
  Record record = Next(EntryReversed{.entry = grant, .taken_from = kAnn});
  EXPECT_EQ(Try(record).code(), absl::StatusCode::kInternal);  // does not say what it reverses
  record.reverses = grant;
  const domain::Sequence reversal = Do(record);
  EXPECT_EQ(Find<ReversedEntry>({kScheme, grant})->reversed_by, reversal);
  EXPECT_TRUE(Find<Line>({kScheme, domain::OwnerOf(kAnn), reversal}).has_value());
  record = Next(record.body);
  record.reverses = grant;
  EXPECT_EQ(Try(record).code(), absl::StatusCode::kInternal);
  record.reverses = record.sequence;
  record.body = EntryReversed{.entry = record.sequence, .taken_from = kAnn};
  EXPECT_EQ(Try(record).code(), absl::StatusCode::kInternal);
}

}  // namespace
}  // namespace timecredit::journal
