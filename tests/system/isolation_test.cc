#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "clients/cpp/client.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "proto/timecredit/v1/operations.pb.h"
#include "proto/timecredit/v1/report.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

// More callers than the server has threads for what they ask, each asking again at once.
class Flood {
 public:
  static constexpr int kCallers = 8;

  explicit Flood(const std::function<void(int caller)>& ask) {
    for (int caller = 0; caller < kCallers; ++caller) {
      callers_.emplace_back([this, ask, caller] {
        while (!ends_) {
          ask(caller);
          ++answered_;
        }
      });
    }
    // It is under way when every caller may have been answered.
    while (answered_ < kCallers) std::this_thread::yield();
  }
  ~Flood() {
    ends_ = true;
    for (std::thread& caller : callers_) caller.join();
  }

  int64_t answered() const { return answered_; }

 private:
  std::atomic<bool> ends_ = false;
  std::atomic<int64_t> answered_ = 0;
  std::vector<std::thread> callers_;
};

class Isolation : public testing::Test {
 protected:
  v1::BatchLogHoursRequest BatchOf(int rows, const std::string& mark) {
    v1::BatchLogHoursRequest batch;
    batch.set_parent(ServedTown::kScheme);
    for (int row = 0; row < rows; ++row) {
      auto& log = *batch.add_rows();
      log.mutable_hour_log()->set_member(ServedTown::kBen);
      log.mutable_hour_log()->set_activity(ServedTown::kGardenDay);
      log.mutable_hour_log()->set_date("2026-03-0" + std::to_string(row % 9 + 1));
      log.mutable_hour_log()->set_duration_minutes(1);
      log.set_request_id(mark + std::to_string(row));
    }
    return batch;
  }

  // What a desk does, again and again; each call has a while, and none is tried twice.
  void WorkAtTheDesk() {
    const auto desk = client::Client::Connect(
        town.address(), {.timeout = absl::Seconds(20), .retry = {.retries = false}});
    for (int visit = 0; visit < 20; ++visit) {
      v1::GetBalanceRequest balance;
      balance.set_member(ServedTown::kAnn);
      EXPECT_EQ(ReasonOf(desk.credits().GetBalance(balance)), "");
      EXPECT_EQ(ReasonOf(desk.operations().GetServerInfo({})), "");
      town.Spend(ServedTown::kAnn, 1);
    }
  }

  ServedTown town;
};

TEST_F(Isolation, LetsADeskWorkWhileEveryReportWorkerIsBusy) {
  town.Earn(ServedTown::kAnn, 600);
  const auto logged = town.client().hours().BatchLogHours(BatchOf(1000, "hours "));
  ASSERT_TRUE(logged.ok()) << logged.error().message;
  v1::BatchApproveHoursRequest approvals;
  approvals.set_parent(ServedTown::kScheme);
  for (const auto& result : logged->results()) {
    auto& row = *approvals.add_rows();
    row.set_name(result.hour_log().name());
    row.set_request_id(town.FreshId());
  }
  ASSERT_TRUE(town.client().hours().BatchApproveHours(approvals).ok());

  v1::GetContributionReportRequest question;
  question.set_parent(ServedTown::kScheme);
  question.set_from_date("2026-01-01");
  question.set_to_date("2026-12-31");
  question.set_grouping(v1::CONTRIBUTION_GROUPING_MEMBER);
  std::atomic<int64_t> wrong = 0;
  const Flood flood([&](int /*caller*/) {
    const auto report = town.client().reports().GetContributionReport(question);
    if (!report.ok() || report->totals(0).quantity() != 1600) ++wrong;
  });
  WorkAtTheDesk();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 580);
}

TEST_F(Isolation, LetsADeskWorkWhileSomebodyLogsBatchAfterBatch) {
  town.Earn(ServedTown::kAnn, 600);
  std::atomic<int64_t> batches = 0;
  std::atomic<int64_t> refused = 0;
  {
    const Flood flood([&](int caller) {
      const int64_t number = ++batches;
      const auto batch = BatchOf(100, std::to_string(caller) + " " + std::to_string(number) + " ");
      if (!town.client().hours().BatchLogHours(batch).ok()) ++refused;
    });
    WorkAtTheDesk();
    EXPECT_GE(flood.answered(), Flood::kCallers);
  }
  EXPECT_EQ(refused, 0);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 580);
}

}  // namespace
}  // namespace timecredit::system_test
