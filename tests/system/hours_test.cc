#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "clients/cpp/error.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/activity.pb.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "proto/timecredit/v1/redemption.pb.h"
#include "tests/system/hours_over_the_wire.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

TEST_F(HoursOverTheWire, AreLoggedApprovedAndEarn) {
  auto request = town.HoursOf(ServedTown::kAnn, 150);
  request.mutable_hour_log()->set_start_time("09:30");
  request.mutable_hour_log()->set_text("Dug the beds.");
  const auto logged = hours().LogHours(request);
  ASSERT_TRUE(logged.ok()) << logged.error().message;
  EXPECT_EQ(logged->state(), v1::HourLog::STATE_SUBMITTED);
  EXPECT_EQ(logged->host(), "schemes/taff/organisations/taff-housing");
  EXPECT_EQ(logged->credit_minutes(), 0);
  EXPECT_EQ(logged->text(), "Dug the beds.");
  EXPECT_EQ(logged->create_time().seconds(), 1773144000);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 0);

  const auto approved = hours().ApproveHours(Approval(logged->name()));
  ASSERT_TRUE(approved.ok()) << approved.error().message;
  EXPECT_EQ(approved->state(), v1::HourLog::STATE_APPROVED);
  EXPECT_EQ(approved->credit_minutes(), 150);
  EXPECT_EQ(approved->contribution_quantity(), 150);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 150);

  const auto found = Get(logged->name());
  EXPECT_EQ(found.state(), v1::HourLog::STATE_APPROVED);
  EXPECT_EQ(found.start_time(), "09:30");
  EXPECT_EQ(found.text(), "Dug the beds.");
  EXPECT_EQ(found.member_full_name(), "Ann Jones");
  EXPECT_EQ(found.date(), "2026-03-10");
}

TEST_F(HoursOverTheWire, AreRefusedWhereTheyCannotBe) {
  const auto with = [&](auto&& change) {
    auto request = town.HoursOf(ServedTown::kAnn, 60);
    change(*request.mutable_hour_log());
    return RefusalOfLog(request);
  };
  using Log = v1::HourLog;
  EXPECT_EQ(with([](Log& log) { log.set_member("schemes/taff/members/99"); }),
            "MEMBER_UNKNOWN hour_log.member");
  EXPECT_EQ(with([](Log& log) { log.set_member("schemes/taff/members/nobody"); }),
            "MEMBER_UNKNOWN hour_log.member");
  EXPECT_EQ(with([](Log& log) { log.set_member("members/1"); }), "NAME_MALFORMED hour_log.member");
  EXPECT_EQ(with([](Log& log) { log.clear_member(); }), "FIELD_REQUIRED hour_log.member");
  EXPECT_EQ(with([](Log& log) { log.set_activity("schemes/taff/activities/chess"); }),
            "ACTIVITY_UNKNOWN hour_log.activity");
  EXPECT_EQ(with([](Log& log) { log.set_activity("schemes/nowhere/activities/garden-day"); }),
            "SCHEME_UNKNOWN hour_log.activity");
  EXPECT_EQ(with([](Log& log) { log.clear_date(); }), "FIELD_REQUIRED hour_log.date");
  EXPECT_EQ(with([](Log& log) { log.set_date("10/03/2026"); }), "DATE_MALFORMED hour_log.date");
  EXPECT_EQ(with([](Log& log) { log.set_date("2026-02-30"); }), "DATE_MALFORMED hour_log.date");
  EXPECT_EQ(with([](Log& log) { log.set_date("1899-12-31"); }), "DATE_OUT_OF_RANGE hour_log.date");
  EXPECT_EQ(with([](Log& log) { log.set_date("2026-03-11"); }), "DATE_IN_FUTURE hour_log.date");
  EXPECT_EQ(with([](Log& log) { log.set_start_time("24:00"); }),
            "TIME_MALFORMED hour_log.start_time");
  for (const int32_t minutes : {0, -1, 1441, INT32_MAX, INT32_MIN}) {
    EXPECT_EQ(with([&](Log& log) { log.set_duration_minutes(minutes); }),
              "DURATION_OUT_OF_RANGE hour_log.duration_minutes")
        << minutes;
  }
  EXPECT_EQ(with([](Log& log) { log.set_quantity(1); }), "QUANTITY_NOT_COUNTED hour_log.quantity");
  EXPECT_EQ(with([](Log& log) { log.set_text(std::string(100'000, 'x')); }),
            "TEXT_TOO_LONG hour_log.text");
  EXPECT_EQ(with([](Log& log) { log.set_text(std::string("a\0b", 3)); }),
            "TEXT_INVALID hour_log.text");
  EXPECT_EQ(with([](Log& log) { log.set_text(std::string(5 << 20, 'x')); }), "MESSAGE_TOO_LARGE");
  EXPECT_EQ(town.Available(ServedTown::kAnn), 0);
}

TEST_F(HoursOverTheWire, AreNeverRoundedToNothing) {
  v1::CreateActivityRequest creation;
  creation.set_parent(ServedTown::kScheme);
  creation.set_activity_id("litter");
  auto& activity = *creation.mutable_activity();
  (*activity.mutable_display_names())["en"] = "Litter picking";
  activity.set_host("schemes/taff/organisations/taff-housing");
  activity.mutable_per_hour()->set_credit_minutes_per_hour(60);
  activity.mutable_per_hour()->set_rounding(v1::ROUNDING_NEAREST_QUARTER);
  creation.set_request_id(town.FreshId());
  ASSERT_TRUE(town.client().activities().CreateActivity(creation).ok());
  auto request = town.HoursOf(ServedTown::kAnn, 7);
  request.mutable_hour_log()->set_activity("schemes/taff/activities/litter");
  EXPECT_EQ(RefusalOfLog(request), "AWARD_ROUNDS_TO_NOTHING hour_log.duration_minutes");
  request.mutable_hour_log()->set_duration_minutes(8);
  EXPECT_EQ(RefusalOfLog(request), "");
}

TEST_F(HoursOverTheWire, NeedTheirParentAndAnIdThatCanBeKept) {
  auto request = town.HoursOf(ServedTown::kAnn, 60);
  request.clear_parent();
  EXPECT_EQ(RefusalOfLog(request), "FIELD_REQUIRED parent");
  request.set_parent("schemes/nowhere");
  EXPECT_EQ(RefusalOfLog(request), "SCHEME_UNKNOWN parent");
  request.set_parent(ServedTown::kScheme);
  request.set_request_id(std::string(129, 'i'));
  EXPECT_EQ(RefusalOfLog(request), "REQUEST_ID_INVALID request_id");
  request.set_request_id("once");
  ASSERT_TRUE(hours().LogHours(request).ok());
  request.mutable_hour_log()->set_duration_minutes(61);
  EXPECT_EQ(RefusalOfLog(request), "REQUEST_ID_REUSED request_id");
}

TEST_F(HoursOverTheWire, FitIntoADay) {
  town.Log(ServedTown::kAnn, 1400, "2026-03-09");
  EXPECT_EQ(RefusalOfLog(town.HoursOf(ServedTown::kAnn, 41, "2026-03-09")),
            "DAY_TOO_LONG hour_log.duration_minutes");
  EXPECT_EQ(RefusalOfLog(town.HoursOf(ServedTown::kAnn, 40, "2026-03-09")), "");
}

TEST_F(HoursOverTheWire, AreDecidedOnce) {
  const auto log = town.Log(ServedTown::kAnn, 60, "2026-03-10");
  EXPECT_EQ(town.RefusalOf([&] { return hours().RejectHours(Rejection(log.name(), "")); }),
            "FIELD_REQUIRED reason");
  const auto rejected = hours().RejectHours(Rejection(log.name(), "That was not on Tuesday."));
  ASSERT_TRUE(rejected.ok()) << rejected.error().message;
  EXPECT_EQ(rejected->state(), v1::HourLog::STATE_REJECTED);
  EXPECT_EQ(rejected->reason(), "That was not on Tuesday.");
  EXPECT_EQ(Get(log.name()).reason(), "That was not on Tuesday.");
  EXPECT_EQ(town.RefusalOf([&] { return hours().ApproveHours(Approval(log.name())); }),
            "HOUR_LOG_RESOLVED name");
  EXPECT_EQ(town.RefusalOf([&] { return hours().RejectHours(Rejection(log.name(), "No.")); }),
            "HOUR_LOG_RESOLVED name");
  EXPECT_EQ(town.RefusalOf([&] { return hours().ReverseHours(Reversal(log.name(), "No.")); }),
            "HOUR_LOG_NOT_APPROVED name");
  EXPECT_EQ(town.RefusalOf([&] { return hours().ApproveHours(Approval(kNoSuchLog)); }),
            "HOUR_LOG_UNKNOWN name");
  EXPECT_EQ(town.RefusalOf([&] { return hours().ApproveHours(Approval("hourLogs/1")); }),
            "NAME_MALFORMED name");
  EXPECT_EQ(
      town.RefusalOf([&] { return hours().ApproveHours(Approval("schemes/taff/hourLogs/-1")); }),
      "NAME_MALFORMED name");
}

TEST_F(HoursOverTheWire, OnceApprovedAreCorrectedByReversal) {
  const auto log = town.Earn(ServedTown::kAnn, 90);
  EXPECT_EQ(town.RefusalOf([&] { return hours().ReverseHours(Reversal(log.name(), "")); }),
            "REASON_MISSING reason");
  auto dry = Reversal(log.name(), "Logged twice.");
  dry.set_validate_only(true);
  const auto would = hours().ReverseHours(dry);
  ASSERT_TRUE(would.ok()) << would.error().message;
  EXPECT_EQ(would->state(), v1::HourLog::STATE_REVERSED);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 90);
  const auto reversed = hours().ReverseHours(Reversal(log.name(), "Logged twice."));
  ASSERT_TRUE(reversed.ok()) << reversed.error().message;
  EXPECT_EQ(reversed->state(), v1::HourLog::STATE_REVERSED);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 0);
  EXPECT_EQ(Get(log.name()).reason(), "Logged twice.");
  EXPECT_EQ(town.RefusalOf([&] { return hours().ReverseHours(Reversal(log.name(), "Again.")); }),
            "HOUR_LOG_REVERSED name");
}

TEST_F(HoursOverTheWire, ThatWereSpentAreReversedOnlyByWritingOff) {
  const auto log = town.Earn(ServedTown::kAnn, 60);
  town.Spend(ServedTown::kAnn, 60);
  auto request = Reversal(log.name(), "Not hers.");
  EXPECT_EQ(town.RefusalOf([&] { return hours().ReverseHours(request); }),
            "CREDITS_ALREADY_SPENT write_off_spent");
  request.set_write_off_spent(true);
  EXPECT_EQ(town.RefusalOf([&] { return hours().ReverseHours(request); }), "");
  EXPECT_EQ(town.Available(ServedTown::kAnn), 0);
}

TEST_F(HoursOverTheWire, ThatAreSetAsideAreReversedOnceTheHoldIsReleased) {
  const auto log = town.Earn(ServedTown::kAnn, 90);
  v1::PlaceHoldRequest place;
  place.set_parent(ServedTown::kScheme);
  place.mutable_hold()->set_member(ServedTown::kAnn);
  place.mutable_hold()->set_offer(ServedTown::kDayTicket);
  place.mutable_hold()->mutable_party()->set_adults(1);
  place.mutable_hold()->set_lasting_minutes(60);
  place.set_request_id(town.FreshId());
  ASSERT_TRUE(town.client().redemptions().PlaceHold(place).ok());
  const auto request = Reversal(log.name(), "Not hers.");
  const auto why = [&] { return hours().ReverseHours(request).error().message; };
  EXPECT_EQ(why(),
            "Of 1 credit 30 minutes, holds set 1 credit aside. Release them first, or reverse with "
            "that part written off.");
  town.Spend(ServedTown::kAnn, 30);
  EXPECT_EQ(why(),
            "Of 1 credit 30 minutes, the member has already spent 30 minutes of credit, and holds "
            "set 1 credit aside. Release the holds, and reverse with the spent part written off.");
}

TEST_F(HoursOverTheWire, OfOnesOwnAreApprovedBySomebodyElse) {
  const auto anns = town.Log(ServedTown::kAnn, 60, "2026-03-10");
  const auto bens = town.Log(ServedTown::kBen, 60, "2026-03-10");
  town.Restart("taff/officer:7/member:1");
  EXPECT_EQ(town.RefusalOf([&] { return hours().ApproveHours(Approval(anns.name())); }),
            "OWN_HOURS name");
  EXPECT_EQ(town.RefusalOf([&] { return hours().RejectHours(Rejection(anns.name(), "No.")); }),
            "OWN_HOURS name");
  v1::BatchApproveHoursRequest both;
  both.set_parent(ServedTown::kScheme);
  *both.add_rows() = Approval(anns.name());
  *both.add_rows() = Approval(bens.name());
  const auto results = hours().BatchApproveHours(both);
  ASSERT_TRUE(results.ok()) << results.error().message;
  EXPECT_EQ(client::ErrorOf(results->results(0).error()).reason, "OWN_HOURS");
  EXPECT_EQ(results->results(1).hour_log().state(), v1::HourLog::STATE_APPROVED);
  EXPECT_EQ(town.RefusalOf([&] { return hours().ReverseHours(Reversal(anns.name(), "No.")); }),
            "OWN_HOURS name");
  town.Restart("taff/officer:8");
  EXPECT_EQ(town.RefusalOf([&] { return hours().ApproveHours(Approval(anns.name())); }), "");
}

TEST_F(HoursOverTheWire, InABatchHaveOneResultARow) {
  v1::BatchLogHoursRequest batch;
  batch.set_parent(ServedTown::kScheme);
  *batch.add_rows() = town.HoursOf(ServedTown::kAnn, 60);
  *batch.add_rows() = town.HoursOf(ServedTown::kAnn, 0);
  *batch.add_rows() = town.HoursOf("schemes/taff/members/99", 60);
  *batch.add_rows() = town.HoursOf(ServedTown::kBen, 30);
  batch.mutable_rows(3)->clear_parent();
  *batch.add_rows() = town.HoursOf(ServedTown::kBen, 30, "yesterday");
  const auto first = hours().BatchLogHours(batch);
  ASSERT_TRUE(first.ok()) << first.error().message;
  ASSERT_EQ(first->results_size(), 5);
  const auto refusal = [&](int row) {
    return ServedTown::InShort(client::ErrorOf(first->results(row).error()));
  };
  EXPECT_EQ(first->results(0).hour_log().duration_minutes(), 60);
  EXPECT_EQ(refusal(1), "DURATION_OUT_OF_RANGE hour_log.duration_minutes");
  EXPECT_EQ(refusal(2), "MEMBER_UNKNOWN hour_log.member");
  EXPECT_EQ(first->results(3).hour_log().member(), ServedTown::kBen);
  EXPECT_EQ(refusal(4), "DATE_MALFORMED hour_log.date");

  const int64_t last = town.LastSequence();
  const auto again = hours().BatchLogHours(batch);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->results(0).hour_log().name(), first->results(0).hour_log().name());
  EXPECT_EQ(again->results(3).hour_log().name(), first->results(3).hour_log().name());
  EXPECT_EQ(town.LastSequence(), last);

  v1::BatchRejectHoursRequest rejections;
  rejections.set_parent(ServedTown::kScheme);
  *rejections.add_rows() = Rejection(first->results(0).hour_log().name(), "Twice.");
  *rejections.add_rows() = Rejection(first->results(3).hour_log().name(), "");
  const auto rejected = hours().BatchRejectHours(rejections);
  ASSERT_TRUE(rejected.ok()) << rejected.error().message;
  EXPECT_EQ(rejected->results(0).hour_log().state(), v1::HourLog::STATE_REJECTED);
  EXPECT_EQ(ServedTown::InShort(client::ErrorOf(rejected->results(1).error())),
            "FIELD_REQUIRED reason");
}

TEST_F(HoursOverTheWire, InABatchAreAtMostAThousand) {
  v1::BatchLogHoursRequest batch;
  batch.set_parent(ServedTown::kScheme);
  EXPECT_EQ(town.RefusalOf([&] { return hours().BatchLogHours(batch); }), "FIELD_REQUIRED rows");
  for (int row = 0; row < 1000; ++row) *batch.add_rows() = town.HoursOf(ServedTown::kAnn, 1);
  const auto results = hours().BatchLogHours(batch);
  ASSERT_TRUE(results.ok()) << results.error().message;
  EXPECT_EQ(results->results_size(), 1000);
  EXPECT_TRUE(results->results(999).has_hour_log());
  *batch.add_rows() = town.HoursOf(ServedTown::kAnn, 1);
  EXPECT_EQ(town.RefusalOf([&] { return hours().BatchLogHours(batch); }), "LIST_TOO_LONG rows");
  batch.clear_rows();
  *batch.add_rows() = town.HoursOf(ServedTown::kAnn, 1);
  batch.mutable_rows(0)->mutable_hour_log()->set_text(std::string(5 << 20, 'x'));
  EXPECT_EQ(town.RefusalOf([&] { return hours().BatchLogHours(batch); }), "MESSAGE_TOO_LARGE");
}

TEST_F(HoursOverTheWire, OfADryRunLeaveNothing) {
  const auto log = town.Log(ServedTown::kAnn, 60, "2026-03-10");
  const int64_t last = town.LastSequence();
  auto request = town.HoursOf(ServedTown::kAnn, 60);
  request.set_validate_only(true);
  const auto logged = hours().LogHours(request);
  ASSERT_TRUE(logged.ok()) << logged.error().message;
  EXPECT_EQ(logged->duration_minutes(), 60);
  EXPECT_EQ(logged->name(), "") << "what is not recorded has no name";
  v1::BatchLogHoursRequest batch;
  batch.set_parent(ServedTown::kScheme);
  batch.set_validate_only(true);
  *batch.add_rows() = town.HoursOf(ServedTown::kAnn, 60);
  *batch.add_rows() = town.HoursOf(ServedTown::kAnn, 0);
  const auto results = hours().BatchLogHours(batch);
  ASSERT_TRUE(results.ok()) << results.error().message;
  EXPECT_TRUE(results->results(0).has_hour_log());
  EXPECT_EQ(results->results(0).hour_log().name(), "");
  EXPECT_TRUE(results->results(1).has_error());
  auto approval = Approval(log.name());
  approval.set_validate_only(true);
  const auto approved = hours().ApproveHours(approval);
  ASSERT_TRUE(approved.ok()) << approved.error().message;
  EXPECT_EQ(approved->credit_minutes(), 60);
  EXPECT_EQ(approved->name(), log.name());
  auto rejection = Rejection(log.name(), "No.");
  rejection.set_validate_only(true);
  EXPECT_TRUE(hours().RejectHours(rejection).ok());
  EXPECT_EQ(town.LastSequence(), last);
}

TEST_F(HoursOverTheWire, ThatLookLikeOthersAreSaid) {
  const auto log = [&](int32_t minutes, const std::string& date, const std::string& start = "") {
    auto request = town.HoursOf(ServedTown::kAnn, minutes, date);
    request.mutable_hour_log()->set_start_time(start);
    const auto logged = hours().LogHours(request);
    EXPECT_TRUE(logged.ok()) << logged.error().message;
    return logged.ok() ? *logged : v1::HourLog();
  };
  const auto first = log(60, "2026-03-09", "10:00");
  EXPECT_EQ(first.similar_hour_logs_size(), 0);
  EXPECT_EQ(log(30, "2026-03-09").similar_hour_logs_size(), 0);
  EXPECT_EQ(log(60, "2026-03-09", "11:00").similar_hour_logs_size(), 0);
  const auto overlapping = log(30, "2026-03-09", "10:59");
  ASSERT_EQ(overlapping.similar_hour_logs_size(), 2);
  EXPECT_EQ(overlapping.similar_hour_logs(1), first.name());
  const auto again = log(30, "2026-03-09");
  ASSERT_EQ(again.similar_hour_logs_size(), 1);
  ASSERT_TRUE(hours().RejectHours(Rejection(again.name(), "twice")).ok());
  EXPECT_EQ(log(30, "2026-03-08").similar_hour_logs_size(), 0);
  EXPECT_EQ(log(90, "2026-03-07", "23:00").similar_hour_logs_size(), 0);
  EXPECT_EQ(log(45, "2026-03-08", "00:15").similar_hour_logs_size(), 1) << "over midnight";
}

TEST_F(HoursOverTheWire, BeginWhenTheClocksShowIt) {
  town.clock.Advance(absl::Hours(24 * 30));
  auto request = town.HoursOf(ServedTown::kAnn, 60, "2026-03-29");
  request.mutable_hour_log()->set_start_time("01:30");
  EXPECT_EQ(RefusalOfLog(request), "START_SKIPPED hour_log.start_time");
  EXPECT_EQ(hours().LogHours(request).error().message,
            "The clocks never showed 29 March 2026 at 01:30: they went from 29 March 2026 at 00:59 "
            "straight to 29 March 2026 at 02:00. Give the start as the clocks showed it.");
  request.mutable_hour_log()->set_start_time("02:00");
  EXPECT_EQ(RefusalOfLog(request), "");
}

TEST_F(HoursOverTheWire, BelongToTheSchemesDayAtBothClockChanges) {
  // Summer time ends on 25 October 2026 at 01:00 UTC, and begins on 28 March 2027: the scheme's
  // midnight is at 23:00 UTC in summer, and at 00:00 UTC in winter.
  const struct {
    const char* last_second;
    const char* the_day;
    const char* next_day;
  } nights[] = {{"2026-10-24T22:59:59Z", "2026-10-24", "2026-10-25"},
                {"2026-10-25T23:59:59Z", "2026-10-25", "2026-10-26"},
                {"2027-03-27T23:59:59Z", "2027-03-27", "2027-03-28"},
                {"2027-03-28T22:59:59Z", "2027-03-28", "2027-03-29"}};
  for (const auto& night : nights) {
    absl::Time before;
    ASSERT_TRUE(absl::ParseTime(absl::RFC3339_full, night.last_second, &before, nullptr));
    town.clock.Set(before);
    EXPECT_EQ(RefusalOfLog(town.HoursOf(ServedTown::kAnn, 60, night.the_day)), "");
    EXPECT_EQ(RefusalOfLog(town.HoursOf(ServedTown::kAnn, 60, night.next_day)),
              "DATE_IN_FUTURE hour_log.date")
        << night.last_second;
    town.clock.Set(before + absl::Seconds(1));
    EXPECT_EQ(RefusalOfLog(town.HoursOf(ServedTown::kAnn, 60, night.next_day)), "");
  }
}

TEST_F(HoursOverTheWire, SurviveARestart) {
  const auto log = town.Log(ServedTown::kAnn, 60, "2026-03-10");
  const auto approval = Approval(log.name());
  const auto approved = hours().ApproveHours(approval);
  ASSERT_TRUE(approved.ok());
  town.Restart();
  EXPECT_EQ(Get(log.name()).state(), v1::HourLog::STATE_APPROVED);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 60);
  const auto again = hours().ApproveHours(approval);
  ASSERT_TRUE(again.ok()) << again.error().message;
  EXPECT_EQ(again->SerializeAsString(), approved->SerializeAsString());
  EXPECT_EQ(town.Available(ServedTown::kAnn), 60);
}

TEST_F(HoursOverTheWire, AreForStaffAndForOneself) {
  const auto bens = town.Log(ServedTown::kBen, 60, "2026-03-10");
  town.Restart("taff/member:1");
  EXPECT_EQ(RefusalOfLog(town.HoursOf(ServedTown::kAnn, 60)), "");
  EXPECT_EQ(RefusalOfLog(town.HoursOf(ServedTown::kBen, 60)), "NOT_YOURSELF");
  v1::GetHourLogRequest get;
  get.set_name(bens.name());
  EXPECT_EQ(town.RefusalOf([&] { return hours().GetHourLog(get); }), "NOT_YOURSELF");
  EXPECT_EQ(town.RefusalOf([&] { return hours().ApproveHours(Approval(bens.name())); }),
            "ROLE_NOT_ALLOWED");
}

}  // namespace
}  // namespace timecredit::system_test
