#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/activity.pb.h"
#include "proto/timecredit/v1/credit.pb.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "tests/system/hours_over_the_wire.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

TEST_F(HoursOverTheWire, AreCorrectedWhileTheyWait) {
  auto request = town.HoursOf(ServedTown::kAnn, 60, "2026-03-09");
  request.mutable_hour_log()->set_text("Weeding");
  const auto logged = hours().LogHours(request);
  ASSERT_TRUE(logged.ok()) << logged.error().message;
  v1::UpdateHourLogRequest update;
  update.mutable_hour_log()->set_name(logged->name());
  update.mutable_hour_log()->set_duration_minutes(105);
  update.mutable_hour_log()->set_start_time("09:30");
  update.mutable_update_mask()->add_paths("duration_minutes");
  update.mutable_update_mask()->add_paths("start_time");
  update.set_request_id(town.FreshId());
  update.set_validate_only(true);
  const auto would = hours().UpdateHourLog(update);
  ASSERT_TRUE(would.ok()) << would.error().message;
  EXPECT_EQ(would->duration_minutes(), 105);
  EXPECT_EQ(Get(logged->name()).duration_minutes(), 60);
  update.set_validate_only(false);
  const auto updated = hours().UpdateHourLog(update);
  ASSERT_TRUE(updated.ok()) << updated.error().message;
  EXPECT_EQ(updated->duration_minutes(), 105);
  EXPECT_EQ(updated->text(), "Weeding");
  EXPECT_EQ(Get(logged->name()).start_time(), "09:30");
  EXPECT_EQ(Get(logged->name()).date(), "2026-03-09");

  auto reword = update;
  reword.mutable_update_mask()->clear_paths();
  reword.mutable_update_mask()->add_paths("text");
  reword.mutable_hour_log()->set_text("Raking");
  reword.set_request_id(town.FreshId());
  EXPECT_EQ(hours().UpdateHourLog(reword)->text(), "Raking");
  EXPECT_EQ(Get(logged->name()).text(), "Raking");
  reword.mutable_hour_log()->clear_text();
  reword.set_request_id(town.FreshId());
  ASSERT_TRUE(hours().UpdateHourLog(reword).ok());
  EXPECT_EQ(Get(logged->name()).text(), "");

  ASSERT_TRUE(hours().ApproveHours(Approval(logged->name())).ok());
  EXPECT_EQ(town.Available(ServedTown::kAnn), 105);
  v1::ListEntriesRequest statement;
  statement.set_parent(ServedTown::kAnn);
  const auto entries = All(town.client().credits().ListEntries(statement));
  ASSERT_GE(entries.size(), 2);
  EXPECT_EQ(entries[0].description(), "Hours approved: Garden day, 1 h 45 min");
  EXPECT_EQ(entries[1].operation(), "UpdateHourLog");
  EXPECT_EQ(entries.back().operation(), "CreateMember");
  // Sent again, it is answered as it was then.
  EXPECT_EQ(hours().UpdateHourLog(update)->state(), v1::HourLog::STATE_SUBMITTED);
}

TEST_F(HoursOverTheWire, AreNotCorrectedToWhatCannotBe) {
  const auto log = town.Log(ServedTown::kAnn, 60, "2026-03-09");
  const auto refusal = [&](const std::string& name, const std::string& path, auto&& change) {
    v1::UpdateHourLogRequest update;
    update.mutable_hour_log()->set_name(name);
    change(*update.mutable_hour_log());
    if (!path.empty()) update.mutable_update_mask()->add_paths(path);
    update.set_request_id(town.FreshId());
    return town.RefusalOf([&] { return hours().UpdateHourLog(update); });
  };
  using Log = v1::HourLog;
  const auto nothing = [](Log&) {};
  EXPECT_EQ(refusal(kNoSuchLog, "text", nothing), "HOUR_LOG_UNKNOWN hour_log.name");
  EXPECT_EQ(refusal("hourLogs/1", "text", nothing), "NAME_MALFORMED hour_log.name");
  EXPECT_EQ(refusal(log.name(), "", nothing), "FIELD_REQUIRED hour_log.date");
  EXPECT_EQ(refusal(log.name(), "activity", nothing), "FIELD_REQUIRED hour_log.activity");
  EXPECT_EQ(refusal(log.name(), "member", [](Log& it) { it.set_member(ServedTown::kBen); }),
            "CHANGE_NOT_POSSIBLE member");
  EXPECT_EQ(refusal(log.name(), "duration_minutes", nothing),
            "DURATION_OUT_OF_RANGE hour_log.duration_minutes");
  town.clock.Advance(absl::Hours(48));
  EXPECT_EQ(refusal(log.name(), "date", [](Log& it) { it.set_date("2026-03-11"); }),
            "DATE_AFTER_LOGGING hour_log.date");
  EXPECT_EQ(refusal(log.name(), "date", [](Log& it) { it.set_date("2026-03-13"); }),
            "DATE_IN_FUTURE hour_log.date");

  v1::CreateSessionRequest creation;
  creation.set_parent(ServedTown::kScheme);
  creation.mutable_session()->set_activity(ServedTown::kGardenDay);
  creation.mutable_session()->set_date("2026-03-10");
  creation.mutable_session()->set_duration_minutes(60);
  creation.set_request_id(town.FreshId());
  const auto session = town.client().activities().CreateSession(creation);
  ASSERT_TRUE(session.ok()) << session.error().message;
  v1::RecordAttendanceRequest came;
  came.set_session(session->name());
  came.add_rows()->set_member(ServedTown::kBen);
  came.mutable_rows(0)->set_request_id(town.FreshId());
  const auto recorded = town.client().activities().RecordAttendance(came);
  ASSERT_TRUE(recorded.ok()) << recorded.error().message;
  const std::string attended = recorded->results(0).hour_log().name();
  EXPECT_EQ(refusal(attended, "date", [](Log& it) { it.set_date("2026-03-09"); }),
            "HOURS_OF_SESSION hour_log.name");
  EXPECT_EQ(refusal(attended, "duration_minutes", [](Log& it) { it.set_duration_minutes(45); }),
            "");

  ASSERT_TRUE(hours().ApproveHours(Approval(log.name())).ok());
  EXPECT_EQ(refusal(log.name(), "text", nothing), "HOUR_LOG_RESOLVED hour_log.name");
  const auto by_operator = town.Log(ServedTown::kAnn, 30, "2026-03-10");
  town.Restart("taff/member:1");
  EXPECT_EQ(refusal(by_operator.name(), "text", nothing), "NOT_LOGGED_BY_YOU hour_log.name");
  EXPECT_EQ(refusal(attended, "text", nothing), "NOT_YOURSELF");
  const auto own = hours().LogHours(town.HoursOf(ServedTown::kAnn, 30, "2026-03-10"));
  ASSERT_TRUE(own.ok()) << own.error().message;
  EXPECT_EQ(refusal(own->name(), "duration_minutes", [](Log& it) { it.set_duration_minutes(20); }),
            "");
}

}  // namespace
}  // namespace timecredit::system_test
