#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "absl/time/time.h"
#include "clients/cpp/client.h"
#include "grpcpp/support/status.h"
#include "gtest/gtest.h"
#include "ledger/server/server.h"
#include "proto/timecredit/v1/credit.pb.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "proto/timecredit/v1/member.pb.h"
#include "proto/timecredit/v1/report.pb.h"
#include "spdlog/details/log_msg.h"
#include "spdlog/formatter.h"
#include "spdlog/sinks/sink.h"
#include "tests/system/bare_call.h"
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

// A log that holds up whoever writes that a report was answered, until it is released: the line is
// written by the thread that worked on the report.
class HeldReports : public spdlog::sinks::sink {
 public:
  void log(const spdlog::details::log_msg& line) override {
    const std::string_view text(line.payload.data(), line.payload.size());
    if (text.find("method=ReportService/") == std::string_view::npos) return;
    std::unique_lock<std::mutex> lock(mutex_);
    ++held_;
    if (text.find("code=OK") != std::string_view::npos) ++worked_on_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return released_; });
  }
  void flush() override {}
  void set_pattern(const std::string& /*pattern*/) override {}
  void set_formatter(std::unique_ptr<spdlog::formatter> /*formatter*/) override {}

  void WaitForHeld(size_t threads) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [&] { return held_ >= threads; });
  }
  // How many reports were not dropped.
  size_t worked_on() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return worked_on_;
  }
  void Release() {
    const std::lock_guard<std::mutex> lock(mutex_);
    released_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  size_t held_ = 0;        // guarded by mutex_
  size_t worked_on_ = 0;   // guarded by mutex_
  bool released_ = false;  // guarded by mutex_
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
      v1::SearchMembersRequest search;
      search.set_parent(ServedTown::kScheme);
      search.set_query("jon");
      EXPECT_EQ(All(desk.members().SearchMembers(search)).size(), 1u);
      EXPECT_EQ(CallBare(town.address(), "/grpc.health.v1.Health/Check"), grpc::StatusCode::OK);
      town.Spend(ServedTown::kAnn, 1);
    }
  }

  const std::shared_ptr<HeldReports> reports = std::make_shared<HeldReports>();
  ServedTown town{"operator:1", reports};
};

TEST_F(Isolation, LetsADeskWorkWhileEveryReportWorkerIsBlocked) {
  town.Earn(ServedTown::kAnn, 600);
  v1::GetContributionReportRequest question;
  question.set_parent(ServedTown::kScheme);
  question.set_from_date("2026-01-01");
  question.set_to_date("2026-12-31");
  std::vector<std::thread> readers;
  std::atomic<int> answered = 0;
  for (size_t reader = 0; reader < 2 * server::Server::kReportThreads; ++reader) {
    readers.emplace_back([&] {
      const auto report = town.client().reports().GetContributionReport(question);
      if (report.ok() && report->totals(0).quantity() == 600) ++answered;
    });
  }
  reports->WaitForHeld(server::Server::kReportThreads);
  WorkAtTheDesk();
  EXPECT_EQ(town.Available(ServedTown::kAnn), 580);
  EXPECT_EQ(answered, 0);
  reports->Release();
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(answered, readers.size());
}

TEST_F(Isolation, DropsReportsThatNobodyWaitsForAnyMore) {
  v1::GetContributionReportRequest question;
  question.set_parent(ServedTown::kScheme);
  question.set_from_date("2026-01-01");
  question.set_to_date("2026-12-31");
  std::vector<std::thread> readers;
  for (size_t reader = 0; reader < server::Server::kReportThreads; ++reader) {
    readers.emplace_back(
        [&] { EXPECT_TRUE(town.client().reports().GetContributionReport(question).ok()); });
  }
  reports->WaitForHeld(server::Server::kReportThreads);
  const auto hasty = client::Client::Connect(
      town.address(), {.timeout = absl::Milliseconds(100), .retry = {.retries = false}});
  const auto late = hasty.reports().GetContributionReport(question);
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().code, grpc::StatusCode::DEADLINE_EXCEEDED);
  town.clock.Advance(absl::Seconds(1));
  reports->Release();
  for (std::thread& reader : readers) reader.join();
  town.Stop();  // once all that came was answered
  EXPECT_EQ(reports->worked_on(), readers.size());
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
