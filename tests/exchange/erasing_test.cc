#include <gtest/gtest.h>

#include "absl/time/time.h"
#include "ledger/domain/member.h"
#include "ledger/exchange/entry.h"
#include "ledger/journal/record.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

EraseMember Erase(const Town& town, ClosingChoice remaining) {
  EraseMember erase{.member = town.ann, .remaining = remaining, .beneficiary = {}};
  if (remaining == ClosingChoice::kTransfer) erase.beneficiary = town.ben;
  return erase;
}

journal::MemberErased Erased(Town& town, ClosingChoice remaining) {
  const auto committed = town.Do(Erase(town, remaining));
  EXPECT_TRUE(committed.ok()) << committed.status();
  return committed.ok() ? std::get<journal::MemberErased>(committed->record->body)
                        : journal::MemberErased();
}

domain::MemberState StateOf(const Town& town, domain::MemberNumber member) {
  return town.Row<domain::Member>({town.scheme, member}).state;
}

TEST(EraseMember, AsksWhatBecomesOfTheBalance) {
  Town town;
  town.Earn(town.ann, 90);
  EXPECT_EQ(town.Refused(Erase(town, ClosingChoice::kRefuse)), "BALANCE_REMAINS");
  EXPECT_EQ(StateOf(town, town.ann), domain::MemberState::kActive);
  const size_t keys = town.keys.size();
  EXPECT_EQ(Erased(town, ClosingChoice::kGiveBack).given_back_credit_minutes, 90);
  EXPECT_EQ(town.keys.size(), keys - 1);
  EXPECT_EQ(town.WalletOf(town.ann), domain::Wallet());
  EXPECT_EQ(town.BalanceOf(Expired()), 90);
  EXPECT_EQ(town.BalanceOf(Contributed(town.ann, domain::kMinutes)), 90);
}

TEST(EraseMember, PassesLotsOnThatKeepTheirIdentity) {
  Town town;
  town.Earn(town.ann, 90);
  const auto lots = town.WalletOf(town.ann).lots;
  const auto erased = Erased(town, ClosingChoice::kTransfer);
  EXPECT_EQ(erased.beneficiary, town.ben);
  EXPECT_EQ(erased.transferred_credit_minutes, 90);
  EXPECT_EQ(town.WalletOf(town.ben).lots, lots);
  EXPECT_EQ(StateOf(town, town.ann), domain::MemberState::kErased);
}

TEST(EraseMember, NamesNoBeneficiaryOfNothing) {
  Town town({.credit_lifetime_days = 10});
  town.Earn(town.ann, 60);
  town.clock.Advance(absl::Hours(24 * 11));
  const auto erased = Erased(town, ClosingChoice::kTransfer);
  EXPECT_TRUE(erased.beneficiary.IsNone());
  EXPECT_EQ(erased.expired_credit_minutes, 60);
  EXPECT_EQ(town.BalanceOf(Expired()), 60);
}

TEST(EraseMember, WritesOffADebtOnlyWhenItIsGivenBack) {
  Town town({.wallet_floor_credit_minutes = -60});
  town.Done(RedeemCredits{.member = town.ann, .partner = town.partner, .credit_minutes = 40});
  EXPECT_EQ(town.Refused(Erase(town, ClosingChoice::kRefuse)), "MEMBER_IN_DEBT");
  EXPECT_EQ(town.Refused(Erase(town, ClosingChoice::kTransfer)), "MEMBER_IN_DEBT");
  EXPECT_EQ(Erased(town, ClosingChoice::kGiveBack).written_off_debt_credit_minutes, 40);
  EXPECT_EQ(town.Spendable(town.ann), 0);
  EXPECT_EQ(town.BalanceOf(Issuance()), -40);
}

TEST(EraseMember, WaitsForWhatIsUndecided) {
  Town town;
  const auto hour_log = town.Done(town.Hours(town.ann, 120));
  EXPECT_EQ(town.Refused(Erase(town, ClosingChoice::kGiveBack)), "HOURS_AWAITING");
  town.Done(ApproveHours{.hour_log = hour_log});
  const auto hold = town.Done(PlaceHold{.member = town.ann,
                                        .partner = town.partner,
                                        .credit_minutes = 120,
                                        .deadline = town.clock.Now() + absl::Hours(1)});
  EXPECT_EQ(town.Refused(Erase(town, ClosingChoice::kGiveBack)), "HOLDS_OPEN");
  town.Done(ReleaseHold{.hold = hold});
  EXPECT_EQ(Erased(town, ClosingChoice::kGiveBack).given_back_credit_minutes, 120);
}

TEST(EraseMember, RefusesBeneficiariesWhoCannotBe) {
  Town town;
  town.Earn(town.ann, 60);
  EraseMember erase = Erase(town, ClosingChoice::kTransfer);
  erase.beneficiary = town.ann;
  EXPECT_EQ(town.Refused(erase), "SAME_MEMBER");
  erase.beneficiary = domain::MemberNumber();
  EXPECT_EQ(town.Refused(erase), "MEMBER_UNKNOWN");
  erase.beneficiary = town.ben;
  erase.remaining = ClosingChoice::kGiveBack;
  EXPECT_EQ(town.Refused(erase), "BENEFICIARY_UNEXPECTED");
}

TEST(EraseMember, IsKnownAgainByWhatWasChosen) {
  Town town;
  town.Earn(town.ann, 60);
  const Call call = town.OfficerCall();
  const auto first = town.Do(call, Erase(town, ClosingChoice::kGiveBack));
  ASSERT_TRUE(first.ok()) << first.status();
  const auto again = town.Do(call, Erase(town, ClosingChoice::kGiveBack));
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->record, first->record);
  EXPECT_EQ(town.Refused(call, Erase(town, ClosingChoice::kTransfer)), "REQUEST_ID_REUSED");
}

TEST(EraseMember, TakesWhatCameBackAfterAClosing) {
  Town town;
  town.Earn(town.ann, 60);
  const auto redemption =
      town.Done(RedeemCredits{.member = town.ann, .partner = town.partner, .credit_minutes = 60});
  town.Done(CloseMember{.member = town.ann, .beneficiary = {}, .reason = "moved away"});
  town.Done(RefundRedemption{.redemption = redemption, .credit_minutes = 60, .reason = "shut"});
  EXPECT_EQ(town.Refused(Erase(town, ClosingChoice::kRefuse)), "BALANCE_REMAINS");
  EXPECT_EQ(Erased(town, ClosingChoice::kTransfer).transferred_credit_minutes, 60);
  EXPECT_EQ(town.Spendable(town.ben), 60);
}

TEST(EraseMember, StillLetsTheirHoursBeCorrectedWithoutAText) {
  Town town;
  const auto hour_log = town.Earn(town.ann, 60);
  town.Done(Erase(town, ClosingChoice::kGiveBack));
  ReverseHours reverse{.hour_log = hour_log, .reason = "why", .write_off_spent = true};
  EXPECT_EQ(town.Refused(reverse), "REASON_NOT_KEPT");
  reverse.reason.clear();
  town.Done(reverse);
  EXPECT_EQ(town.Spendable(town.ann), 0);
  EXPECT_EQ(town.BalanceOf(Contributed(town.ann, domain::kMinutes)), 0);
}

}  // namespace
}  // namespace timecredit::exchange
