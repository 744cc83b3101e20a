#include <string>

#include "clients/cpp/error.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/activity.pb.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

class ActivitiesOverTheWire : public testing::Test {
 protected:
  const client::Activities& activities() { return town.client().activities(); }

  v1::CreateActivityRequest Creation(const std::string& id) {
    v1::CreateActivityRequest request;
    request.set_parent(ServedTown::kScheme);
    request.set_activity_id(id);
    (*request.mutable_activity()->mutable_display_names())["en"] = "Choir";
    request.mutable_activity()->set_host("schemes/taff/organisations/taff-housing");
    request.set_request_id(town.FreshId());
    return request;
  }
  v1::CreateSessionRequest SessionOn(const std::string& date) {
    v1::CreateSessionRequest request;
    request.set_parent(ServedTown::kScheme);
    request.mutable_session()->set_activity(ServedTown::kGardenDay);
    request.mutable_session()->set_date(date);
    request.mutable_session()->set_duration_minutes(120);
    request.set_request_id(town.FreshId());
    return request;
  }
  v1::Session Open(const std::string& date = "2026-03-10") {
    const auto session = activities().CreateSession(SessionOn(date));
    EXPECT_TRUE(session.ok()) << session.error().message;
    return session.ok() ? *session : v1::Session();
  }
  v1::Session Get(const std::string& name) {
    v1::GetSessionRequest request;
    request.set_name(name);
    const auto session = activities().GetSession(request);
    EXPECT_TRUE(session.ok()) << session.error().message;
    return session.ok() ? *session : v1::Session();
  }
  void Add(const std::string& member, v1::RecordAttendanceRequest& request) {
    auto& row = *request.add_rows();
    row.set_member(member);
    row.set_request_id(town.FreshId());
  }
  static std::string RefusalIn(const v1::HourLogResult& result) {
    return result.has_error() ? ServedTown::InShort(client::ErrorOf(result.error())) : "";
  }
  v1::CloseSessionRequest Closing(const std::string& name) {
    v1::CloseSessionRequest request;
    request.set_name(name);
    request.set_request_id(town.FreshId());
    return request;
  }

  ServedTown town;
};

TEST_F(ActivitiesOverTheWire, AreCreatedUpdatedAndListed) {
  auto request = Creation("choir");
  request.mutable_activity()->set_counted_unit("visits");
  request.mutable_activity()->mutable_fixed()->set_credit_minutes(30);
  request.mutable_activity()->set_category(v1::SERVICE_CATEGORY_RECREATION_CULTURE_AND_RELIGION);
  request.set_validate_only(true);
  const auto would = activities().CreateActivity(request);
  ASSERT_TRUE(would.ok()) << would.error().message;
  request.set_validate_only(false);
  const auto created = activities().CreateActivity(request);
  ASSERT_TRUE(created.ok()) << created.error().message;
  EXPECT_EQ(created->SerializeAsString(), would->SerializeAsString());
  EXPECT_EQ(created->counted_unit(), "visits");
  EXPECT_EQ(created->fixed().credit_minutes(), 30);
  v1::GetActivityRequest get;
  get.set_name("schemes/taff/activities/choir");
  EXPECT_EQ(activities().GetActivity(get)->SerializeAsString(), created->SerializeAsString());

  v1::UpdateActivityRequest update;
  update.mutable_activity()->set_name(created->name());
  update.mutable_activity()->mutable_fixed()->set_credit_minutes(45);
  update.mutable_update_mask()->add_paths("fixed");
  update.set_request_id(town.FreshId());
  const auto updated = activities().UpdateActivity(update);
  ASSERT_TRUE(updated.ok()) << updated.error().message;
  EXPECT_EQ(updated->fixed().credit_minutes(), 45);
  EXPECT_EQ(updated->category(), created->category());
  update.mutable_update_mask()->add_paths("host");
  update.mutable_activity()->set_host(ServedTown::kCastle);
  update.set_request_id(town.FreshId());
  EXPECT_EQ(town.RefusalOf([&] { return activities().UpdateActivity(update); }),
            "CHANGE_NOT_POSSIBLE host");
  update.clear_update_mask();
  update.mutable_activity()->mutable_fixed()->set_credit_minutes(-1);
  (*update.mutable_activity()->mutable_display_names())["en"] = "Choir";
  EXPECT_EQ(town.RefusalOf([&] { return activities().UpdateActivity(update); }),
            "NUMBER_OUT_OF_RANGE activity.fixed.credit_minutes");
  update.mutable_activity()->mutable_fixed()->set_credit_minutes(1);
  update.mutable_activity()->set_name("schemes/taff/activities/chess");
  EXPECT_EQ(town.RefusalOf([&] { return activities().UpdateActivity(update); }),
            "ACTIVITY_UNKNOWN activity.name");

  v1::ListActivitiesRequest list;
  list.set_parent(ServedTown::kScheme);
  list.set_page_size(1);
  EXPECT_EQ(All(activities().ListActivities(list)).size(), 2);
  get.set_name("schemes/taff/activities/chess");
  EXPECT_EQ(town.RefusalOf([&] { return activities().GetActivity(get); }), "ACTIVITY_UNKNOWN name");
}

TEST_F(ActivitiesOverTheWire, AreRefusedWhereTheyAreWrongInThemselves) {
  const auto with = [&](auto&& change) {
    auto request = Creation("choir");
    change(request);
    const auto refusal = town.RefusalOf([&] { return activities().CreateActivity(request); });
    request.set_validate_only(true);
    EXPECT_EQ(town.RefusalOf([&] { return activities().CreateActivity(request); }), refusal);
    return refusal;
  };
  using Request = v1::CreateActivityRequest;
  EXPECT_EQ(with([](Request& it) { it.clear_activity_id(); }), "FIELD_REQUIRED activity_id");
  EXPECT_EQ(with([](Request& it) { it.set_activity_id("garden-day"); }), "ID_TAKEN activity_id");
  EXPECT_EQ(with([](Request& it) { it.set_activity_id("Choir"); }), "ID_INVALID activity_id");
  EXPECT_EQ(with([](Request& it) { it.mutable_activity()->clear_host(); }),
            "FIELD_REQUIRED activity.host");
  EXPECT_EQ(with([](Request& it) {
              it.mutable_activity()->set_host("schemes/taff/organisations/nobody");
            }),
            "ORGANISATION_UNKNOWN activity.host");
  EXPECT_EQ(with([](Request& it) { it.mutable_activity()->clear_display_names(); }),
            "FIELD_REQUIRED activity.display_names");
  EXPECT_EQ(with([](Request& it) { it.mutable_activity()->set_counted_unit("reports"); }),
            "UNIT_UNKNOWN activity.counted_unit");
  EXPECT_EQ(with([](Request& it) {
              it.mutable_activity()->mutable_per_hour()->set_credit_minutes_per_hour(60'001);
            }),
            "NUMBER_OUT_OF_RANGE activity.per_hour.credit_minutes_per_hour");
  EXPECT_EQ(with([](Request& it) {
              it.mutable_activity()->mutable_fixed()->set_credit_minutes(INT64_MAX);
            }),
            "NUMBER_OUT_OF_RANGE activity.fixed.credit_minutes");
  EXPECT_EQ(with([](Request& it) {
              it.mutable_activity()->set_without_contribution(true);
              it.mutable_activity()->set_without_credit(true);
            }),
            "PURPOSE_MISSING activity.without_contribution");
  EXPECT_EQ(with([](Request& it) { it.mutable_activity()->set_discharges_obligations(true); }),
            "OBLIGATION_NOT_CONFIDENTIAL activity.appears_as");
  auto article = Creation("article");
  article.mutable_activity()->set_without_approval(true);
  ASSERT_TRUE(activities().CreateActivity(article).ok());
  EXPECT_EQ(with([](Request& it) {
              it.mutable_activity()->set_discharges_obligations(true);
              it.mutable_activity()->set_appears_as("schemes/taff/activities/article");
            }),
            "FACE_UNSUITABLE activity.appears_as");
  EXPECT_EQ(with([](Request& it) {
              it.mutable_activity()->set_appears_as("schemes/taff/activities/chess");
            }),
            "ACTIVITY_UNKNOWN activity.appears_as");
}

TEST_F(ActivitiesOverTheWire, HaveSessionsWhoseAttendanceEarnsOnce) {
  const auto session = Open();
  EXPECT_EQ(session.state(), v1::Session::STATE_OPEN);
  EXPECT_EQ(session.activity(), ServedTown::kGardenDay);
  v1::RecordAttendanceRequest request;
  request.set_session(session.name());
  Add(ServedTown::kAnn, request);
  Add("schemes/taff/members/99", request);
  Add(ServedTown::kBen, request);
  request.mutable_rows(2)->set_duration_minutes(60);
  request.mutable_rows(2)->set_text("Left at the break.");
  Add("members/1", request);
  request.set_validate_only(true);
  const auto would = activities().RecordAttendance(request);
  ASSERT_TRUE(would.ok()) << would.error().message;
  EXPECT_TRUE(would->results(0).has_hour_log());
  EXPECT_EQ(Get(session.name()).recorded_attendance(), 0);
  request.set_validate_only(false);
  const auto results = activities().RecordAttendance(request);
  ASSERT_TRUE(results.ok()) << results.error().message;
  ASSERT_EQ(results->results_size(), 4);
  EXPECT_EQ(results->results(0).hour_log().duration_minutes(), 120);
  EXPECT_EQ(results->results(0).hour_log().session(), session.name());
  EXPECT_EQ(RefusalIn(results->results(1)), "MEMBER_UNKNOWN member");
  EXPECT_EQ(results->results(2).hour_log().duration_minutes(), 60);
  EXPECT_EQ(results->results(2).hour_log().text(), "Left at the break.");
  EXPECT_EQ(RefusalIn(results->results(3)), "NAME_MALFORMED member");
  EXPECT_EQ(Get(session.name()).recorded_attendance(), 2);

  v1::RecordAttendanceRequest twice;
  twice.set_session(session.name());
  Add(ServedTown::kAnn, twice);
  const auto second = activities().RecordAttendance(twice);
  ASSERT_TRUE(second.ok());
  EXPECT_EQ(RefusalIn(second->results(0)), "ATTENDANCE_RECORDED member");

  v1::ApproveHoursRequest approval;
  approval.set_name(results->results(0).hour_log().name());
  approval.set_request_id(town.FreshId());
  ASSERT_TRUE(town.client().hours().ApproveHours(approval).ok());
  EXPECT_EQ(town.Available(ServedTown::kAnn), 120);
}

TEST_F(ActivitiesOverTheWire, HaveSessionsThatClose) {
  const auto session = Open();
  const auto closed = activities().CloseSession(Closing(session.name()));
  ASSERT_TRUE(closed.ok()) << closed.error().message;
  EXPECT_EQ(closed->state(), v1::Session::STATE_CLOSED);
  EXPECT_EQ(town.RefusalOf([&] { return activities().CloseSession(Closing(session.name())); }),
            "SESSION_CLOSED name");
  v1::RecordAttendanceRequest late;
  late.set_session(session.name());
  Add(ServedTown::kAnn, late);
  const auto results = activities().RecordAttendance(late);
  ASSERT_TRUE(results.ok());
  EXPECT_EQ(RefusalIn(results->results(0)), "SESSION_CLOSED session");
  EXPECT_EQ(town.RefusalOf(
                [&] { return activities().CloseSession(Closing("schemes/taff/sessions/999")); }),
            "SESSION_UNKNOWN name");
  v1::GetSessionRequest get;
  get.set_name("schemes/taff/sessions/999");
  EXPECT_EQ(town.RefusalOf([&] { return activities().GetSession(get); }), "SESSION_UNKNOWN name");
  late.clear_rows();
  EXPECT_EQ(town.RefusalOf([&] { return activities().RecordAttendance(late); }),
            "FIELD_REQUIRED rows");
}

TEST_F(ActivitiesOverTheWire, HaveSessionsOfADateAndALength) {
  const auto with = [&](auto&& change) {
    auto request = SessionOn("2026-03-10");
    change(*request.mutable_session());
    return town.RefusalOf([&] { return activities().CreateSession(request); });
  };
  using Session = v1::Session;
  EXPECT_EQ(with([](Session& it) { it.set_activity("schemes/taff/activities/chess"); }),
            "ACTIVITY_UNKNOWN session.activity");
  EXPECT_EQ(with([](Session& it) { it.clear_date(); }), "FIELD_REQUIRED session.date");
  EXPECT_EQ(with([](Session& it) { it.set_date("1850-01-01"); }), "DATE_OUT_OF_RANGE session.date");
  EXPECT_EQ(with([](Session& it) { it.set_start_time("6pm"); }),
            "TIME_MALFORMED session.start_time");
  for (const int32_t minutes : {0, -5, 1441}) {
    EXPECT_EQ(with([&](Session& it) { it.set_duration_minutes(minutes); }),
              "DURATION_OUT_OF_RANGE session.duration_minutes");
  }
  EXPECT_EQ(with([](Session& it) { it.set_expected_attendance(-1); }),
            "NUMBER_OUT_OF_RANGE session.expected_attendance");
  const auto tomorrow = Open("2026-03-11");
  v1::RecordAttendanceRequest early;
  early.set_session(tomorrow.name());
  Add(ServedTown::kAnn, early);
  const auto results = activities().RecordAttendance(early);
  ASSERT_TRUE(results.ok());
  EXPECT_EQ(RefusalIn(results->results(0)), "DATE_IN_FUTURE date");
}

TEST_F(ActivitiesOverTheWire, HaveSessionsListedTheLatestFirst) {
  const auto first = Open();
  const auto second = Open();
  v1::ListSessionsRequest list;
  list.set_parent(ServedTown::kScheme);
  list.set_page_size(1);
  const auto sessions = All(activities().ListSessions(list));
  ASSERT_EQ(sessions.size(), 2);
  EXPECT_EQ(sessions[0].name(), second.name());
  EXPECT_EQ(sessions[1].name(), first.name());
  list.set_page_token("MTp4");
  EXPECT_EQ(town.RefusalOf([&] { return FirstOf(activities().ListSessions(list)); }),
            "PAGE_TOKEN_INVALID page_token");
}

}  // namespace
}  // namespace timecredit::system_test
