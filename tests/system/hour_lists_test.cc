#include <cstddef>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "tests/system/hours_over_the_wire.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

TEST_F(HoursOverTheWire, AreListedByPages) {
  std::vector<std::string> logged;
  for (int day = 1; day <= 5; ++day) {
    logged.push_back(town.Log(ServedTown::kAnn, 60, "2026-03-0" + std::to_string(day)).name());
  }
  town.Log(ServedTown::kBen, 60, "2026-03-01");
  v1::ListHourLogsRequest request;
  request.set_parent(ServedTown::kScheme);
  request.set_page_size(2);
  const auto awaiting = All(town.client().hours().ListHourLogs(request));
  ASSERT_EQ(awaiting.size(), 6);
  for (size_t i = 0; i < logged.size(); ++i) EXPECT_EQ(awaiting[i].name(), logged[i]);
  request.set_member(ServedTown::kAnn);
  const auto anns = All(town.client().hours().ListHourLogs(request));
  ASSERT_EQ(anns.size(), 5);
  EXPECT_EQ(anns.front().name(), logged.back());

  const auto refused = [&] {
    return town.RefusalOf([&] { return FirstOf(hours().ListHourLogs(request)); });
  };
  request.set_page_token("not a token");
  EXPECT_EQ(refused(), "PAGE_TOKEN_INVALID page_token");
  request.clear_page_token();
  request.set_page_size(-1);
  EXPECT_EQ(refused(), "NUMBER_OUT_OF_RANGE page_size");
  request.set_page_size(1001);
  EXPECT_EQ(refused(), "NUMBER_OUT_OF_RANGE page_size");
  request.set_page_size(0);
  request.set_member("schemes/taff/members/nobody");
  EXPECT_EQ(refused(), "MEMBER_UNKNOWN member");
  request.set_member("schemes/taff/members/99");
  EXPECT_EQ(refused(), "MEMBER_UNKNOWN member");
  v1::GetHourLogRequest missing;
  missing.set_name(kNoSuchLog);
  EXPECT_EQ(town.RefusalOf([&] { return hours().GetHourLog(missing); }), "HOUR_LOG_UNKNOWN name");
}

TEST_F(HoursOverTheWire, AreListedByWhatTheyAre) {
  const auto garden = town.Log(ServedTown::kAnn, 60, "2026-03-01");
  const auto rejected = town.Log(ServedTown::kBen, 60, "2026-03-02");
  const auto approved = town.Log(ServedTown::kBen, 90, "2026-03-05");
  ASSERT_TRUE(hours().RejectHours(Rejection(rejected.name(), "twice")).ok());
  town.clock.Advance(absl::Hours(24));
  ASSERT_TRUE(hours().ApproveHours(Approval(approved.name())).ok());
  const auto late = town.Log(ServedTown::kAnn, 30, "2026-03-11");
  const auto names = [&](auto&& filter) {
    v1::ListHourLogsRequest request;
    request.set_parent(ServedTown::kScheme);
    request.set_page_size(1);
    filter(request);
    std::vector<std::string> found;
    for (const auto& log : All(hours().ListHourLogs(request))) found.push_back(log.name());
    return found;
  };
  using Request = v1::ListHourLogsRequest;
  using Names = std::vector<std::string>;
  EXPECT_EQ(names([](Request&) {}), (Names{garden.name(), late.name()}));
  EXPECT_EQ(names([](Request& it) {
              it.add_states(v1::HourLog::STATE_APPROVED);
              it.add_states(v1::HourLog::STATE_REJECTED);
            }),
            (Names{approved.name(), rejected.name()}));
  EXPECT_EQ(names([](Request& it) {
              it.set_member(ServedTown::kAnn);
              it.add_states(v1::HourLog::STATE_SUBMITTED);
              it.set_to_date("2026-03-10");
            }),
            (Names{garden.name()}));
  EXPECT_EQ(names([](Request& it) {
              it.set_from_date("2026-03-02");
              it.set_to_date("2026-03-05");
              for (const auto state : {v1::HourLog::STATE_APPROVED, v1::HourLog::STATE_REJECTED,
                                       v1::HourLog::STATE_SUBMITTED, v1::HourLog::STATE_REVERSED}) {
                it.add_states(state);
              }
            }),
            (Names{approved.name(), rejected.name()}));
  EXPECT_EQ(names([](Request& it) { it.set_from_date("2026-03-11"); }), (Names{late.name()}));
  EXPECT_EQ(names([](Request& it) {
              it.set_member(ServedTown::kBen);
              it.set_activity(ServedTown::kGardenDay);
              it.set_from_date("2026-03-03");
            }),
            (Names{approved.name()}));
  Request unknown;
  unknown.set_parent(ServedTown::kScheme);
  unknown.set_activity("schemes/taff/activities/chess");
  EXPECT_EQ(town.RefusalOf([&] { return FirstOf(hours().ListHourLogs(unknown)); }),
            "ACTIVITY_UNKNOWN activity");
  unknown.clear_activity();
  unknown.add_states(static_cast<v1::HourLog::State>(9));
  EXPECT_EQ(town.RefusalOf([&] { return FirstOf(hours().ListHourLogs(unknown)); }),
            "CHOICE_UNKNOWN states");

  const auto decided = Get(approved.name());
  EXPECT_EQ(decided.decider(), "operator:1");
  EXPECT_EQ(decided.decide_time().seconds(), absl::ToUnixSeconds(town.clock.Now()));
  EXPECT_EQ(decided.per_hour().credit_minutes_per_hour(), 60);
  EXPECT_EQ(decided.per_hour().rounding(), v1::ROUNDING_EXACT_MINUTES);
  EXPECT_EQ(Get(rejected.name()).decider(), "operator:1");
  EXPECT_EQ(Get(late.name()).decider(), "");
  town.Restart("taff/member:2");
  EXPECT_EQ(Get(approved.name()).decider(), "");
}

}  // namespace
}  // namespace timecredit::system_test
