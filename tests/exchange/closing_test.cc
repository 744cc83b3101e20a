#include <gtest/gtest.h>

#include "absl/time/time.h"
#include "ledger/domain/member.h"
#include "ledger/exchange/entry.h"
#include "ledger/journal/record.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

CloseMember Close(const Town& town, ClosingChoice remaining) {
  CloseMember close{
      .member = town.ann, .remaining = remaining, .beneficiary = {}, .reason = "moved away"};
  if (remaining == ClosingChoice::kTransfer) close.beneficiary = town.ben;
  return close;
}

journal::MemberClosed Closed(Town& town, ClosingChoice remaining) {
  const auto committed = town.Do(Close(town, remaining));
  EXPECT_TRUE(committed.ok()) << committed.status();
  return std::get<journal::MemberClosed>(committed->record->body);
}

domain::MemberState StateOf(const Town& town, domain::MemberNumber member) {
  return town.Row<domain::Member>({town.scheme, member}).state;
}

TEST(CloseMember, EndsAMembershipWithNothingLeft) {
  Town town;
  EXPECT_EQ(Closed(town, ClosingChoice::kRefuse), (journal::MemberClosed{.member = town.ann}));
  EXPECT_EQ(StateOf(town, town.ann), domain::MemberState::kClosed);
  EXPECT_EQ(town.Refused(town.Hours(town.ann, 60)), "MEMBER_CLOSED");
  EXPECT_EQ(town.Refused(GrantCredits{.member = town.ann, .credit_minutes = 60}), "MEMBER_CLOSED");
  EXPECT_EQ(town.Refused(Close(town, ClosingChoice::kRefuse)), "MEMBER_CLOSED");
  EXPECT_EQ(town.Refused(SuspendMember{.member = town.ann}), "MEMBER_CLOSED");
  town.Done(EraseMember{.member = town.ann});
  EXPECT_EQ(StateOf(town, town.ann), domain::MemberState::kErased);
}

TEST(CloseMember, SaysWhy) {
  Town town;
  CloseMember close = Close(town, ClosingChoice::kRefuse);
  close.reason.clear();
  EXPECT_EQ(town.Refused(close), "REASON_MISSING");
}

TEST(CloseMember, AsksWhatBecomesOfTheBalance) {
  Town town;
  town.Earn(town.ann, 90);
  EXPECT_EQ(town.Refused(Close(town, ClosingChoice::kRefuse)), "BALANCE_REMAINS");
}

TEST(CloseMember, TransfersLotsThatKeepTheirIdentity) {
  Town town;
  town.Earn(town.ann, 90);
  const auto lots = town.WalletOf(town.ann).lots;
  EXPECT_EQ(Closed(town, ClosingChoice::kTransfer),
            (journal::MemberClosed{
                .member = town.ann, .beneficiary = town.ben, .transferred_credit_minutes = 90}));
  EXPECT_EQ(town.WalletOf(town.ann), domain::Wallet());
  EXPECT_EQ(town.WalletOf(town.ben).lots, lots);
}

TEST(CloseMember, GivesBackToTheScheme) {
  Town town;
  town.Earn(town.ann, 90);
  EXPECT_EQ(Closed(town, ClosingChoice::kGiveBack).given_back_credit_minutes, 90);
  EXPECT_EQ(town.Spendable(town.ann), 0);
  EXPECT_EQ(town.BalanceOf(Expired()), 90);
  EXPECT_EQ(town.BalanceOf(Contributed(town.ann, domain::kMinutes)), 90);
}

TEST(CloseMember, ExpiresWhatHasLapsedWhateverWasChosen) {
  Town town({.credit_lifetime_days = 10});
  town.Earn(town.ann, 60);
  town.clock.Advance(absl::Hours(24 * 11));
  EXPECT_EQ(Closed(town, ClosingChoice::kTransfer),
            (journal::MemberClosed{.member = town.ann, .expired_credit_minutes = 60}));
  EXPECT_EQ(town.BalanceOf(Expired()), 60);
  EXPECT_EQ(town.Spendable(town.ben), 0);
}

TEST(CloseMember, WritesOffADebtOnlyWhenItIsGivenBack) {
  Town town({.wallet_floor_credit_minutes = -60});
  town.Done(RedeemCredits{.member = town.ann, .partner = town.partner, .credit_minutes = 40});
  EXPECT_EQ(town.Refused(Close(town, ClosingChoice::kRefuse)), "MEMBER_IN_DEBT");
  EXPECT_EQ(town.Refused(Close(town, ClosingChoice::kTransfer)), "MEMBER_IN_DEBT");
  EXPECT_EQ(Closed(town, ClosingChoice::kGiveBack).written_off_debt_credit_minutes, 40);
  EXPECT_EQ(town.Spendable(town.ann), 0);
  EXPECT_EQ(town.BalanceOf(Issuance()), -40);
}

TEST(CloseMember, LetsLotsRepayTheDebtFirst) {
  // Credit that is accepted only where it was earned lies beside a debt made elsewhere.
  Town town({.wallet_floor_credit_minutes = -60, .acceptance = domain::Acceptance::kWhereEarned});
  town.Earn(town.ann, 50);
  town.Done(RedeemCredits{.member = town.ann, .partner = town.partner, .credit_minutes = 40});
  EXPECT_EQ(town.WalletOf(town.ann).debt, 40);
  EXPECT_EQ(Closed(town, ClosingChoice::kTransfer).transferred_credit_minutes, 10);
  EXPECT_EQ(town.WalletOf(town.ann), domain::Wallet());
  EXPECT_EQ(town.Spendable(town.ben), 10);
}

TEST(CloseMember, WaitsForWhatIsUndecided) {
  Town town;
  domain::Activity article;
  article.alias = "article";
  article.names = {{"en", "Article"}};
  article.award.kind = domain::AwardKind::kFixed;
  article.award.fixed_credit_minutes = 120;
  LogHours hours = town.Hours(town.ann, 0);  // no minutes, and yet awaiting
  hours.activity = town.AddActivity(article);
  const auto hour_log = town.Done(hours);
  EXPECT_EQ(town.Refused(Close(town, ClosingChoice::kGiveBack)), "HOURS_AWAITING");
  town.Done(ApproveHours{.hour_log = hour_log});
  const auto hold = town.Done(PlaceHold{.member = town.ann,
                                        .partner = town.partner,
                                        .credit_minutes = 120,
                                        .deadline = town.clock.Now() + absl::Hours(1)});
  EXPECT_EQ(town.Refused(Close(town, ClosingChoice::kGiveBack)), "HOLDS_OPEN");
  town.Done(ReleaseHold{.hold = hold});
  EXPECT_EQ(Closed(town, ClosingChoice::kGiveBack).given_back_credit_minutes, 120);
}

TEST(CloseMember, RefusesBeneficiariesWhoCannotBe) {
  Town town;
  town.Earn(town.ann, 60);
  CloseMember close = Close(town, ClosingChoice::kTransfer);
  close.beneficiary = town.ann;
  EXPECT_EQ(town.Refused(close), "SAME_MEMBER");
  close.beneficiary = domain::MemberNumber();
  EXPECT_EQ(town.Refused(close), "MEMBER_UNKNOWN");
  close.beneficiary = town.ben;
  close.remaining = ClosingChoice::kGiveBack;
  EXPECT_EQ(town.Refused(close), "BENEFICIARY_UNEXPECTED");
  close.remaining = ClosingChoice::kTransfer;
  town.Done(SuspendMember{.member = town.ben});
  EXPECT_EQ(town.Refused(close), "MEMBER_SUSPENDED");
  close.member = domain::MemberNumber(99);
  EXPECT_EQ(town.Refused(close), "MEMBER_UNKNOWN");
}

TEST(CloseMember, AgainTakesOutWhatACorrectionBroughtBack) {
  Town town;
  town.Earn(town.ann, 60);
  const auto redemption =
      town.Done(RedeemCredits{.member = town.ann, .partner = town.partner, .credit_minutes = 60});
  Closed(town, ClosingChoice::kRefuse);
  town.Done(RefundRedemption{.redemption = redemption, .credit_minutes = 60, .reason = "shut"});
  EXPECT_EQ(town.Spendable(town.ann), 60);
  EXPECT_EQ(Closed(town, ClosingChoice::kTransfer).transferred_credit_minutes, 60);
  EXPECT_EQ(town.Refused(Close(town, ClosingChoice::kRefuse)), "MEMBER_CLOSED");
}

// What a correction brings back to somebody erased has an end, too.
TEST(CloseMember, TakesOutWhatACorrectionBroughtBackToSomebodyErased) {
  Town town;
  town.Earn(town.ann, 60);
  const auto redemption =
      town.Done(RedeemCredits{.member = town.ann, .partner = town.partner, .credit_minutes = 60});
  town.Done(EraseMember{.member = town.ann});
  CloseMember close = Close(town, ClosingChoice::kGiveBack);
  EXPECT_EQ(town.Refused(close), "MEMBER_ERASED");
  town.Done(RefundRedemption{.redemption = redemption, .credit_minutes = 60, .reason = {}});
  EXPECT_EQ(town.Spendable(town.ann), 60);
  EXPECT_EQ(town.Refused(close), "REASON_NOT_KEPT");
  close.reason.clear();
  const Call call = town.OfficerCall();
  const auto closed = town.Do(call, close);
  ASSERT_TRUE(closed.ok()) << closed.status();
  EXPECT_EQ(std::get<journal::MemberClosed>(closed->record->body),
            (journal::MemberClosed{
                .member = town.ann, .beneficiary = {}, .given_back_credit_minutes = 60}));
  EXPECT_EQ(town.WalletOf(town.ann), domain::Wallet());
  EXPECT_EQ(town.BalanceOf(Expired()), 60);
  EXPECT_EQ(StateOf(town, town.ann), domain::MemberState::kErased);
  EXPECT_TRUE(town.Do(call, close)->replayed);
  EXPECT_EQ(town.Refused(close), "MEMBER_ERASED");
}

TEST(CloseMember, PassesOnWhatAReversedGiftBroughtBackToSomebodyErased) {
  Town town;
  const auto ceri = town.Register("Ceri Rees");
  town.Earn(town.ann, 60);
  const auto gift = town.Done(TransferCredits{.from = town.ann, .to = ceri, .credit_minutes = 60});
  town.Done(EraseMember{.member = town.ann});
  town.Done(ReverseEntry{.entry = gift, .reason = "the wrong person"});
  EXPECT_EQ(town.Spendable(town.ann), 60);
  CloseMember close = Close(town, ClosingChoice::kTransfer);
  close.reason.clear();
  town.Done(close);
  EXPECT_EQ(town.Spendable(town.ann), 0);
  EXPECT_EQ(town.Spendable(town.ben), 60);
}

}  // namespace
}  // namespace timecredit::exchange
