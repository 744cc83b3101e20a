#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/account.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/number.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "tests/domain/wallets.h"
#include "tests/journal/journal_fixture.h"
#include "tests/journal/postings.h"

namespace timecredit::journal {
namespace {

using domain::AccountKind;
using domain::Award;
using domain::Date;
using domain::HourLog;
using domain::HourLogState;
using domain::Sequence;

const Date kSaturday(2024, 3, 2);
constexpr Award kAward{.credit_minutes = 0, .contribution_quantity = 90};

class FoldHoursTest : public JournalFixture {
 protected:
  void SetUp() override { Begin(); }

  Record Logged(int64_t minutes, Date date = kSaturday, std::optional<Award> award = std::nullopt) {
    Record record = Next(HoursLogged{.member = kAnn,
                                     .activity = kMeeting,
                                     .host = kPool,
                                     .duration_minutes = minutes,
                                     .quantity = 2,
                                     .award = award});
    record.effective =
        domain::EffectiveTime{.date = date, .start_minute = 600, .duration_minutes = std::nullopt};
    if (award.has_value()) record.postings = Given(award->contribution_quantity);
    return record;
  }

  // What ninety minutes given leave in the contribution book; negative to take them back.
  static std::vector<Posting> Given(int64_t minutes) {
    return {Leg(domain::OwnerOf(kPool), AccountKind::kReceived, -minutes),
            Leg(domain::OwnerOf(kAnn), AccountKind::kContributed, minutes)};
  }

  Sequence Approve(Sequence log) {
    return Do(HoursApproved{.hour_log = log, .award = kAward}, Given(90));
  }

  absl::StatusCode CodeOf(Body body, std::vector<Posting> postings = {}) {
    return Try(Next(std::move(body), std::move(postings))).code();
  }

  HourLog LogOf(Sequence log) const { return Find<HourLog>({kScheme, log}).value_or(HourLog{}); }
  HourLogState StateOf(Sequence log) const { return LogOf(log).state; }
  int64_t Awaiting() const { return AccountsOf(domain::OwnerOf(kAnn)).awaiting_minutes; }
  int64_t MinutesOn(Date date) const {
    const auto day = Find<MemberDay>({kScheme, kAnn, date});
    return day.has_value() ? day->minutes : 0;
  }
  std::optional<Line> LineOf(Sequence sequence) const {
    return Find<Line>({kScheme, domain::OwnerOf(kAnn), sequence});
  }
};

TEST_F(FoldHoursTest, SubmittedHoursWaitAndClaimTheirDay) {
  const Record record = Logged(90);
  const Sequence log = Do(record);
  EXPECT_EQ(LogOf(log), (HourLog{.scheme = kScheme,
                                 .hour_log = log,
                                 .member = kAnn,
                                 .activity = kMeeting,
                                 .host = kPool,
                                 .effective = *record.effective,
                                 .duration_minutes = 90,
                                 .quantity = 2,
                                 .state = HourLogState::kSubmitted,
                                 .submitted_by = record.acting,
                                 .award = {},
                                 .resolved = {},
                                 .reversed = {}}));
  EXPECT_TRUE(Find<AwaitingHours>({kScheme, log}).has_value());
  EXPECT_EQ(Awaiting(), 90);
  EXPECT_EQ(LineOf(log)->awaiting_minutes_after, 90);
  EXPECT_EQ(MinutesOn(kSaturday), 90);
}

TEST_F(FoldHoursTest, HoursHaveADate) {
  Record record = Logged(90);
  record.effective.reset();
  EXPECT_EQ(Try(record).code(), absl::StatusCode::kInternal);
}

TEST_F(FoldHoursTest, LogsOfOneDayAddUpAndOfAnotherDoNot) {
  Do(Logged(90));
  Do(Logged(30));
  Do(Logged(15, kSaturday + 1));
  EXPECT_EQ(MinutesOn(kSaturday), 120);
  EXPECT_EQ(MinutesOn(kSaturday + 1), 15);
  EXPECT_EQ(Awaiting(), 135);
}

TEST_F(FoldHoursTest, ApprovedHoursNoLongerWaitButStillClaimTheirDay) {
  const Sequence log = Do(Logged(90));
  const Sequence approved = Approve(log);
  EXPECT_EQ(StateOf(log), HourLogState::kApproved);
  EXPECT_EQ(LogOf(log).award, kAward);
  EXPECT_EQ(LogOf(log).resolved, approved);
  EXPECT_EQ(Find<AwaitingHours>({kScheme, log}), std::nullopt);
  EXPECT_EQ(Awaiting(), 0);
  EXPECT_EQ(MinutesOn(kSaturday), 90);
  EXPECT_EQ(BalanceOf(domain::OwnerOf(kAnn), AccountKind::kContributed), 90);
  EXPECT_EQ(BalanceOf(domain::OwnerOf(kPool), AccountKind::kReceived), -90);
}

TEST_F(FoldHoursTest, HoursThatNeedNoApprovalNeverWait) {
  const Sequence log = Do(Logged(90, kSaturday, kAward));
  EXPECT_EQ(StateOf(log), HourLogState::kApproved);
  EXPECT_EQ(LogOf(log).award, kAward);
  EXPECT_EQ(LogOf(log).resolved, log);
  EXPECT_EQ(Find<AwaitingHours>({kScheme, log}), std::nullopt);
  EXPECT_EQ(Awaiting(), 0);
  EXPECT_EQ(MinutesOn(kSaturday), 90);
  EXPECT_TRUE(LineOf(log).has_value());
}

TEST_F(FoldHoursTest, RejectedHoursGiveTheirDayBack) {
  const Sequence log = Do(Logged(90));
  Do(Logged(30));
  const Sequence rejected = Do(HoursRejected{.hour_log = log});
  EXPECT_EQ(StateOf(log), HourLogState::kRejected);
  EXPECT_EQ(LogOf(log).resolved, rejected);
  EXPECT_EQ(Find<AwaitingHours>({kScheme, log}), std::nullopt);
  EXPECT_EQ(Awaiting(), 30);
  EXPECT_EQ(MinutesOn(kSaturday), 30);
  EXPECT_EQ(LineOf(rejected)->awaiting_minutes_after, 30);
}

TEST_F(FoldHoursTest, HoursOverMidnightClaimBothDays) {
  Record night = Logged(180);
  night.effective->start_minute = 23 * 60;
  const Sequence log = Do(night);
  EXPECT_EQ(MinutesOn(kSaturday), 60);
  EXPECT_EQ(MinutesOn(kSaturday + 1), 120);
  Do(HoursRejected{.hour_log = log});
  EXPECT_TRUE(rows_.All<MemberDay>().empty());
}

TEST_F(FoldHoursTest, CorrectedHoursClaimWhatTheyAreNow) {
  const Sequence log = Do(Logged(90));
  Record correction = Logged(90, kSaturday - 1);
  correction.body =
      HoursUpdated{.hour_log = log, .duration_minutes = 40, .quantity = 0, .replaces_text = true};
  const Sequence corrected = Do(correction);
  EXPECT_EQ(StateOf(log), HourLogState::kSubmitted);
  EXPECT_EQ(LogOf(log).duration_minutes, 40);
  EXPECT_EQ(LogOf(log).effective.date, kSaturday - 1);
  EXPECT_EQ(LogOf(log).text, corrected);
  EXPECT_EQ(MinutesOn(kSaturday), 0);
  EXPECT_EQ(MinutesOn(kSaturday - 1), 40);
  EXPECT_EQ(Awaiting(), 40);
  EXPECT_EQ(LineOf(corrected)->awaiting_minutes_after, 40);
  Approve(log);
  EXPECT_EQ(CodeOf(HoursUpdated{.hour_log = log, .duration_minutes = 30}),
            absl::StatusCode::kInternal);
}

TEST_F(FoldHoursTest, ADayWithoutHoursHasNoRow) {
  const Sequence log = Do(Logged(90));
  Do(HoursRejected{.hour_log = log});
  EXPECT_TRUE(rows_.All<MemberDay>().empty());
}

TEST_F(FoldHoursTest, ReversedHoursGiveBackTheirDayAndTheContribution) {
  const Sequence log = Do(Logged(90));
  const Sequence approved = Approve(log);
  const Sequence reversed = Do(HoursReversed{.hour_log = log}, Given(-90));
  EXPECT_EQ(StateOf(log), HourLogState::kReversed);
  EXPECT_EQ(LogOf(log).resolved, approved);
  EXPECT_EQ(LogOf(log).reversed, reversed);
  EXPECT_EQ(MinutesOn(kSaturday), 0);
  EXPECT_EQ(BalanceOf(domain::OwnerOf(kAnn), AccountKind::kContributed), 0);
  EXPECT_TRUE(LineOf(reversed).has_value());
}

TEST_F(FoldHoursTest, ContributionCannotBeTakenBackTwice) {
  const Sequence log = Do(Logged(90));
  Approve(log);
  EXPECT_EQ(CodeOf(HoursReversed{.hour_log = log}, Given(-91)), absl::StatusCode::kInternal);
}

TEST_F(FoldHoursTest, UnknownHoursAreNotDecided) {
  EXPECT_EQ(CodeOf(HoursApproved{.hour_log = Sequence(77), .award = kAward}, Given(90)),
            absl::StatusCode::kInternal);
  EXPECT_EQ(CodeOf(HoursRejected{.hour_log = Sequence(77)}), absl::StatusCode::kInternal);
  EXPECT_EQ(CodeOf(HoursReversed{.hour_log = Sequence(77)}), absl::StatusCode::kInternal);
  EXPECT_EQ(CodeOf(HoursRejected{.hour_log = last_}), absl::StatusCode::kInternal);
}

TEST_F(FoldHoursTest, HoursAreDecidedOnce) {
  const Sequence approved = Do(Logged(90));
  Approve(approved);
  const Sequence rejected = Do(Logged(90));
  Do(HoursRejected{.hour_log = rejected});
  const Sequence reversed = Do(Logged(90));
  Approve(reversed);
  Do(HoursReversed{.hour_log = reversed}, Given(-90));
  for (const Sequence log : {approved, rejected, reversed}) {
    EXPECT_EQ(CodeOf(HoursApproved{.hour_log = log, .award = kAward}, Given(90)),
              absl::StatusCode::kInternal);
    EXPECT_EQ(CodeOf(HoursRejected{.hour_log = log}), absl::StatusCode::kInternal);
  }
}

TEST_F(FoldHoursTest, OnlyApprovedHoursAreReversedAndOnce) {
  const Sequence submitted = Do(Logged(90));
  const Sequence rejected = Do(Logged(90));
  Do(HoursRejected{.hour_log = rejected});
  const Sequence reversed = Do(Logged(90));
  Approve(reversed);
  Do(HoursReversed{.hour_log = reversed}, Given(-90));
  for (const Sequence log : {submitted, rejected, reversed}) {
    EXPECT_EQ(CodeOf(HoursReversed{.hour_log = log}), absl::StatusCode::kInternal);
  }
}

TEST_F(FoldHoursTest, HoursOfNoDurationAreMentionedAllTheSame) {
  const Sequence log = Do(Logged(0));
  EXPECT_TRUE(LineOf(log).has_value());
  EXPECT_EQ(Awaiting(), 0);
  EXPECT_TRUE(rows_.All<MemberDay>().empty());
  const Sequence approved = Approve(log);
  EXPECT_TRUE(LineOf(approved).has_value());
}

}  // namespace
}  // namespace timecredit::journal
