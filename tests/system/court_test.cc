#include <cstdint>
#include <string>
#include <vector>

#include "clients/cpp/client.h"
#include "clients/cpp/error.h"
#include "grpcpp/client_context.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/activity.pb.h"
#include "proto/timecredit/v1/court.grpc.pb.h"
#include "proto/timecredit/v1/court.pb.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "proto/timecredit/v1/report.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

constexpr char kJuryDuty[] = "schemes/taff/activities/jury-duty";

// Jury duty beside the town's ordinary activities, garden days and a choir: it appears as garden
// days.
class CourtOverTheWire : public testing::Test {
 protected:
  CourtOverTheWire() {
    v1::Activity jury_duty;
    jury_duty.set_discharges_obligations(true);
    jury_duty.set_appears_as(ServedTown::kGardenDay);
    Create("jury-duty", jury_duty);
    Create("choir", {});
  }

  void Create(const std::string& id, const v1::Activity& activity) {
    v1::CreateActivityRequest request;
    request.set_parent(ServedTown::kScheme);
    request.set_activity_id(id);
    *request.mutable_activity() = activity;
    (*request.mutable_activity()->mutable_display_names())["en"] = id;
    request.mutable_activity()->set_host("schemes/taff/organisations/taff-housing");
    request.set_request_id(town.FreshId());
    const auto created = town.client().activities().CreateActivity(request);
    EXPECT_TRUE(created.ok()) << created.error().message;
  }

  const client::Court& court() { return town.client().court(); }

  v1::ImposeObligationRequest Sentence(const std::string& member, int64_t quantity,
                                       const std::string& unit = "") {
    v1::ImposeObligationRequest request;
    request.set_parent(ServedTown::kScheme);
    request.mutable_obligation()->set_member(member);
    request.mutable_obligation()->set_counted_unit(unit);
    request.mutable_obligation()->set_quantity(quantity);
    request.set_request_id(town.FreshId());
    return request;
  }
  v1::Obligation Impose(const v1::ImposeObligationRequest& request) {
    const auto imposed = court().ImposeObligation(request);
    EXPECT_TRUE(imposed.ok()) << imposed.error().message;
    return imposed.ok() ? *imposed : v1::Obligation();
  }
  v1::Obligation Get(const std::string& name) {
    v1::GetObligationRequest request;
    request.set_name(name);
    const auto obligation = court().GetObligation(request);
    EXPECT_TRUE(obligation.ok()) << obligation.error().message;
    return obligation.ok() ? *obligation : v1::Obligation();
  }
  v1::LogHoursRequest Evening(const std::string& obligation, int64_t discharged = 0) {
    v1::LogHoursRequest request = town.HoursOf(ServedTown::kAnn, 120);
    request.mutable_hour_log()->set_activity(kJuryDuty);
    request.mutable_hour_log()->set_obligation(obligation);
    if (discharged != 0) request.mutable_hour_log()->set_discharged_quantity(discharged);
    return request;
  }
  void Approve(const v1::HourLog& log) {
    v1::ApproveHoursRequest request;
    request.set_name(log.name());
    request.set_request_id(town.FreshId());
    const auto approved = town.client().hours().ApproveHours(request);
    EXPECT_TRUE(approved.ok()) << approved.error().message;
  }
  v1::HourLog Done(const v1::LogHoursRequest& request) {
    const auto log = town.client().hours().LogHours(request);
    EXPECT_TRUE(log.ok()) << log.error().message;
    return log.ok() ? *log : v1::HourLog();
  }

  ServedTown town;
};

TEST_F(CourtOverTheWire, ImposesWhatIsRequired) {
  auto request = Sentence(ServedTown::kAnn, 600);
  request.mutable_obligation()->set_due_date("2026-06-30");
  request.set_validate_only(true);
  const auto would = Impose(request);
  request.set_validate_only(false);
  const auto imposed = Impose(request);
  EXPECT_EQ(imposed.SerializeAsString(), would.SerializeAsString());
  EXPECT_EQ(imposed.name(), "schemes/taff/obligations/1");
  EXPECT_EQ(imposed.court_case(), "schemes/taff/cases/1");
  EXPECT_EQ(imposed.outstanding_quantity(), 600);
  EXPECT_EQ(imposed.due_date(), "2026-06-30");
  EXPECT_EQ(Impose(request).SerializeAsString(), imposed.SerializeAsString()) << "once an id";
  EXPECT_EQ(Get(imposed.name()).SerializeAsString(), imposed.SerializeAsString());
}

TEST_F(CourtOverTheWire, ImposesMoreThanOneThingInACase) {
  const auto hours = Impose(Sentence(ServedTown::kAnn, 600));
  auto request = Sentence(ServedTown::kAnn, 4, "visits");
  request.mutable_obligation()->set_court_case(hours.court_case());
  const auto visits = Impose(request);
  EXPECT_EQ(visits.court_case(), hours.court_case());
  EXPECT_EQ(visits.counted_unit(), "visits");
  EXPECT_NE(Impose(Sentence(ServedTown::kBen, 60)).court_case(), hours.court_case());
}

TEST_F(CourtOverTheWire, RefusesSentencesThatAreWrong) {
  const auto with = [&](auto&& change) {
    auto request = Sentence(ServedTown::kAnn, 600);
    change(*request.mutable_obligation());
    return town.RefusalOf([&] { return court().ImposeObligation(request); });
  };
  using It = v1::Obligation;
  EXPECT_EQ(with([](It& it) { it.clear_member(); }), "FIELD_REQUIRED obligation.member");
  EXPECT_EQ(with([](It& it) { it.set_member("schemes/taff/members/99"); }),
            "MEMBER_UNKNOWN obligation.member");
  EXPECT_EQ(with([](It& it) { it.set_court_case("schemes/taff/cases/9"); }),
            "CASE_UNKNOWN obligation.court_case");
  EXPECT_EQ(with([](It& it) { it.set_court_case("cases/9"); }),
            "NAME_MALFORMED obligation.court_case");
  EXPECT_EQ(with([](It& it) { it.set_counted_unit("sermons"); }),
            "UNIT_UNKNOWN obligation.counted_unit");
  for (const int64_t quantity : {int64_t{0}, int64_t{-1}, INT64_MAX}) {
    EXPECT_EQ(with([&](It& it) { it.set_quantity(quantity); }),
              "NUMBER_OUT_OF_RANGE obligation.quantity");
  }
  EXPECT_EQ(with([](It& it) { it.set_due_date("30/06/2026"); }),
            "DATE_MALFORMED obligation.due_date");
  v1::GetObligationRequest get;
  get.set_name("schemes/taff/obligations/1");
  EXPECT_EQ(town.RefusalOf([&] { return court().GetObligation(get); }), "OBLIGATION_UNKNOWN name");
}

TEST_F(CourtOverTheWire, AnEveningPostsToAllThreeBooks) {
  const auto obligation = Impose(Sentence(ServedTown::kAnn, 600));
  const auto log = Done(Evening(obligation.name()));
  EXPECT_EQ(Get(obligation.name()).outstanding_quantity(), 600);
  Approve(log);
  EXPECT_EQ(Get(obligation.name()).outstanding_quantity(), 480);
  EXPECT_EQ(Get(obligation.name()).discharged_quantity(), 120);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 120);
  v1::GetContributionReportRequest report;
  report.set_parent(ServedTown::kScheme);
  report.set_from_date("2026-03-01");
  report.set_to_date("2026-03-31");
  const auto given = town.client().reports().GetContributionReport(report);
  ASSERT_TRUE(given.ok()) << given.error().message;
  ASSERT_EQ(given->totals_size(), 1);
  EXPECT_EQ(given->totals(0).quantity(), 120);

  v1::ReverseHoursRequest reverse;
  reverse.set_name(log.name());
  reverse.set_reason("left early");
  reverse.set_request_id(town.FreshId());
  ASSERT_TRUE(town.client().hours().ReverseHours(reverse).ok());
  EXPECT_EQ(Get(obligation.name()).outstanding_quantity(), 600);
}

TEST_F(CourtOverTheWire, NothingPublicTellsTheEveningFromAnother) {
  const auto obligation = Impose(Sentence(ServedTown::kAnn, 600));
  auto evening = Done(Evening(obligation.name()));
  auto garden_day = Done(town.HoursOf(ServedTown::kAnn, 120));
  EXPECT_EQ(evening.activity(), ServedTown::kGardenDay);
  v1::GetHourLogRequest get;
  get.set_name(evening.name());
  const auto found = town.client().hours().GetHourLog(get);
  ASSERT_TRUE(found.ok()) << found.error().message;
  evening.set_member_full_name("Ann Jones");
  EXPECT_EQ(found->SerializeAsString(), evening.SerializeAsString());
  evening.clear_member_full_name();
  evening.clear_name();
  garden_day.clear_name();
  garden_day.clear_similar_hour_logs();  // the evening's, which anybody would take for the same
  evening.clear_create_time();
  garden_day.clear_create_time();
  EXPECT_EQ(evening.SerializeAsString(), garden_day.SerializeAsString());
}

TEST_F(CourtOverTheWire, JurorsOfASessionDischargeSittings) {
  const auto obligation = Impose(Sentence(ServedTown::kAnn, 4, "visits"));
  v1::CreateSessionRequest creation;
  creation.set_parent(ServedTown::kScheme);
  creation.mutable_session()->set_activity(ServedTown::kGardenDay);
  creation.mutable_session()->set_date("2026-03-10");
  creation.mutable_session()->set_duration_minutes(105);
  creation.set_request_id(town.FreshId());
  const auto session = town.client().activities().CreateSession(creation);
  ASSERT_TRUE(session.ok()) << session.error().message;

  const auto attend = [&](const std::string& member, const std::string& activity,
                          const std::string& discharges, int64_t quantity) {
    v1::RecordAttendanceRequest request;
    request.set_session(session->name());
    v1::Attendance& row = *request.add_rows();
    row.set_member(member);
    row.set_activity(activity);
    row.set_obligation(discharges);
    if (quantity != 0) row.set_discharged_quantity(quantity);
    row.set_request_id(town.FreshId());
    const auto results = town.client().activities().RecordAttendance(request);
    EXPECT_TRUE(results.ok()) << results.error().message;
    return results->results(0);
  };
  const auto refusal = [&](const v1::HourLogResult& result) {
    return result.has_error() ? ServedTown::InShort(client::ErrorOf(result.error())) : "";
  };
  EXPECT_EQ(refusal(attend(ServedTown::kAnn, kJuryDuty, obligation.name(), 0)),
            "NUMBER_OUT_OF_RANGE discharged_quantity");
  EXPECT_EQ(refusal(attend(ServedTown::kBen, kJuryDuty, obligation.name(), 1)),
            "OBLIGATION_UNKNOWN obligation");
  EXPECT_EQ(refusal(attend(ServedTown::kAnn, "", obligation.name(), 1)),
            "OBLIGATION_NOT_DISCHARGED obligation");
  EXPECT_EQ(refusal(attend(ServedTown::kAnn, "", "", 1)), "OBLIGATION_NOT_DISCHARGED obligation");
  EXPECT_EQ(refusal(attend(ServedTown::kAnn, "schemes/taff/activities/choir", "", 0)),
            "SESSION_OF_ANOTHER activity");
  EXPECT_EQ(refusal(attend(ServedTown::kAnn, kJuryDuty, "schemes/taff/obligations/9", 1)),
            "OBLIGATION_UNKNOWN obligation");
  const auto without = client::ErrorOf(attend(ServedTown::kAnn, kJuryDuty, "", 1).error());
  EXPECT_EQ(without.reason, "OBLIGATION_UNKNOWN");
  EXPECT_NE(without.message.find("number in the list of obligations"), std::string::npos)
      << without.message << " tells to check what was not given";
  Approve(attend(ServedTown::kAnn, kJuryDuty, obligation.name(), 1).hour_log());
  Approve(attend(ServedTown::kBen, "", "", 0).hour_log());
  EXPECT_EQ(Get(obligation.name()).outstanding_quantity(), 3);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 105);
  EXPECT_EQ(town.Available(ServedTown::kBen), 105);
}

TEST_F(CourtOverTheWire, ListsTheLatestFirstAlsoOfOneMember) {
  const auto first = Impose(Sentence(ServedTown::kAnn, 60));
  const auto second = Impose(Sentence(ServedTown::kBen, 60));
  const auto third = Impose(Sentence(ServedTown::kAnn, 60));
  v1::ListObligationsRequest list;
  list.set_parent(ServedTown::kScheme);
  list.set_page_size(1);
  const auto names = [&] {
    std::vector<std::string> found;
    for (const auto& it : All(court().ListObligations(list))) found.push_back(it.name());
    return found;
  };
  EXPECT_EQ(names(), (std::vector<std::string>{third.name(), second.name(), first.name()}));
  list.set_member(ServedTown::kAnn);
  EXPECT_EQ(names(), (std::vector<std::string>{third.name(), first.name()}));
  list.set_page_token("MTp4");
  EXPECT_EQ(town.RefusalOf([&] { return FirstOf(court().ListObligations(list)); }),
            "PAGE_TOKEN_INVALID page_token");
}

TEST_F(CourtOverTheWire, APageTokenIsGoodForItsOwnListOnly) {
  Impose(Sentence(ServedTown::kAnn, 60));
  Impose(Sentence(ServedTown::kAnn, 60));
  const auto stub = v1::CourtService::NewStub(
      grpc::CreateChannel(town.address(), grpc::InsecureChannelCredentials()));
  v1::ListObligationsRequest list;
  list.set_parent(ServedTown::kScheme);
  list.set_page_size(1);
  v1::ListObligationsResponse page;
  grpc::ClientContext context;
  ASSERT_TRUE(stub->ListObligations(&context, list, &page).ok());
  ASSERT_FALSE(page.next_page_token().empty());
  list.set_page_token(page.next_page_token());
  EXPECT_EQ(All(court().ListObligations(list)).size(), 1);
  list.set_member(ServedTown::kAnn);
  EXPECT_EQ(town.RefusalOf([&] { return FirstOf(court().ListObligations(list)); }),
            "PAGE_TOKEN_INVALID page_token");
  v1::ListActivitiesRequest other;
  other.set_parent(ServedTown::kScheme);
  other.set_page_token(page.next_page_token());
  EXPECT_EQ(
      town.RefusalOf([&] { return FirstOf(town.client().activities().ListActivities(other)); }),
      "PAGE_TOKEN_INVALID page_token");
}

// Whoever may not know of courts meets no trace of their activities.
TEST_F(CourtOverTheWire, ItsActivityDoesNotExistForPartnersAndMembers) {
  const auto obligation = Impose(Sentence(ServedTown::kAnn, 60));
  v1::ListActivitiesRequest list;
  list.set_parent(ServedTown::kScheme);
  list.set_page_size(1);
  const auto listed = [&] {
    std::vector<std::string> names;
    for (const auto& it : All(town.client().activities().ListActivities(list))) {
      names.push_back(it.name());
      if (it.name() != kJuryDuty) {
        EXPECT_TRUE(it.appears_as().empty());
      }
    }
    return names;
  };
  const std::string choir = "schemes/taff/activities/choir";
  EXPECT_EQ(listed(), (std::vector<std::string>{ServedTown::kGardenDay, kJuryDuty, choir}));
  const std::string nothing = "schemes/taff/activities/no-such";
  for (const char* principal : {"taff/partner:1", "taff/member:1"}) {
    town.Restart(principal);
    EXPECT_EQ(listed(), (std::vector<std::string>{ServedTown::kGardenDay, choir})) << principal;
    const auto got = [&](const std::string& name) {
      v1::GetActivityRequest get;
      get.set_name(name);
      const auto refused = town.client().activities().GetActivity(get);
      EXPECT_FALSE(refused.ok());
      return ServedTown::InShort(refused.error()) + " " + refused.error().message;
    };
    EXPECT_EQ(got(nothing), got(kJuryDuty)) << principal;
    EXPECT_EQ(got(kJuryDuty), got(kJuryDuty)) << "however often it is asked";
  }
  // Ann herself, as a dry run and in earnest, with an obligation of hers and with one that is not.
  for (const std::string& named : {obligation.name(), std::string("schemes/taff/obligations/9")}) {
    for (const bool dry_run : {true, false}) {
      const auto logged = [&](const std::string& activity) {
        auto request = Evening(named);
        request.mutable_hour_log()->set_activity(activity);
        request.set_validate_only(dry_run);
        const auto refused = town.client().hours().LogHours(request);
        EXPECT_FALSE(refused.ok());
        return ServedTown::InShort(refused.error()) + " " + refused.error().message;
      };
      EXPECT_EQ(logged(kJuryDuty), logged(nothing));
      EXPECT_EQ(logged(kJuryDuty).substr(0, 16), "ACTIVITY_UNKNOWN");
    }
  }
}

TEST_F(CourtOverTheWire, IsNothingForPartnersAndMembers) {
  const auto obligation = Impose(Sentence(ServedTown::kAnn, 60));
  for (const char* principal : {"taff/partner:1", "taff/member:1"}) {
    town.Restart(principal);
    v1::GetObligationRequest get;
    get.set_name(obligation.name());
    const auto refused = court().GetObligation(get);
    ASSERT_FALSE(refused.ok()) << principal;
    EXPECT_EQ(refused.error().reason, "ROLE_NOT_ALLOWED");
  }
}

}  // namespace
}  // namespace timecredit::system_test
