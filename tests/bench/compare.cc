// How fast the ledger is over gRPC on this machine, beside a call that only comes back, in one run:
// a real server over a database on disk, both reached over loopback by the same client. What is
// compared is measured in turn, several times over, and the medians count; the ratios at the end
// are what to compare between machines and hours.

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "clients/cpp/client.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "ledger/personal/sodium_randomness.h"
#include "ledger/server/configuration.h"
#include "ledger/server/server.h"
#include "ledger/server/system_clock.h"
#include "proto/timecredit/v1/hours.grpc.pb.h"
#include "proto/timecredit/v1/redemption.grpc.pb.h"
#include "proto/timecredit/v1/report.pb.h"
#include "spdlog/logger.h"
#include "spdlog/sinks/null_sink.h"
#include "tests/bench/bench_folder.h"
#include "tests/bench/echo.grpc.pb.h"
#include "tests/bench/echo_server.h"
#include "tests/bench/wire_calls.h"
#include "tests/bench/wire_town.h"

ABSL_FLAG(int64_t, members, 2'000, "members of the town");
ABSL_FLAG(int64_t, rounds, 5, "how often everything is measured in turn; medians count");
ABSL_FLAG(absl::Duration, time, absl::Seconds(1), "how long each figure is measured in a round");
ABSL_FLAG(double, pace, 2'000, "redemptions a second while a report runs");
ABSL_FLAG(std::string, folder, "", "where the database lies; a new temporary folder if empty");

namespace timecredit::bench {
namespace {

constexpr int kInFlight[] = {1, 8, 64};
constexpr int kBatch = 1'000;

int64_t ResidentBytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    int64_t kilobytes = 0;
    if (word == "VmRSS:" && status >> kilobytes) return kilobytes * 1024;
  }
  return 0;
}

double MedianOf(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[values.size() / 2];
}

// What one thing came to, round by round.
struct Rounds {
  std::vector<double> per_second;
  std::vector<double> ratio;  // to the echo of the same round
  std::vector<double> median;
  std::vector<double> slow;  // 99 of 100

  void Add(const WireMeasurement& measured, double ceiling) {
    per_second.push_back(measured.PerSecond());
    ratio.push_back(measured.PerSecond() / ceiling);
    median.push_back(measured.Quantile(0.5));
    slow.push_back(measured.Quantile(0.99));
  }
};

class Comparison {
 public:
  explicit Comparison(const std::string& folder)
      : server_(Serve(folder)),
        address_(absl::StrCat("127.0.0.1:", server_->port())),
        ledger_(client::Client::Connect(address_)),
        town_(ledger_, absl::GetFlag(FLAGS_members)) {}

  int Run() {
    for (int64_t round = 0; round < absl::GetFlag(FLAGS_rounds); ++round) {
      for (const int in_flight : kInFlight) MeasureCalls(in_flight);
      MeasureBatches();
    }
    const WireMeasurement beside = RedeemWhileReporting();
    Print();
    absl::PrintF("%-14s %10.0f hours a second, logged and approved in batches of %d\n", "batches",
                 MedianOf(batches_), kBatch);
    absl::PrintF("%-14s %10.0f a second while %d reports ran; p50 %.2f ms, p99 %.2f ms\n", "redeem",
                 beside.PerSecond(), reports_.load(), beside.Quantile(0.5) * 1e3,
                 beside.Quantile(0.99) * 1e3);
    absl::PrintF("%-14s %10.1f MB, this client and the echo's server included\n", "memory",
                 static_cast<double>(ResidentBytes()) / 1e6);
    for (const auto& [name, rounds] : measured_) {
      if (name.starts_with("echo")) continue;
      absl::PrintF("ratio %s %.2f\n", name, MedianOf(rounds.ratio));
    }
    absl::PrintF("ratio batches %.2f\n",
                 MedianOf(batches_) / MedianOf(measured_["echo_64"].per_second));
    absl::PrintF("ratio redeem_beside_report_p99_ms %.2f\n", beside.Quantile(0.99) * 1e3);
    return 0;
  }

 private:
  std::unique_ptr<server::Server> Serve(const std::string& folder) {
    server::Configuration configuration;
    configuration.data_folder = folder + "/data";
    configuration.key_folder = folder + "/keys";
    configuration.port = 0;
    configuration.development_principal.principal = {.kind = domain::PrincipalKind::kOperator,
                                                     .number = 1};
    const auto logger =
        std::make_shared<spdlog::logger>("bench", std::make_shared<spdlog::sinks::null_sink_mt>());
    auto server = server::Server::Start(configuration, {clock_, randomness_, logger});
    if (!server.ok()) {
      std::cerr << server.status() << "\n";
      std::exit(1);
    }
    return *std::move(server);
  }

  static std::shared_ptr<grpc::Channel> ChannelTo(int32_t port) {
    return grpc::CreateChannel(absl::StrCat("127.0.0.1:", port),
                               grpc::InsecureChannelCredentials());
  }

  void MeasureCalls(int in_flight) {
    const WirePlan plan{.in_flight = in_flight, .time = absl::GetFlag(FLAGS_time)};
    const WireMeasurement echo = echoes_.Run(plan);
    const double ceiling = echo.PerSecond();
    const auto keep = [&](const std::string& kind, const WireMeasurement& measured) {
      measured_[absl::StrCat(kind, "_", in_flight)].Add(measured, ceiling);
    };
    keep("echo", echo);
    keep("log", logs_.Run(plan, [this](const v1::HourLog& log) { town_.Logged(log); }));
    WirePlan approving = plan;
    approving.most_calls = town_.waiting();
    keep("approve", approvals_.Run(approving));
    keep("redeem", redemptions_.Run(plan));
    while (town_.waiting() > 0) town_.NextApproval();  // left as they are
  }

  // As an import does: hours logged, then approved, a batch after another.
  void MeasureBatches() {
    const absl::Time start = absl::Now();
    int64_t hours = 0;
    while (absl::Now() < start + absl::GetFlag(FLAGS_time)) {
      v1::BatchLogHoursRequest logs;
      logs.set_parent(WireTown::kScheme);
      for (int row = 0; row < kBatch; ++row) *logs.add_rows() = town_.NextLog();
      const auto logged = ledger_.hours().BatchLogHours(logs);
      v1::BatchApproveHoursRequest approvals;
      approvals.set_parent(WireTown::kScheme);
      if (logged.ok()) {
        for (const auto& result : logged->results()) {
          if (!result.has_hour_log()) continue;
          town_.Logged(result.hour_log());
          *approvals.add_rows() = town_.NextApproval();
        }
      }
      const auto approved = ledger_.hours().BatchApproveHours(approvals);
      if (!approved.ok() || approved->results_size() != kBatch ||
          !approved->results(0).has_hour_log()) {
        std::cerr << "a batch was refused\n";
        std::exit(1);
      }
      hours += kBatch;
    }
    batches_.push_back(static_cast<double>(hours) / absl::ToDoubleSeconds(absl::Now() - start));
  }

  WireMeasurement RedeemWhileReporting() {
    std::atomic<bool> ends = false;
    std::thread reporting([&] {
      v1::GetContributionReportRequest request;
      request.set_parent(WireTown::kScheme);
      request.set_from_date("1900-01-01");
      request.set_to_date("2100-01-01");
      request.set_grouping(v1::CONTRIBUTION_GROUPING_MEMBER);
      while (!ends) {
        if (!ledger_.reports().GetContributionReport(request).ok()) std::exit(1);
        ++reports_;
      }
    });
    const WireMeasurement measured =
        redemptions_.Run({.in_flight = 10'000,
                          .time = absl::GetFlag(FLAGS_time) * absl::GetFlag(FLAGS_rounds),
                          .calls_per_second = absl::GetFlag(FLAGS_pace)});
    ends = true;
    reporting.join();
    return measured;
  }

  void Print() {
    for (const auto& [name, rounds] : measured_) {
      absl::PrintF("%-14s %10.0f a second; p50 %.2f ms, p99 %.2f ms\n", name,
                   MedianOf(rounds.per_second), MedianOf(rounds.median) * 1e3,
                   MedianOf(rounds.slow) * 1e3);
    }
  }

  const server::SystemClock clock_;
  personal::SodiumRandomness randomness_;
  const EchoServer echo_;
  const std::unique_ptr<server::Server> server_;
  const std::string address_;
  const client::Client ledger_;
  WireTown town_;

  const std::unique_ptr<EchoService::Stub> echo_stub_ =
      EchoService::NewStub(ChannelTo(echo_.port()));
  const std::shared_ptr<grpc::Channel> channel_ = ChannelTo(server_->port());
  const std::unique_ptr<v1::HoursService::Stub> hours_ = v1::HoursService::NewStub(channel_);
  const std::unique_ptr<v1::RedemptionService::Stub> desk_ =
      v1::RedemptionService::NewStub(channel_);

  WireCalls<Echo, Echo> echoes_{[this](auto* context, const auto& request, auto* queue) {
                                  return echo_stub_->PrepareAsyncSay(context, request, queue);
                                },
                                [] {
                                  Echo echo;
                                  echo.set_text(std::string(100, 'x'));
                                  return echo;
                                }};
  WireCalls<v1::LogHoursRequest, v1::HourLog> logs_{
      [this](auto* context, const auto& request, auto* queue) {
        return hours_->PrepareAsyncLogHours(context, request, queue);
      },
      [this] { return town_.NextLog(); }};
  WireCalls<v1::ApproveHoursRequest, v1::HourLog> approvals_{
      [this](auto* context, const auto& request, auto* queue) {
        return hours_->PrepareAsyncApproveHours(context, request, queue);
      },
      [this] { return town_.NextApproval(); }};
  WireCalls<v1::RedeemCreditsRequest, v1::Redemption> redemptions_{
      [this](auto* context, const auto& request, auto* queue) {
        return desk_->PrepareAsyncRedeemCredits(context, request, queue);
      },
      [this] { return town_.NextRedemption(); }};

  std::map<std::string, Rounds> measured_;
  std::vector<double> batches_;
  std::atomic<int> reports_ = 0;
};

}  // namespace
}  // namespace timecredit::bench

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage("Measures the ledger over gRPC; see tests/bench/README.md.");
  absl::ParseCommandLine(argc, argv);
  const timecredit::bench::BenchFolder folder(absl::GetFlag(FLAGS_folder));
  return timecredit::bench::Comparison(folder.path()).Run();
}
