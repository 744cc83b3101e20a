#include <gtest/gtest.h>

#include "absl/time/time.h"
#include "ledger/exchange/entry.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

ReverseEntry Reverse(domain::Sequence entry, bool write_off_spent = false) {
  return {.entry = entry, .reason = "a mistake", .write_off_spent = write_off_spent};
}

domain::Sequence Grant(Town& town, domain::MemberNumber member, int64_t credit_minutes) {
  return town.Done(
      GrantCredits{.member = member, .credit_minutes = credit_minutes, .reason = "gift"});
}

domain::Sequence Give(Town& town, int64_t credit_minutes) {
  return town.Done(TransferCredits{
      .from = town.ann, .to = town.ben, .credit_minutes = credit_minutes, .text = "thanks"});
}

domain::Sequence Redeem(Town& town, domain::MemberNumber member, int64_t credit_minutes) {
  return town.Done(RedeemCredits{
      .member = member, .partner = town.partner, .credit_minutes = credit_minutes, .party = {}});
}

journal::EntryReversed BodyOf(Town& town, const ReverseEntry& command) {
  const auto committed = town.Do(command);
  EXPECT_TRUE(committed.ok()) << committed.status();
  EXPECT_EQ(committed->record->reverses, command.entry);
  return std::get<journal::EntryReversed>(committed->record->body);
}

TEST(ReverseEntry, TakesBackAGrantOnce) {
  Town town;
  const auto grant = Grant(town, town.ann, 60);
  const auto reversal = town.Done(Reverse(grant));
  EXPECT_EQ(town.Spendable(town.ann), 0);
  EXPECT_EQ(town.BalanceOf(Issuance()), 0);
  EXPECT_EQ(town.Row<journal::ReversedEntry>({town.scheme, grant}).reversed_by, reversal);
  EXPECT_EQ(town.Refused(Reverse(grant)), "ENTRY_REVERSED");
  EXPECT_EQ(town.Refused(Reverse(reversal)), "ENTRY_NOT_REVERSIBLE");
}

TEST(ReverseEntry, AsksBeforeItWritesOffWhatWasSpent) {
  Town town;
  const auto grant = Grant(town, town.ann, 60);
  Redeem(town, town.ann, 45);
  EXPECT_EQ(town.Refused(Reverse(grant)), "CREDITS_ALREADY_SPENT");
  EXPECT_EQ(BodyOf(town, Reverse(grant, true)),
            (journal::EntryReversed{.entry = grant,
                                    .taken_from = town.ann,
                                    .given_to = {},
                                    .recovered_credit_minutes = 15,
                                    .written_off_credit_minutes = 45}));
  EXPECT_EQ(town.Spendable(town.ann), 0);
}

TEST(ReverseEntry, WritesOffAGrantOfWhichNothingIsLeft) {
  Town town;
  const auto grant = Grant(town, town.ann, 60);
  Redeem(town, town.ann, 60);
  EXPECT_EQ(BodyOf(town, Reverse(grant, true)).written_off_credit_minutes, 60);
  EXPECT_EQ(town.Refused(Reverse(grant, true)), "ENTRY_REVERSED");
}

TEST(ReverseEntry, ReturnsTheLotsOfATransferToTheGiver) {
  Town town;
  town.Earn(town.ann, 60);
  Grant(town, town.ben, 30);
  const auto lots = town.WalletOf(town.ann).lots;
  const auto others = town.WalletOf(town.ben).lots;
  const auto transfer = Give(town, 60);
  EXPECT_EQ(BodyOf(town, Reverse(transfer)).given_to, town.ann);
  EXPECT_EQ(town.WalletOf(town.ann).lots, lots);
  EXPECT_EQ(town.WalletOf(town.ben).lots, others);
  EXPECT_EQ(town.Refused(Reverse(transfer)), "ENTRY_REVERSED");
}

TEST(ReverseEntry, ReturnsWhatIsLeftOfATransfer) {
  Town town;
  town.Earn(town.ann, 60);
  const auto transfer = Give(town, 60);
  Redeem(town, town.ben, 50);
  EXPECT_EQ(town.Refused(Reverse(transfer)), "CREDITS_ALREADY_SPENT");
  EXPECT_EQ(BodyOf(town, Reverse(transfer, true)).written_off_credit_minutes, 50);
  EXPECT_EQ(town.Spendable(town.ann), 10);
  EXPECT_EQ(town.Spendable(town.ben), 0);
}

TEST(ReverseEntry, UndoesATransferOutOfAnOverdraft) {
  Town town({.wallet_floor_credit_minutes = -60});
  const auto transfer = Give(town, 40);
  Grant(town, town.ben, 30);
  town.Done(Reverse(transfer));
  EXPECT_EQ(town.WalletOf(town.ann), domain::Wallet());
  EXPECT_EQ(town.Spendable(town.ben), 30);
}

TEST(ReverseEntry, GivesGraceToWhatLapsedMeanwhile) {
  Town town({.credit_lifetime_days = 10});
  town.Earn(town.ann, 60);
  const auto transfer = Give(town, 60);
  town.clock.Advance(absl::Hours(24 * 12));
  town.Done(Reverse(transfer));
  Redeem(town, town.ann, 60);
}

TEST(ReverseEntry, ReversesHoursByTheirApproval) {
  Town town;
  const auto hour_log = town.Earn(town.ann, 60);
  const domain::Sequence approval(hour_log.value + 1);
  EXPECT_EQ(town.Refused(Reverse(hour_log)), "ENTRY_NOT_REVERSIBLE");
  Call own = town.OfficerCall();
  own.acting.member = town.ann;
  EXPECT_EQ(town.Refused(own, Reverse(approval)), "OWN_HOURS");
  town.Done(Reverse(approval));
  EXPECT_EQ(town.Row<domain::HourLog>({town.scheme, hour_log}).state,
            domain::HourLogState::kReversed);
  EXPECT_EQ(town.BalanceOf(Contributed(town.ann, domain::kMinutes)), 0);
  EXPECT_EQ(town.Refused(Reverse(approval)), "ENTRY_REVERSED");
}

TEST(ReverseEntry, ReversesHoursThatNeededNoApproval) {
  Town town;
  domain::Activity tea;
  tea.alias = "tea";
  tea.names = {{"en", "Tea round"}};
  tea.needs_approval = false;
  LogHours hours = town.Hours(town.ann, 30);
  hours.activity = town.AddActivity(tea);
  town.Done(Reverse(town.Done(hours)));
  EXPECT_EQ(town.Spendable(town.ann), 0);
}

TEST(ReverseEntry, RefundsWhatIsLeftOfARedemption) {
  Town town;
  town.Earn(town.ann, 60);
  const auto redemption = Redeem(town, town.ann, 60);
  town.Done(RefundRedemption{.redemption = redemption, .credit_minutes = 20, .reason = "a child"});
  town.Done(Reverse(redemption));
  EXPECT_EQ(town.Spendable(town.ann), 60);
  EXPECT_EQ(town.Refused(Reverse(redemption)), "ENTRY_REVERSED");
}

TEST(ReverseEntry, RefundsACapturedHold) {
  Town town;
  town.Earn(town.ann, 60);
  const auto hold = town.Done(PlaceHold{.member = town.ann,
                                        .partner = town.partner,
                                        .credit_minutes = 60,
                                        .deadline = town.clock.Now() + absl::Hours(1)});
  EXPECT_EQ(town.Refused(Reverse(hold)), "ENTRY_NOT_REVERSIBLE");
  town.Done(Reverse(town.Done(CaptureHold{.hold = hold, .credit_minutes = 40, .party = {}})));
  EXPECT_EQ(town.Spendable(town.ann), 60);
}

TEST(ReverseEntry, RefusesWhatCannotBe) {
  Town town;
  const auto grant = Grant(town, town.ann, 60);
  ReverseEntry reverse = Reverse(grant);
  reverse.reason.clear();
  EXPECT_EQ(town.Refused(reverse), "REASON_MISSING");
  EXPECT_EQ(town.Refused(Reverse(domain::Sequence(99))), "ENTRY_UNKNOWN");
  EXPECT_EQ(town.Refused(Reverse(domain::Sequence())), "ENTRY_UNKNOWN");
  EXPECT_EQ(town.Refused(Reverse(domain::Sequence(1))), "ENTRY_NOT_REVERSIBLE");
}

TEST(ReverseEntry, ReachesWhoeverAMemberWasMergedInto) {
  Town town;
  const auto ceri = town.Register("Ceri Price");
  const auto grant = Grant(town, town.ben, 60);
  town.Earn(town.ann, 30);
  const auto transfer = Give(town, 30);
  town.Done(MergeMembers{.duplicate = town.ben, .into = ceri, .reason = "registered twice"});
  EXPECT_EQ(BodyOf(town, Reverse(grant)).taken_from, ceri);
  town.Done(MergeMembers{.duplicate = ceri, .into = town.ann, .reason = "thrice"});
  EXPECT_EQ(town.Refused(Reverse(transfer)), "ENTRY_NOT_REVERSIBLE");  // to themselves
}

TEST(ReverseEntry, LeavesNoNewDebtToWhoeverIsNoMemberAnyMore) {
  Town town({.wallet_floor_credit_minutes = -60});
  const auto grant = Grant(town, town.ann, 60);
  Redeem(town, town.ann, 60);
  town.Done(CloseMember{.member = town.ann, .beneficiary = {}, .reason = "moved away"});
  EXPECT_EQ(town.Refused(Reverse(grant)), "CREDITS_ALREADY_SPENT");
  town.Done(Reverse(grant, true));
  EXPECT_EQ(town.Spendable(town.ann), 0);
}

TEST(ReverseEntry, IsAnsweredOnce) {
  Town town;
  const auto grant = Grant(town, town.ann, 60);
  const Call call = town.OfficerCall();
  ASSERT_TRUE(town.Do(call, Reverse(grant)).ok());
  const auto again = town.Do(call, Reverse(grant));
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(again->replayed);
  EXPECT_EQ(town.Refused(call, Reverse(grant, true)), "REQUEST_ID_REUSED");
}

TEST(ReverseEntry, GivesBackWhatLapsedAsFarAsItCanBeSpent) {
  Town town({.credit_lifetime_days = 10, .grace_days = 5});
  town.Earn(town.ann, 60);
  town.clock.Advance(absl::Hours(24 * 12));
  const auto lapse = town.Done(ExpireLots{.member = town.ann});
  EXPECT_EQ(town.Refused(ReverseEntry{.entry = lapse}), "REASON_MISSING");
  const auto body = BodyOf(town, {.entry = lapse, .reason = "The pool was closed."});
  EXPECT_EQ(body, (journal::EntryReversed{.entry = lapse,
                                          .taken_from = {},
                                          .given_to = town.ann,
                                          .recovered_credit_minutes = 60,
                                          .written_off_credit_minutes = 0}));
  EXPECT_EQ(town.BalanceOf(Expired()), 0);
  Redeem(town, town.ann, 60);
  EXPECT_EQ(town.Refused(Reverse(lapse)), "ENTRY_REVERSED");
}

TEST(ReverseEntry, RefusesALapseOfWhatCannotBeSpentAnyWay) {
  Town town({.credit_lifetime_days = 10, .grace_days = 0});
  town.Earn(town.ann, 60);
  town.clock.Advance(absl::Hours(24 * 12));
  const auto lapse = town.Done(ExpireLots{.member = town.ann});
  EXPECT_EQ(town.Refused(Reverse(lapse)), "CREDITS_LAPSED");
  // The clock had run ahead, and was put right.
  town.clock.Jump(-absl::Hours(24 * 5));
  town.Done(ConfirmClock{});
  town.Done(Reverse(lapse));
  Redeem(town, town.ann, 60);
}

TEST(ReverseEntry, SetsCreditAsideAgainWhoseHoldExpiredByAWrongClock) {
  Town town;
  town.Earn(town.ann, 60);
  const auto hold = town.Done(PlaceHold{.member = town.ann,
                                        .partner = town.partner,
                                        .credit_minutes = 45,
                                        .deadline = town.clock.Now() + absl::Hours(24)});
  town.clock.Advance(absl::Hours(25));
  const auto expiry = town.Done(ExpireHold{.hold = hold});
  EXPECT_EQ(town.Refused(Reverse(expiry)), "HOLD_LAPSED");
  town.clock.Jump(-absl::Hours(20));
  town.Done(ConfirmClock{});
  EXPECT_EQ(town.Refused(ReverseEntry{.entry = expiry}), "REASON_MISSING");
  Redeem(town, town.ann, 20);
  EXPECT_EQ(town.Refused(Reverse(expiry)), "CREDITS_INSUFFICIENT");
  town.Done(GrantCredits{.member = town.ann, .credit_minutes = 5, .reason = "welcome"});
  town.Done(Reverse(expiry));
  EXPECT_EQ(town.Spendable(town.ann), 0);
  EXPECT_EQ(town.BalanceOf(Held(town.ann)), 45);
  EXPECT_EQ(town.Refused(Reverse(expiry)), "ENTRY_REVERSED");
  town.Done(CaptureHold{.hold = hold});
  EXPECT_EQ(town.BalanceOf(Takings(town.partner)), 65);
}

}  // namespace
}  // namespace timecredit::exchange
