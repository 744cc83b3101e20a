#include "ledger/server/store_probe.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"
#include "tests/domain/manual_clock.h"

namespace timecredit::server {
namespace {

class StoreProbes : public testing::Test {
 protected:
  StoreProbe::Asked Named(const std::string& name,
                          std::vector<std::function<void(absl::Status)>>& asked) {
    return {.name = name, .ask = [&asked](std::function<void(absl::Status)> done) {
              asked.push_back(std::move(done));
            }};
  }

  void Pass(absl::Duration time) {
    clock_.Set(clock_.Now() + time);
    probe_.Tick();
  }

  domain::ManualClock clock_;
  std::vector<std::function<void(absl::Status)>> store_;
  std::vector<std::function<void(absl::Status)>> keys_;
  std::vector<std::pair<std::string, absl::StatusCode>> found_;
  StoreProbe probe_{clock_,
                    absl::Seconds(5),
                    absl::Seconds(10),
                    {Named("store", store_), Named("keys", keys_)},
                    [this](const std::string& name, const absl::Status& status) {
                      found_.emplace_back(name, status.code());
                    }};
};

TEST_F(StoreProbes, AskAtIntervals) {
  probe_.Tick();
  ASSERT_EQ(store_.size(), 1);
  ASSERT_EQ(keys_.size(), 1);
  store_[0](absl::OkStatus());
  keys_[0](absl::UnavailableError("read only"));
  Pass(absl::Seconds(1));
  EXPECT_EQ(found_,
            (std::vector<std::pair<std::string, absl::StatusCode>>{
                {"store", absl::StatusCode::kOk}, {"keys", absl::StatusCode::kUnavailable}}));
  Pass(absl::Seconds(3));
  EXPECT_EQ(store_.size(), 1);
  Pass(absl::Seconds(2));
  EXPECT_EQ(store_.size(), 2);
}

TEST_F(StoreProbes, MissAnAnswerThatDoesNotCome) {
  probe_.Tick();
  store_[0](absl::OkStatus());
  Pass(absl::Seconds(10));
  EXPECT_EQ(found_.size(), 1);  // the store's
  found_.clear();
  Pass(absl::Seconds(1));
  ASSERT_EQ(found_.size(), 1);
  EXPECT_EQ(found_[0], std::pair(std::string("keys"), absl::StatusCode::kUnavailable));
  EXPECT_EQ(keys_.size(), 1) << "asked again while it has not answered";
  // It comes after all.
  keys_[0](absl::OkStatus());
  Pass(absl::Seconds(1));
  EXPECT_EQ(found_.back(), std::pair(std::string("keys"), absl::StatusCode::kOk));
}

// A clock that is set back by hours does not end the probing.
TEST_F(StoreProbes, GoOnWhereTheClockGoesBack) {
  probe_.Tick();
  store_[0](absl::OkStatus());
  probe_.Tick();
  Pass(-absl::Hours(3));
  EXPECT_EQ(store_.size(), 2);
}

}  // namespace
}  // namespace timecredit::server
