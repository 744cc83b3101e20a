#include <gtest/gtest.h>

#include <cstdint>

#include "absl/time/time.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/member.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/entry.h"
#include "ledger/journal/record.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

using domain::MemberNumber;
using domain::MemberState;

MergeMembers Merge(MemberNumber duplicate, MemberNumber into) {
  return {.duplicate = duplicate, .into = into, .reason = "registered twice"};
}

domain::Member MemberOf(const Town& town, MemberNumber member) {
  return town.Row<domain::Member>({town.scheme, member});
}

bool CanBeRead(const Town& town, MemberNumber member) {
  return town.store
      .View([&](const storage::Snapshot& snapshot) {
        return town.exchange->compartment().FindMember(snapshot, town.scheme, member).status();
      })
      .ok();
}

Call OfficerLinkedTo(Town& town, MemberNumber member) {
  Call call = town.OfficerCall();
  call.acting.member = member;
  return call;
}

TEST(MergeMembers, MovesTheWalletWithItsLotsButNotTheHours) {
  Town town;
  town.Earn(town.ann, 60);
  town.Earn(town.ben, 90);
  const auto lots = town.WalletOf(town.ben).lots;
  town.Done(Merge(town.ben, town.ann));
  EXPECT_EQ(town.WalletOf(town.ben), domain::Wallet());
  EXPECT_EQ(town.Spendable(town.ann), 150);
  EXPECT_EQ(town.WalletOf(town.ann).lots.back(), lots.front());
  EXPECT_EQ(town.BalanceOf(Contributed(town.ben, domain::kMinutes)), 90);
  EXPECT_EQ(town.BalanceOf(Contributed(town.ann, domain::kMinutes)), 60);
  EXPECT_EQ(MemberOf(town, town.ben).state, MemberState::kMerged);
  EXPECT_EQ(MemberOf(town, town.ben).merged_into, town.ann);
}

TEST(MergeMembers, LeavesTheDuplicateToBeFoundAndToSayWhoItIs) {
  Town town;
  town.Done(Merge(town.ben, town.ann));
  const auto page = town.exchange->directory().Search(town.scheme, "price", 10);
  ASSERT_TRUE(page.ok()) << page.status();
  ASSERT_EQ(page->matches.size(), 1u);
  EXPECT_EQ(MemberOf(town, page->matches.front().member).state, MemberState::kMerged);
  EXPECT_EQ(town.Refused(town.Hours(town.ben, 60)), "MEMBER_MERGED");
  EXPECT_EQ(town.Refused(SuspendMember{.member = town.ben}), "MEMBER_MERGED");
  EXPECT_EQ(town.Refused(Merge(town.ben, town.ann)), "MEMBER_MERGED");
  const auto refusal = domain::RefusalOf(town.Do(town.Hours(town.ben, 60)).status());
  ASSERT_TRUE(refusal.has_value());
  EXPECT_EQ(refusal->arguments, (domain::Arguments{{"merged_into", int64_t{1}}}));
}

TEST(MergeMembers, PaysTheDebtOfTheDuplicateDownToTheFloor) {
  Town town({.wallet_floor_credit_minutes = -60});
  town.Done(RedeemCredits{.member = town.ben, .partner = town.partner, .credit_minutes = 50});
  town.Done(RedeemCredits{.member = town.ann, .partner = town.partner, .credit_minutes = 20});
  EXPECT_EQ(town.Refused(Merge(town.ben, town.ann)), "MEMBER_IN_DEBT");
  town.Earn(town.ann, 10);
  town.Done(Merge(town.ben, town.ann));
  EXPECT_EQ(town.Spendable(town.ann), -60);
  EXPECT_EQ(town.WalletOf(town.ben), domain::Wallet());
}

TEST(MergeMembers, LetsCreditOfTheDuplicateRepayTheSurvivorsDebt) {
  Town town({.wallet_floor_credit_minutes = -60});
  town.Earn(town.ben, 90);
  town.Done(RedeemCredits{.member = town.ann, .partner = town.partner, .credit_minutes = 50});
  town.Done(Merge(town.ben, town.ann));
  EXPECT_EQ(town.WalletOf(town.ann).debt, 0);
  EXPECT_EQ(town.Spendable(town.ann), 40);
}

TEST(MergeMembers, ExpiresWhatHadLapsed) {
  Town town({.credit_lifetime_days = 10});
  town.Earn(town.ben, 60);
  town.clock.Advance(absl::Hours(24 * 11));
  town.Done(Merge(town.ben, town.ann));
  EXPECT_EQ(town.Spendable(town.ann), 0);
  EXPECT_EQ(town.BalanceOf(Expired()), 60);
}

TEST(MergeMembers, RefusesWhatCannotBe) {
  Town town;
  EXPECT_EQ(town.Refused(Merge(town.ann, town.ann)), "SAME_MEMBER");
  EXPECT_EQ(town.Refused(Merge(MemberNumber(99), town.ann)), "MEMBER_UNKNOWN");
  EXPECT_EQ(town.Refused(Merge(town.ben, MemberNumber(99))), "MEMBER_UNKNOWN");
  EXPECT_EQ(town.Refused(MergeMembers{.duplicate = town.ben, .into = town.ann}), "REASON_MISSING");
  const auto hour_log = town.Done(town.Hours(town.ben, 60));
  EXPECT_EQ(town.Refused(Merge(town.ben, town.ann)), "HOURS_AWAITING");
  town.Done(ApproveHours{.hour_log = hour_log});
  const auto hold = town.Done(PlaceHold{.member = town.ben,
                                        .partner = town.partner,
                                        .credit_minutes = 60,
                                        .deadline = town.clock.Now() + absl::Hours(1)});
  EXPECT_EQ(town.Refused(Merge(town.ben, town.ann)), "HOLDS_OPEN");
  town.Done(ReleaseHold{.hold = hold});
  town.Done(SuspendMember{.member = town.ann});
  EXPECT_EQ(town.Refused(Merge(town.ben, town.ann)), "MEMBER_SUSPENDED");
  town.Done(SuspendMember{.member = town.ben});
  town.Done(Merge(town.ben, town.ann));
  EXPECT_EQ(MemberOf(town, town.ann).state, MemberState::kSuspended);
}

TEST(MergeMembers, MakesOnePersonOfThemForApproval) {
  Town town;
  const auto waiting = town.Done(town.Hours(town.ann, 60));
  town.Done(Merge(town.ben, town.ann));
  const auto later = town.Done(town.Hours(town.ann, 60));
  const Call as_ben = OfficerLinkedTo(town, town.ben);
  EXPECT_EQ(town.Refused(as_ben, ApproveHours{.hour_log = waiting}), "OWN_HOURS");
  EXPECT_EQ(town.Refused(as_ben, ApproveHours{.hour_log = later}), "OWN_HOURS");
  EXPECT_EQ(town.Refused(as_ben, RejectHours{.hour_log = later}), "OWN_HOURS");
  town.Done(ApproveHours{.hour_log = waiting});
}

TEST(MergeMembers, MakesOnePersonOfThemForReversalAlsoOfTheDuplicatesHours) {
  Town town;
  const auto hour_log = town.Earn(town.ben, 60);
  town.Done(Merge(town.ben, town.ann));
  EXPECT_EQ(town.Refused(OfficerLinkedTo(town, town.ann),
                         ReverseHours{.hour_log = hour_log, .reason = "not there"}),
            "OWN_HOURS");
  town.Done(ReverseHours{.hour_log = hour_log, .reason = "not there"});
  EXPECT_EQ(town.Spendable(town.ann), 0);
  EXPECT_EQ(town.BalanceOf(Contributed(town.ben, domain::kMinutes)), 0);
}

TEST(MergeMembers, KnowsWhoSubmittedTheHoursUnderTheOtherNumber) {
  Town town;
  // Ben, registered twice as Ann, enters hours for the one as the other, and loses the link.
  Call as_member = town.OfficerCall();
  as_member.acting.member = town.ben;
  const auto committed = town.Do(as_member, town.Hours(town.ann, 60));
  ASSERT_TRUE(committed.ok()) << committed.status();
  town.Done(Merge(town.ben, town.ann));
  EXPECT_EQ(town.Refused(town.OfficerCall(), ApproveHours{.hour_log = committed->record->sequence}),
            "OWN_HOURS");
}

TEST(MergeMembers, CountsTheDayOfBoth) {
  Town town;
  town.Earn(town.ben, 1000);
  town.Done(Merge(town.ben, town.ann));
  EXPECT_EQ(town.Refused(town.Hours(town.ann, 441)), "DAY_TOO_LONG");
  town.Done(town.Hours(town.ann, 440));
}

TEST(MergeMembers, SendsRefundsToTheSurvivor) {
  Town town;
  town.Earn(town.ben, 60);
  const auto redemption =
      town.Done(RedeemCredits{.member = town.ben, .partner = town.partner, .credit_minutes = 60});
  town.Done(Merge(town.ben, town.ann));
  town.Done(RefundRedemption{.redemption = redemption, .credit_minutes = 20, .reason = "shut"});
  EXPECT_EQ(town.Spendable(town.ann), 20);
  EXPECT_EQ(town.Spendable(town.ben), 0);
}

TEST(MergeMembers, IsAnsweredOnce) {
  Town town;
  const Call call = town.OfficerCall();
  ASSERT_TRUE(town.Do(call, Merge(town.ben, town.ann)).ok());
  const auto again = town.Do(call, Merge(town.ben, town.ann));
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(again->replayed);
  MergeMembers other = Merge(town.ben, town.ann);
  other.reason = "another reason";
  EXPECT_EQ(town.Refused(call, other), "REQUEST_ID_REUSED");
}

TEST(EraseMember, ErasesThoseWhoWereMergedIntoTheMember) {
  Town town;
  const auto ceri = town.Register("Ceri Price");
  LogHours hours = town.Hours(town.ben, 60);
  hours.text = "sat with a neighbour";
  town.Done(ApproveHours{.hour_log = town.Done(hours)});
  town.Done(Merge(ceri, town.ben));
  town.Done(Merge(town.ben, town.ann));
  const size_t keys = town.keys.size();
  const auto erased =
      town.Do(EraseMember{.member = town.ann, .remaining = ClosingChoice::kGiveBack});
  ASSERT_TRUE(erased.ok()) << erased.status();
  for (const MemberNumber member : {town.ann, town.ben, ceri}) {
    EXPECT_EQ(MemberOf(town, member).state, MemberState::kErased);
    EXPECT_FALSE(CanBeRead(town, member));
  }
  EXPECT_EQ(town.keys.size(), keys - 3);
  const auto page = town.exchange->directory().Search(town.scheme, "price", 10);
  ASSERT_TRUE(page.ok()) << page.status();
  EXPECT_TRUE(page->matches.empty());
}

TEST(EraseMember, ErasesADuplicateAloneAndItsSurvivorLater) {
  Town town;
  town.Done(Merge(town.ben, town.ann));
  town.Done(EraseMember{.member = town.ben});
  EXPECT_FALSE(CanBeRead(town, town.ben));
  EXPECT_TRUE(CanBeRead(town, town.ann));
  const auto waiting = town.Done(town.Hours(town.ann, 60));
  EXPECT_EQ(town.Refused(OfficerLinkedTo(town, town.ben), ApproveHours{.hour_log = waiting}),
            "OWN_HOURS");
  town.Done(RejectHours{.hour_log = waiting, .reason = "not hers"});
  const auto erased = town.Do(EraseMember{.member = town.ann});
  ASSERT_TRUE(erased.ok()) << erased.status();
  EXPECT_TRUE(std::get<journal::MemberErased>(erased->record->body).duplicates.empty());
}

}  // namespace
}  // namespace timecredit::exchange
