#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "absl/time/time.h"
#include "clients/cpp/client.h"
#include "clients/cpp/retry.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/credit.pb.h"
#include "proto/timecredit/v1/redemption.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

constexpr size_t kTills = 8;
constexpr int64_t kAnsweredBeforeEnd = 200;

// Redeems again and again until the server turns it away.
void RedeemUntilTurnedAway(ServedTown& town, size_t till, std::atomic<int64_t>& answered) {
  const auto client = client::Client::Connect(
      town.address(), {.timeout = absl::Seconds(30), .retry = {.retries = false}});
  for (int64_t count = 0;; ++count) {
    v1::RedeemCreditsRequest request;
    request.set_parent(ServedTown::kScheme);
    request.mutable_redemption()->set_member(ServedTown::kAnn);
    request.mutable_redemption()->set_partner(ServedTown::kCastle);
    request.mutable_redemption()->set_credit_minutes(1);
    request.mutable_redemption()->mutable_party()->set_adults(1);
    request.set_request_id("till " + std::to_string(till) + " " + std::to_string(count));
    const auto paid = client.redemptions().RedeemCredits(request);
    if (!paid.ok()) {
      EXPECT_TRUE(client::IsPassing(paid.error())) << paid.error().message;
      return;
    }
    ++answered;
  }
}

TEST(Drain, AnswersEveryCallThatWasTaken) {
  ServedTown town;
  v1::GrantCreditsRequest grant;
  grant.set_member(ServedTown::kAnn);
  grant.set_credit_minutes(1'000'000);
  grant.set_reason("more than all tills can spend");
  grant.set_request_id(town.FreshId());
  ASSERT_TRUE(town.client().credits().GrantCredits(grant).ok());

  std::atomic<int64_t> answered = 0;
  std::vector<std::thread> tills;
  for (size_t till = 0; till < kTills; ++till) {
    tills.emplace_back([&, till] { RedeemUntilTurnedAway(town, till, answered); });
  }
  while (answered < kAnsweredBeforeEnd) std::this_thread::yield();
  town.server().Drain();
  for (std::thread& till : tills) till.join();

  town.Restart();
  EXPECT_EQ(town.Available(ServedTown::kAnn), 1'000'000 - answered)
      << "what was carried out is what was answered";
}

}  // namespace
}  // namespace timecredit::system_test
