#include <gtest/gtest.h>

#include <string>

#include "ledger/exchange/entry.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

using domain::HourLog;
using domain::HourLogState;

TEST(LogHours, WaitsForApprovalAndPostsNothing) {
  Town town;
  const auto hour_log = town.Done(town.Hours(town.ann, 90));
  EXPECT_EQ(town.Row<HourLog>({town.scheme, hour_log}).state, HourLogState::kSubmitted);
  EXPECT_EQ(town.Spendable(town.ann), 0);
  EXPECT_EQ(town.Row<journal::Accounts>({town.scheme, domain::OwnerOf(town.ann)}).awaiting_minutes,
            90);
}

TEST(LogHours, IsApprovedAtOnceWhereTheActivityAsksForNoApproval) {
  Town town;
  domain::Activity article;
  article.alias = "article";
  article.names = {{"en", "Newsletter article"}};
  article.needs_approval = false;
  article.award.kind = domain::AwardKind::kFixed;
  article.award.fixed_credit_minutes = 120;
  article.award.fixed_contribution_minutes = 180;
  LogHours hours = town.Hours(town.ann, 0);
  hours.activity = town.AddActivity(article);
  const auto hour_log = town.Done(hours);
  EXPECT_EQ(town.Row<HourLog>({town.scheme, hour_log}).state, HourLogState::kApproved);
  EXPECT_EQ(town.Spendable(town.ann), 120);
  EXPECT_EQ(town.BalanceOf(Contributed(town.ann, domain::kMinutes)), 180);
}

TEST(LogHours, RefusesWhatCannotBe) {
  Town town;
  LogHours tomorrow = town.Hours(town.ann, 60);
  tomorrow.effective.date = tomorrow.effective.date + 1;
  EXPECT_EQ(town.Refused(tomorrow), "DATE_IN_FUTURE");
  EXPECT_EQ(town.Refused(town.Hours(town.ann, 0)), "DURATION_OUT_OF_RANGE");
  EXPECT_EQ(town.Refused(town.Hours(town.ann, -1)), "DURATION_OUT_OF_RANGE");
  EXPECT_EQ(town.Refused(town.Hours(town.ann, 1441)), "DURATION_OUT_OF_RANGE");
  EXPECT_EQ(town.Refused(town.Hours(domain::MemberNumber(99), 60)), "MEMBER_UNKNOWN");
  LogHours unknown = town.Hours(town.ann, 60);
  unknown.activity = domain::ActivityNumber(99);
  EXPECT_EQ(town.Refused(unknown), "ACTIVITY_UNKNOWN");
  LogHours counted = town.Hours(town.ann, 60);
  counted.quantity = 2;
  EXPECT_EQ(town.Refused(counted), "QUANTITY_NOT_COUNTED");
  LogHours garbled = town.Hours(town.ann, 60);
  garbled.text = "\xff";
  EXPECT_EQ(town.Refused(garbled), "TEXT_INVALID");
}

TEST(LogHours, LetsADayHoldTwentyFourHoursAndNoMore) {
  Town town;
  town.Done(town.Hours(town.ann, 1000));
  EXPECT_EQ(town.Refused(town.Hours(town.ann, 441)), "DAY_TOO_LONG");
  town.Done(town.Hours(town.ann, 440));
  EXPECT_EQ(town.Refused(town.Hours(town.ann, 1)), "DAY_TOO_LONG");
  town.Done(town.Hours(town.ben, 1));
}

TEST(LogHours, CountsEachDayOfANightByItself) {
  Town town;
  LogHours night = town.Hours(town.ann, 180);
  night.effective.date = night.effective.date - 1;
  night.effective.start_minute = 23 * 60;
  town.Done(night);
  EXPECT_EQ(town.Refused(town.Hours(town.ann, 1321)), "DAY_TOO_LONG");
  town.Done(town.Hours(town.ann, 1320));
  LogHours evening = town.Hours(town.ann, 1380);
  evening.effective.date = night.effective.date;
  town.Done(evening);
  // The morning of today is full.
  night.effective.start_minute = 0;
  EXPECT_EQ(town.Refused(night), "DAY_TOO_LONG");
}

TEST(LogHours, RefusesAStartThatTheClocksNeverShowed) {
  Town town;
  town.clock.Advance(absl::Hours(24 * 30));
  LogHours night = town.Hours(town.ann, 60);
  night.effective.date = domain::Date(2026, 3, 29);
  night.effective.start_minute = 90;
  EXPECT_EQ(town.Refused(night), "START_SKIPPED");
  night.effective.start_minute = 120;
  EXPECT_EQ(town.Refused(night), "");
}

TEST(UpdateHourLog, CorrectsWhatWaitsForApproval) {
  Town town;
  LogHours given = town.Hours(town.ann, 60);
  given.text = "Weeding";
  const auto log = town.Done(given);
  const domain::Date day_before = given.effective.date - 1;
  const auto corrected = town.Done(UpdateHourLog{.hour_log = log,
                                                 .date = day_before,
                                                 .replaces_start = true,
                                                 .start_minute = 540,
                                                 .duration_minutes = 105});
  auto row = town.Row<HourLog>({town.scheme, log});
  EXPECT_EQ(row.state, HourLogState::kSubmitted);
  EXPECT_EQ(row.effective.date, day_before);
  EXPECT_EQ(row.effective.start_minute, 540);
  EXPECT_EQ(row.duration_minutes, 105);
  EXPECT_EQ(domain::KeeperOfText(row), log);
  EXPECT_LT(log, corrected);
  const auto reworded =
      town.Done(UpdateHourLog{.hour_log = log, .replaces_text = true, .text = "Raking"});
  row = town.Row<HourLog>({town.scheme, log});
  EXPECT_EQ(domain::KeeperOfText(row), reworded);
  EXPECT_EQ(row.duration_minutes, 105);
  town.Done(ApproveHours{.hour_log = log});
  EXPECT_EQ(town.Spendable(town.ann), 105);
}

TEST(UpdateHourLog, RefusesWhatCannotBe) {
  Town town;
  const auto log = town.Done(town.Hours(town.ann, 60));
  EXPECT_EQ(town.Refused(UpdateHourLog{.hour_log = log}), "UPDATE_EMPTY");
  EXPECT_EQ(town.Refused(UpdateHourLog{.hour_log = domain::Sequence(1), .duration_minutes = 30}),
            "HOUR_LOG_UNKNOWN");
  EXPECT_EQ(town.Refused(UpdateHourLog{.hour_log = log, .duration_minutes = 1441}),
            "DURATION_OUT_OF_RANGE");
  EXPECT_EQ(town.Refused(UpdateHourLog{.hour_log = log, .quantity = 1}), "QUANTITY_NOT_COUNTED");
  EXPECT_EQ(town.Refused(UpdateHourLog{.hour_log = log, .replaces_text = true, .text = "\xff"}),
            "TEXT_INVALID");
  // The hours themselves do not count against their own day; others do.
  town.Done(UpdateHourLog{.hour_log = log, .duration_minutes = 1440});
  town.Done(UpdateHourLog{.hour_log = log, .duration_minutes = 1400});
  town.Done(town.Hours(town.ann, 40));
  EXPECT_EQ(town.Refused(UpdateHourLog{.hour_log = log, .duration_minutes = 1401}), "DAY_TOO_LONG");
  town.Done(ApproveHours{.hour_log = log});
  EXPECT_EQ(town.Refused(UpdateHourLog{.hour_log = log, .duration_minutes = 30}),
            "HOUR_LOG_RESOLVED");
}

TEST(UpdateHourLog, MovesHoursToNoDayAfterTheyWereLogged) {
  Town town;
  const auto log = town.Done(town.Hours(town.ann, 60));
  const domain::Date logged_on = town.Hours(town.ann, 60).effective.date;
  town.clock.Advance(absl::Hours(48));
  EXPECT_EQ(town.Refused(UpdateHourLog{.hour_log = log, .date = logged_on + 1}),
            "DATE_AFTER_LOGGING");
  EXPECT_EQ(town.Refused(UpdateHourLog{.hour_log = log, .date = logged_on + 3}), "DATE_IN_FUTURE");
  EXPECT_EQ(town.Refused(UpdateHourLog{.hour_log = log, .date = logged_on}), "");
}

TEST(UpdateHourLog, IsForStaffAndForWhoLoggedThem) {
  Town town;
  Call herself = town.OfficerCall();
  herself.acting = {.kind = domain::PrincipalKind::kMember,
                    .number = 1,
                    .member = town.ann,
                    .scheme = town.scheme};
  const auto own = town.Do(herself, town.Hours(town.ann, 60));
  ASSERT_TRUE(own.ok());
  const UpdateHourLog shorter{.hour_log = own->record->sequence, .duration_minutes = 45};
  herself.request_id = "shorter";
  EXPECT_EQ(town.Refused(herself, shorter), "");
  town.Done(shorter);
  const auto by_officer = town.Done(town.Hours(town.ann, 60));
  herself.request_id = "the officer's";
  EXPECT_EQ(town.Refused(herself, UpdateHourLog{.hour_log = by_officer, .duration_minutes = 45}),
            "NOT_LOGGED_BY_YOU");
}

TEST(LogHours, CountsRejectedAndReversedHoursOutOfTheDay) {
  Town town;
  const auto rejected = town.Done(town.Hours(town.ann, 1440));
  town.Done(RejectHours{.hour_log = rejected, .reason = "twice"});
  const auto reversed = town.Earn(town.ann, 1440);
  town.Done(ReverseHours{.hour_log = reversed, .reason = "not there"});
  town.Done(town.Hours(town.ann, 1440));
}

TEST(ApproveHours, PostsToTheCreditAndContributionBooks) {
  Town town;
  const auto hour_log = town.Earn(town.ann, 90);
  EXPECT_EQ(town.Spendable(town.ann), 90);
  EXPECT_EQ(town.BalanceOf(Issuance()), -90);
  EXPECT_EQ(town.BalanceOf(Contributed(town.ann, domain::kMinutes)), 90);
  EXPECT_EQ(town.BalanceOf(Received(town.host, domain::kMinutes)), -90);
  const auto log = town.Row<HourLog>({town.scheme, hour_log});
  EXPECT_EQ(log.state, HourLogState::kApproved);
  EXPECT_EQ(log.award.credit_minutes, 90);
}

TEST(ApproveHours, HappensOnce) {
  Town town;
  const auto hour_log = town.Earn(town.ann, 60);
  EXPECT_EQ(town.Refused(ApproveHours{.hour_log = hour_log}), "HOUR_LOG_RESOLVED");
  EXPECT_EQ(town.Refused(RejectHours{.hour_log = hour_log}), "HOUR_LOG_RESOLVED");
  EXPECT_EQ(town.Refused(ApproveHours{.hour_log = domain::Sequence(1)}), "HOUR_LOG_UNKNOWN");
}

TEST(ApproveHours, IsNeverDoneByTheMemberUnderAnyHat) {
  Town town;
  const auto hour_log = town.Done(town.Hours(town.ann, 60));
  Call herself = town.OfficerCall();
  herself.acting = {.kind = domain::PrincipalKind::kMember,
                    .number = 1,
                    .member = town.ann,
                    .scheme = town.scheme};
  EXPECT_EQ(town.Refused(herself, ApproveHours{.hour_log = hour_log}), "OWN_HOURS");
  Call as_officer = town.OfficerCall();
  as_officer.acting.member = town.ann;
  EXPECT_EQ(town.Refused(as_officer, ApproveHours{.hour_log = hour_log}), "OWN_HOURS");
  EXPECT_EQ(town.Refused(as_officer, RejectHours{.hour_log = hour_log}), "OWN_HOURS");
}

TEST(RejectHours, PostsNothingAndStopsTheWait) {
  Town town;
  const auto hour_log = town.Done(town.Hours(town.ann, 60));
  town.Done(RejectHours{.hour_log = hour_log, .reason = "logged twice"});
  EXPECT_EQ(town.Row<HourLog>({town.scheme, hour_log}).state, HourLogState::kRejected);
  EXPECT_EQ(town.Spendable(town.ann), 0);
  EXPECT_EQ(town.Row<journal::Accounts>({town.scheme, domain::OwnerOf(town.ann)}).awaiting_minutes,
            0);
}

TEST(ReverseHours, TakesBackCreditAndContribution) {
  Town town;
  const auto hour_log = town.Earn(town.ann, 60);
  EXPECT_EQ(town.Refused(ReverseHours{.hour_log = hour_log}), "REASON_MISSING");
  const auto reversal = town.Done(ReverseHours{.hour_log = hour_log, .reason = "wrong member"});
  EXPECT_EQ(town.Spendable(town.ann), 0);
  EXPECT_EQ(town.BalanceOf(Contributed(town.ann, domain::kMinutes)), 0);
  EXPECT_EQ(town.BalanceOf(Issuance()), 0);
  const auto log = town.Row<HourLog>({town.scheme, hour_log});
  EXPECT_EQ(log.state, HourLogState::kReversed);
  EXPECT_EQ(log.reversed, reversal);
  EXPECT_EQ(town.Refused(ReverseHours{.hour_log = hour_log, .reason = "again"}),
            "HOUR_LOG_REVERSED");
}

TEST(ReverseHours, AsksBeforeItWritesOffWhatWasSpent) {
  Town town;
  const auto hour_log = town.Earn(town.ann, 60);
  town.Done(RedeemCredits{.member = town.ann, .partner = town.partner, .credit_minutes = 45});
  ReverseHours reversal{.hour_log = hour_log, .reason = "not there"};
  EXPECT_EQ(town.Refused(reversal), "CREDITS_ALREADY_SPENT");
  reversal.write_off_spent = true;
  const auto committed = town.Do(reversal);
  ASSERT_TRUE(committed.ok()) << committed.status();
  const auto& body = std::get<journal::HoursReversed>(committed->record->body);
  EXPECT_EQ(body.recovered_credit_minutes, 15);
  EXPECT_EQ(body.written_off_credit_minutes, 45);
  EXPECT_EQ(town.Spendable(town.ann), 0);
  EXPECT_EQ(town.BalanceOf(Contributed(town.ann, domain::kMinutes)), 0);
}

TEST(ReverseHours, OfHoursThatWaitIsRefused) {
  Town town;
  const auto hour_log = town.Done(town.Hours(town.ann, 60));
  EXPECT_EQ(town.Refused(ReverseHours{.hour_log = hour_log, .reason = "why"}),
            "HOUR_LOG_NOT_APPROVED");
}

}  // namespace
}  // namespace timecredit::exchange
