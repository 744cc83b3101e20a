#include "ledger/server/health.h"

#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "gtest/gtest.h"
#include "prometheus/registry.h"
#include "spdlog/logger.h"
#include "spdlog/sinks/ostream_sink.h"

namespace timecredit::server {
namespace {

TEST(Health, IsThatOfTheWorstPart) {
  std::ostringstream log;
  prometheus::Registry registry;
  Health health(std::make_shared<spdlog::logger>(
                    "test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log)),
                registry);
  std::vector<bool> told;
  health.Follow([&](bool is_well) { told.push_back(is_well); });
  health.Report("store", absl::OkStatus());
  health.Report("keys", absl::UnavailableError("the disk hangs"));
  health.Report("keys", absl::UnavailableError("the disk hangs"));
  health.Report("blocks", absl::DataLossError("a file"));
  EXPECT_FALSE(health.is_well());
  health.Report("keys", absl::OkStatus());
  EXPECT_FALSE(health.is_well());
  health.Report("blocks", absl::OkStatus());
  EXPECT_TRUE(health.is_well());
  EXPECT_EQ(told, (std::vector<bool>{true, false, true}));
  // With its cause, once.
  const std::string said = log.str();
  const size_t first = said.find("part=keys what=the disk hangs");
  EXPECT_NE(first, std::string::npos) << said;
  EXPECT_EQ(said.find("the disk hangs", first + 30), std::string::npos) << said;
  health.Follow(nullptr);
  health.Report("store", absl::InternalError("late"));
  EXPECT_EQ(told.size(), 3);
}

}  // namespace
}  // namespace timecredit::server
