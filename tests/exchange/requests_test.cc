#include <gtest/gtest.h>

#include <string>

#include "absl/time/time.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/entry.h"
#include "tests/domain/reason.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

TEST(ARequest, IsCarriedOutOnceHoweverOftenItIsSent) {
  Town town;
  town.Earn(town.ann, 60);
  const Call call = town.OfficerCall();
  const RedeemCredits redeem{.member = town.ann, .partner = town.partner, .credit_minutes = 60};
  const auto first = town.Do(call, redeem);
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_FALSE(first->replayed);
  const std::string contents = town.Contents();
  const auto second = town.Do(call, redeem);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_TRUE(second->replayed);
  EXPECT_EQ(second->record, first->record);
  EXPECT_EQ(town.Contents(), contents);
}

TEST(ARequest, IsStillKnownAfterAReopen) {
  Town town;
  const Call call = town.OfficerCall();
  CreateMember create;
  create.fields.name = "Carys";
  create.fields.alias = "carys";
  const auto first = town.Do(call, create);
  ASSERT_TRUE(first.ok()) << first.status();
  town.Reopen();
  const auto second = town.Do(call, create);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_TRUE(second->replayed);
  EXPECT_EQ(second->record, first->record);
  create.fields.phone = "029 2000 0000";
  EXPECT_EQ(town.Refused(call, create), "REQUEST_ID_REUSED");
}

TEST(ARequest, UnderAUsedIdWithAnotherBodyIsRefused) {
  Town town;
  const Call call = town.OfficerCall();
  ASSERT_TRUE(town.Do(call, GrantCredits{.member = town.ann, .credit_minutes = 60}).ok());
  EXPECT_EQ(town.Refused(call, GrantCredits{.member = town.ann, .credit_minutes = 61}),
            "REQUEST_ID_REUSED");
  EXPECT_EQ(
      town.Refused(call, GrantCredits{.member = town.ann, .credit_minutes = 60, .reason = "gift"}),
      "REQUEST_ID_REUSED");
}

TEST(ARequest, IsAnothersUnderTheSameIdOfAnotherPrincipalOrOperation) {
  Town town;
  Call call = town.OfficerCall();
  ASSERT_TRUE(town.Do(call, GrantCredits{.member = town.ann, .credit_minutes = 60}).ok());
  ASSERT_TRUE(
      town.Do(call, TransferCredits{.from = town.ann, .to = town.ben, .credit_minutes = 1}).ok());
  call.acting.number = 8;
  ASSERT_TRUE(town.Do(call, GrantCredits{.member = town.ann, .credit_minutes = 60}).ok());
  EXPECT_EQ(town.Spendable(town.ann), 119);
}

TEST(ARequest, OfAnotherSchemesPrincipalIsRefusedBeforeAnythingIsLookedFor) {
  Town town;
  Call call = town.OfficerCall();
  ASSERT_TRUE(town.Do(call, GrantCredits{.member = town.ann, .credit_minutes = 60}).ok());
  call.acting.scheme = domain::SchemeNumber(town.scheme.value + 1);
  // Neither the answer that the first call got nor that a member is unknown.
  EXPECT_EQ(town.Refused(call, GrantCredits{.member = town.ann, .credit_minutes = 60}),
            "SCHEME_NOT_YOURS");
  EXPECT_EQ(town.Refused(call, GrantCredits{.member = domain::MemberNumber(99)}),
            "SCHEME_NOT_YOURS");
  call.scheme = domain::SchemeNumber(99);
  call.acting.scheme = town.scheme;
  EXPECT_EQ(town.Refused(call, GrantCredits{.member = town.ann}), "SCHEME_NOT_YOURS");
}

TEST(ARecord, SaysOnWhoseBehalfWhatMembersMayDoThemselvesWasDone) {
  Town town;
  town.Earn(town.ann, 120);
  const TransferCredits gift{.from = town.ann, .to = town.ben, .credit_minutes = 1};
  EXPECT_EQ(town.Do(gift)->record->on_behalf_of, town.ann);
  Call herself = town.OfficerCall();
  herself.acting = {.kind = domain::PrincipalKind::kMember,
                    .number = town.ann.value,
                    .member = town.ann,
                    .scheme = town.scheme};
  EXPECT_EQ(town.Do(herself, gift)->record->on_behalf_of, domain::MemberNumber());
  Call as_officer = town.OfficerCall();
  as_officer.acting.member = town.ann;
  EXPECT_EQ(town.Do(as_officer, gift)->record->on_behalf_of, domain::MemberNumber());
  EXPECT_EQ(town.Do(town.Hours(town.ann, 60))->record->on_behalf_of, town.ann);
  const PlaceHold place{.member = town.ann,
                        .partner = town.partner,
                        .credit_minutes = 60,
                        .deadline = town.clock.Now() + absl::Hours(1)};
  const auto hold = town.Do(place);
  ASSERT_TRUE(hold.ok()) << hold.status();
  EXPECT_EQ(hold->record->on_behalf_of, town.ann);
  const auto released = town.Do(ReleaseHold{.hold = hold->record->sequence});
  EXPECT_EQ(released->record->on_behalf_of, town.ann);
  const RedeemCredits redeem{.member = town.ann, .partner = town.partner, .credit_minutes = 1};
  EXPECT_EQ(town.Do(redeem)->record->on_behalf_of, town.ann);
  // What only staff do is nobody else's.
  const auto grant = town.Do(GrantCredits{.member = town.ann, .credit_minutes = 60});
  EXPECT_EQ(grant->record->on_behalf_of, domain::MemberNumber());
}

TEST(ARequest, ThatWasRefusedIsDecidedAnew) {
  Town town;
  const Call call = town.OfficerCall();
  const RedeemCredits redeem{.member = town.ann, .partner = town.partner, .credit_minutes = 60};
  EXPECT_EQ(town.Refused(call, redeem), "CREDITS_INSUFFICIENT");
  town.Earn(town.ann, 60);
  EXPECT_TRUE(town.Do(call, redeem).ok());
}

TEST(ARequest, NeedsAReadableId) {
  Town town;
  Call call = town.OfficerCall();
  for (const std::string& id : {std::string(), std::string(129, 'x'), std::string("\xff")}) {
    call.request_id = id;
    EXPECT_EQ(town.Refused(call, GrantCredits{.member = town.ann, .credit_minutes = 1}),
              "REQUEST_ID_INVALID");
  }
  call.request_id = std::string(128, 'x');
  EXPECT_TRUE(town.Do(call, GrantCredits{.member = town.ann, .credit_minutes = 1}).ok());
}

TEST(ARequest, AboutASchemeThatIsNotThereIsRefused) {
  Town town;
  Call call = town.OfficerCall();
  call.acting = {.kind = domain::PrincipalKind::kOperator, .number = 1, .member = {}};
  call.scheme = domain::SchemeNumber(9);
  EXPECT_EQ(town.Refused(call, GrantCredits{.member = town.ann, .credit_minutes = 1}),
            "SCHEME_UNKNOWN");
}

TEST(ADryRun, DecidesEverythingAndChangesNothing) {
  Town town;
  Call call = town.OfficerCall();
  call.validate_only = true;
  const std::string before = town.Contents();
  const auto tried = town.Do(call, GrantCredits{.member = town.ann, .credit_minutes = 60});
  ASSERT_TRUE(tried.ok()) << tried.status();
  EXPECT_EQ(tried->record->postings.size(), 2u);
  EXPECT_EQ(town.Contents(), before);
  EXPECT_EQ(town.Refused(call, GrantCredits{.member = town.ann, .credit_minutes = 0}),
            "NUMBER_OUT_OF_RANGE");
  call.validate_only = false;
  EXPECT_TRUE(town.Do(call, GrantCredits{.member = town.ann, .credit_minutes = 60}).ok());
}

TEST(TheClock, MayStepBackALittleAndTimesStillIncrease) {
  Town town;
  town.clock.Advance(-absl::Seconds(59));
  const auto first = town.Do(GrantCredits{.member = town.ann, .credit_minutes = 1});
  const auto second = town.Do(GrantCredits{.member = town.ann, .credit_minutes = 1});
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_EQ(second->record->recorded_at - first->record->recorded_at, absl::Microseconds(1));
}

TEST(TheClock, FarBehindTheRecordsStopsThemUntilAnOperatorConfirms) {
  Town town;
  EXPECT_EQ(town.Refused(ConfirmClock{}), "CLOCK_NOT_BEHIND");
  town.clock.Advance(absl::Hours(24 * 365));
  town.Done(GrantCredits{.member = town.ann, .credit_minutes = 1});
  town.clock.Advance(-absl::Hours(24 * 365));
  EXPECT_EQ(town.Refused(GrantCredits{.member = town.ann, .credit_minutes = 1}), "CLOCK_BEHIND");
  town.Done(ConfirmClock{});
  town.Done(GrantCredits{.member = town.ann, .credit_minutes = 1});
  town.clock.Advance(absl::Hours(24 * 400));
  town.Done(GrantCredits{.member = town.ann, .credit_minutes = 1});
  town.clock.Advance(-absl::Hours(24));
  EXPECT_EQ(town.Refused(GrantCredits{.member = town.ann, .credit_minutes = 1}), "CLOCK_BEHIND");
}

TEST(TheClock, ThatJumpedAheadStopsRecordsAndSweepsUntilItComesBack) {
  Town town({.credit_lifetime_days = 10});
  town.Earn(town.ann, 60);
  const std::string before = town.Contents();
  town.clock.Jump(absl::Hours(24 * 365 * 3));
  EXPECT_EQ(town.Refused(GrantCredits{.member = town.ann, .credit_minutes = 1}), "CLOCK_AHEAD");
  EXPECT_EQ(town.Refused(ExpireLots{.member = town.ann}), "CLOCK_AHEAD");
  EXPECT_EQ(domain::ReasonOf(town.exchange->SweepLots(town.scheme).status()), "CLOCK_AHEAD");
  EXPECT_EQ(domain::ReasonOf(town.exchange->SweepHolds(town.scheme).status()), "CLOCK_AHEAD");
  EXPECT_EQ(town.Contents(), before);
  town.clock.Jump(-absl::Hours(24 * 365 * 3));
  town.Done(GrantCredits{.member = town.ann, .credit_minutes = 1});
}

TEST(TheClock, ThatJumpedAheadIsBelievedOnceAnOperatorConfirms) {
  Town town;
  town.clock.Jump(absl::Hours(24 * 30));
  EXPECT_EQ(town.Refused(GrantCredits{.member = town.ann, .credit_minutes = 1}), "CLOCK_AHEAD");
  Call dry_run = town.OfficerCall();
  dry_run.validate_only = true;
  EXPECT_TRUE(town.Do(dry_run, ConfirmClock{}).ok());
  EXPECT_EQ(town.Refused(GrantCredits{.member = town.ann, .credit_minutes = 1}), "CLOCK_AHEAD");
  town.Done(ConfirmClock{});
  town.Done(GrantCredits{.member = town.ann, .credit_minutes = 1});
  EXPECT_EQ(town.Refused(ConfirmClock{}), "CLOCK_NOT_BEHIND");
}

TEST(TheClock, LongAfterTheLastRecordIsNotBelievedByAServerThatStarts) {
  Town town;
  town.clock.Advance(absl::Hours(24 * 92) + absl::Minutes(1));
  town.Reopen();
  EXPECT_EQ(town.Refused(GrantCredits{.member = town.ann, .credit_minutes = 1}), "CLOCK_AHEAD");
  town.Done(ConfirmClock{});
  town.Done(GrantCredits{.member = town.ann, .credit_minutes = 1});
  // A server that was there all the time knows that it passed.
  town.clock.Advance(absl::Hours(24 * 365));
  town.Done(GrantCredits{.member = town.ann, .credit_minutes = 1});
}

}  // namespace
}  // namespace timecredit::exchange
