#include <gtest/gtest.h>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "ledger/exchange/entry.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/store.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

using domain::Hold;
using domain::HoldState;

RedeemCredits Redeem(const Town& town, int64_t credit_minutes) {
  return {.member = town.ann, .partner = town.partner, .credit_minutes = credit_minutes};
}

PlaceHold HoldFor(const Town& town, int64_t credit_minutes) {
  return {.member = town.ann,
          .partner = town.partner,
          .credit_minutes = credit_minutes,
          .deadline = town.clock.Now() + absl::Hours(1)};
}

TEST(RedeemCredits, PaysThePartner) {
  Town town;
  town.Earn(town.ann, 120);
  town.Done(Redeem(town, 90));
  EXPECT_EQ(town.Spendable(town.ann), 30);
  EXPECT_EQ(town.BalanceOf(Takings(town.partner)), 90);
}

TEST(RedeemCredits, RefusesMoreThanIsAvailableAndImpossibleAmounts) {
  Town town;
  town.Earn(town.ann, 60);
  EXPECT_EQ(town.Refused(Redeem(town, 61)), "CREDITS_INSUFFICIENT");
  EXPECT_EQ(town.Refused(Redeem(town, 0)), "NUMBER_OUT_OF_RANGE");
  EXPECT_EQ(town.Refused(Redeem(town, -60)), "NUMBER_OUT_OF_RANGE");
  EXPECT_EQ(town.Refused(Redeem(town, INT64_MAX)), "NUMBER_OUT_OF_RANGE");
  RedeemCredits elsewhere = Redeem(town, 30);
  elsewhere.partner = domain::OrganisationNumber(9);
  EXPECT_EQ(town.Refused(elsewhere), "ORGANISATION_UNKNOWN");
  RedeemCredits nobody = Redeem(town, 30);
  nobody.party = {.adults = 0, .under_16s = 0};
  EXPECT_EQ(town.Refused(nobody), "PARTY_INVALID");
  nobody.party = {.adults = INT32_MAX, .under_16s = INT32_MAX};
  EXPECT_EQ(town.Refused(nobody), "PARTY_INVALID");
}

TEST(RedeemCredits, MayOverdrawDownToTheFloorExactly) {
  Town town({.wallet_floor_credit_minutes = -600});
  EXPECT_EQ(town.Refused(Redeem(town, 601)), "CREDITS_INSUFFICIENT");
  town.Done(Redeem(town, 600));
  EXPECT_EQ(town.Spendable(town.ann), -600);
  EXPECT_EQ(town.WalletOf(town.ann).debt, 600);
  EXPECT_EQ(town.Refused(Redeem(town, 1)), "CREDITS_INSUFFICIENT");
  town.Earn(town.ann, 700);
  EXPECT_EQ(town.Spendable(town.ann), 100);
  EXPECT_EQ(town.WalletOf(town.ann).debt, 0);
}

TEST(RedeemCredits, SpendsCreditOnlyWhereItWasEarnedIfTheSchemeSaysSo) {
  Town town({.acceptance = domain::Acceptance::kWhereEarned});
  town.Earn(town.ann, 60);
  EXPECT_EQ(town.Refused(Redeem(town, 30)), "CREDITS_INSUFFICIENT");
  RedeemCredits at_host = Redeem(town, 30);
  at_host.partner = town.host;
  town.Done(UpdateOrganisation{
      .organisation = town.host, .is_partner = true, .takes_typed_amounts = true});
  town.Done(at_host);
}

TEST(RefundRedemption, GivesBackInPartsUpToWhatWasPaid) {
  Town town;
  town.Earn(town.ann, 60);
  const auto first_lot = town.WalletOf(town.ann).lots.front().lot;
  town.Earn(town.ann, 60);
  const auto redemption = town.Done(Redeem(town, 90));
  RefundRedemption refund{.redemption = redemption, .credit_minutes = 40};
  EXPECT_EQ(town.Refused(refund), "REASON_MISSING");
  refund.reason = "charged for a child who stayed at home";
  town.Done(refund);
  EXPECT_EQ(town.Spendable(town.ann), 70);
  // What was spent last came back first: 30 of the second lot, then 10 of the first.
  ASSERT_EQ(town.WalletOf(town.ann).lots.size(), 2u);
  EXPECT_EQ(town.WalletOf(town.ann).lots.front().lot, first_lot);
  EXPECT_EQ(town.WalletOf(town.ann).lots.front().credit_minutes, 10);
  refund.credit_minutes = 51;
  EXPECT_EQ(town.Refused(refund), "REFUND_EXCEEDED");
  refund.credit_minutes = 50;
  town.Done(refund);
  EXPECT_EQ(town.Spendable(town.ann), 120);
  EXPECT_EQ(town.BalanceOf(Takings(town.partner)), 0);
  refund.credit_minutes = 1;
  EXPECT_EQ(town.Refused(refund), "REFUND_EXCEEDED");
}

TEST(RefundRedemption, IntoALapsedLotStaysSpendableForTheGracePeriod) {
  Town town({.credit_lifetime_days = 10, .grace_days = 3});
  town.Earn(town.ann, 60);
  const auto redemption = town.Done(Redeem(town, 60));
  // Earned on 10 March, it is spendable until the 20th, and then in grace until the 23rd.
  town.clock.Advance(absl::Hours(24 * 12));
  town.Done(RefundRedemption{
      .redemption = redemption, .credit_minutes = 60, .reason = "the pool was closed"});
  town.clock.Advance(absl::Hours(24));
  town.Done(Redeem(town, 20));
  town.clock.Advance(absl::Hours(24));
  EXPECT_EQ(town.Refused(Redeem(town, 20)), "CREDITS_INSUFFICIENT");
}

TEST(RefundRedemption, RestoresTheLotWithItsDateAlsoWhereThatIsLongPast) {
  Town town({.credit_lifetime_days = 10, .grace_days = 3});
  town.Earn(town.ann, 60);
  const auto redemption = town.Done(Redeem(town, 60));
  town.clock.Advance(absl::Hours(24 * 30));
  town.Done(RefundRedemption{
      .redemption = redemption, .credit_minutes = 60, .reason = "the pool was closed"});
  EXPECT_EQ(town.Refused(Redeem(town, 1)), "CREDITS_INSUFFICIENT");
  town.Done(ExpireLots{.member = town.ann});
  EXPECT_EQ(town.Spendable(town.ann), 0);
}

// Ten days' life and three days' grace, however often somebody sets credit aside and takes it back.
TEST(PlaceHold, DoesNotKeepCreditAliveByComingAndGoing) {
  Town town({.credit_lifetime_days = 10, .grace_days = 3});
  town.Earn(town.ann, 60);
  PlaceHold hold = HoldFor(town, 60);
  hold.deadline = town.clock.Now() + absl::Hours(24 * 365);
  EXPECT_EQ(town.Refused(hold), "HOLD_OUTLIVES_CREDIT");
  // The last moment is the end of the 23rd of March, in Cardiff.
  hold.deadline = absl::FromCivil(absl::CivilDay(2026, 3, 24), absl::UTCTimeZone());
  const auto first = town.Done(hold);
  town.clock.Advance(absl::Hours(24 * 12));
  town.Done(ReleaseHold{.hold = first});
  EXPECT_EQ(town.Spendable(town.ann), 60);
  hold.deadline += absl::Microseconds(1);
  EXPECT_EQ(town.Refused(hold), "HOLD_OUTLIVES_CREDIT");
  hold.deadline -= absl::Microseconds(1);
  const auto second = town.Done(hold);
  town.clock.Advance(absl::Hours(24 * 3));
  EXPECT_EQ(town.Refused(CaptureHold{.hold = second}), "HOLD_LAPSED");
  town.Done(ExpireHold{.hold = second});
  EXPECT_EQ(town.Refused(Redeem(town, 1)), "CREDITS_INSUFFICIENT");
}

TEST(CaptureHold, KeepsWhatWasPromisedUntilTheDeadlineWhateverLapses) {
  Town town({.credit_lifetime_days = 10, .grace_days = 3});
  town.Earn(town.ann, 60);
  PlaceHold place = HoldFor(town, 60);
  place.deadline = town.clock.Now() + absl::Hours(24 * 13);
  const auto hold = town.Done(place);
  town.clock.Advance(absl::Hours(24 * 12));
  town.Done(CaptureHold{.hold = hold, .credit_minutes = 40});
  // The rest is back, in grace.
  town.Done(Redeem(town, 20));
}

TEST(PlaceHold, OfCreditWithoutGraceEndsWithItsLife) {
  Town town({.credit_lifetime_days = 10, .grace_days = 0});
  town.Earn(town.ann, 60);
  PlaceHold hold = HoldFor(town, 60);
  hold.deadline =
      absl::FromCivil(absl::CivilDay(2026, 3, 21), absl::UTCTimeZone()) + absl::Microseconds(1);
  EXPECT_EQ(town.Refused(hold), "HOLD_OUTLIVES_CREDIT");
  hold.deadline -= absl::Microseconds(1);
  town.Done(hold);
}

TEST(PlaceHold, SetsCreditAside) {
  Town town;
  town.Earn(town.ann, 60);
  town.Done(HoldFor(town, 45));
  EXPECT_EQ(town.Spendable(town.ann), 15);
  EXPECT_EQ(town.BalanceOf(Held(town.ann)), 45);
  EXPECT_EQ(town.Refused(HoldFor(town, 16)), "CREDITS_INSUFFICIENT");
  PlaceHold late = HoldFor(town, 5);
  late.deadline = town.clock.Now();
  EXPECT_EQ(town.Refused(late), "DEADLINE_INVALID");
  late.deadline = absl::InfiniteFuture();
  EXPECT_EQ(town.Refused(late), "DEADLINE_INVALID");
  PlaceHold nobody = HoldFor(town, 5);
  nobody.party = {.adults = 0, .under_16s = 0};
  EXPECT_EQ(town.Refused(nobody), "PARTY_INVALID");
}

TEST(CaptureHold, PaysPartAndReturnsTheRest) {
  Town town;
  town.Earn(town.ann, 60);
  const auto hold = town.Done(HoldFor(town, 45));
  EXPECT_EQ(town.Refused(CaptureHold{.hold = hold, .credit_minutes = 46}), "HOLD_EXCEEDED");
  const auto redemption = town.Done(CaptureHold{.hold = hold, .credit_minutes = 30});
  EXPECT_EQ(town.Spendable(town.ann), 30);
  EXPECT_EQ(town.BalanceOf(Held(town.ann)), 0);
  EXPECT_EQ(town.BalanceOf(Takings(town.partner)), 30);
  EXPECT_EQ(town.Row<Hold>({town.scheme, hold}).state, HoldState::kCaptured);
  town.Done(RefundRedemption{.redemption = redemption, .credit_minutes = 30, .reason = "closed"});
  EXPECT_EQ(town.Spendable(town.ann), 60);
}

TEST(CaptureHold, PaysAllThatIsHeldWhenNoAmountIsGiven) {
  Town town;
  town.Earn(town.ann, 60);
  const auto hold = town.Done(HoldFor(town, 45));
  town.Done(CaptureHold{.hold = hold, .party = domain::Party{.adults = 3, .under_16s = 0}});
  EXPECT_EQ(town.BalanceOf(Takings(town.partner)), 45);
  EXPECT_EQ(town.Spendable(town.ann), 15);
}

TEST(CaptureHold, RefusesImpossibleAmounts) {
  Town town;
  town.Earn(town.ann, 60);
  const auto hold = town.Done(HoldFor(town, 45));
  EXPECT_EQ(town.Refused(CaptureHold{.hold = hold, .credit_minutes = -1}), "NUMBER_OUT_OF_RANGE");
}

TEST(AHold, ResolvesOnce) {
  Town town;
  town.Earn(town.ann, 60);
  const auto hold = town.Done(HoldFor(town, 45));
  town.Done(ReleaseHold{.hold = hold});
  EXPECT_EQ(town.Spendable(town.ann), 60);
  EXPECT_EQ(town.Refused(ReleaseHold{.hold = hold}), "HOLD_RESOLVED");
  EXPECT_EQ(town.Refused(CaptureHold{.hold = hold, .credit_minutes = 1}), "HOLD_RESOLVED");
  EXPECT_EQ(town.Refused(ExpireHold{.hold = hold}), "HOLD_RESOLVED");
}

TEST(AHold, IsNotCapturedFromItsDeadlineOnAndThenExpires) {
  Town town;
  town.Earn(town.ann, 60);
  const auto hold = town.Done(HoldFor(town, 45));
  town.clock.Advance(absl::Hours(1) - absl::Microseconds(1));
  EXPECT_EQ(town.Refused(ExpireHold{.hold = hold}), "HOLD_NOT_DUE");
  town.clock.Advance(absl::Microseconds(1));
  EXPECT_EQ(town.Refused(CaptureHold{.hold = hold, .credit_minutes = 45}), "HOLD_LAPSED");
  const auto swept = town.exchange->SweepHolds(town.scheme);
  ASSERT_TRUE(swept.ok()) << swept.status();
  EXPECT_EQ(swept->done, 1);
  EXPECT_EQ(town.Row<Hold>({town.scheme, hold}).state, HoldState::kExpired);
  EXPECT_EQ(town.Spendable(town.ann), 60);
  EXPECT_EQ(town.exchange->SweepHolds(town.scheme)->done, 0);
}

TEST(SweepHolds, GoesOnBehindAHoldThatCannotBeExpired) {
  Town town;
  town.Earn(town.ann, 60);
  PlaceHold late = HoldFor(town, 45);
  late.deadline += absl::Minutes(1);
  const auto whole = town.Done(late);
  // A row that no record made: nothing is held of Ben's.
  const Hold damaged{.scheme = town.scheme,
                     .hold = domain::Sequence(900),
                     .member = town.ben,
                     .partner = town.partner,
                     .portions = {{.lot = std::nullopt, .credit_minutes = 60}},
                     .deadline = town.clock.Now()};
  const auto written = town.store.Run([&](storage::Transaction& rows) {
    rows.Put(damaged);
    rows.Put(journal::HoldDeadline{
        .scheme = town.scheme, .deadline = damaged.deadline, .hold = damaged.hold});
    return absl::OkStatus();
  });
  ASSERT_TRUE(written.ok()) << written;
  town.clock.Advance(absl::Hours(2));
  const auto swept = town.exchange->SweepHolds(town.scheme);
  ASSERT_TRUE(swept.ok()) << swept.status();
  EXPECT_EQ(swept->done, 1);
  EXPECT_EQ(swept->failed, 1);
  EXPECT_TRUE(absl::IsInternal(swept->why)) << swept->why;
  EXPECT_EQ(town.Row<Hold>({town.scheme, whole}).state, HoldState::kExpired);
}

}  // namespace
}  // namespace timecredit::exchange
