// Kills timecreditd, as a process, while tills redeem, and looks through the client at what is
// left.
#include <signal.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cpp/client.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/credit.pb.h"
#include "proto/timecredit/v1/redemption.pb.h"
#include "proto/timecredit/v1/report.pb.h"
#include "tests/system/served_town.h"
#include "tests/system/server_process.h"

namespace timecredit::system_test {
namespace {

constexpr int kKills = 4;
constexpr int kTills = 4;
constexpr size_t kAnsweredBeforeKill = 60;

v1::RedeemCreditsRequest Swim(const std::string& request_id) {
  v1::RedeemCreditsRequest request;
  request.set_parent(ServedTown::kScheme);
  request.mutable_redemption()->set_member(ServedTown::kAnn);
  request.mutable_redemption()->set_partner(ServedTown::kCastle);
  request.mutable_redemption()->set_credit_minutes(1);
  request.mutable_redemption()->mutable_party()->set_adults(1);
  request.set_request_id(request_id);
  return request;
}

// What tills asked for, and what they were answered.
class Tills {
 public:
  // Redeems at all tills until the server is gone; kills it after so many answers.
  void WorkUntilKilled(ServerProcess& server) {
    std::vector<std::thread> tills;
    std::atomic<size_t> answers = 0;
    for (int till = 0; till < kTills; ++till) {
      tills.emplace_back([&] {
        const auto client =
            client::Client::Connect(server.address(), {.retry = {.retries = false}});
        while (RedeemOnce(client)) {
          if (++answers == kAnsweredBeforeKill) server.End(SIGKILL);
        }
      });
    }
    for (std::thread& till : tills) till.join();
    EXPECT_GE(answers, kAnsweredBeforeKill);
  }

  // Asks again for all that was ever asked for: what was answered is answered the same, and what
  // was not is carried out now, if it was not then.
  void RepeatAll(const client::Client& client) {
    for (auto& [request_id, name] : asked_) {
      const auto paid = client.redemptions().RedeemCredits(Swim(request_id));
      ASSERT_TRUE(paid.ok()) << paid.error().message;
      if (name.has_value()) {
        EXPECT_EQ(paid->name(), *name) << request_id;
      }
      name = paid->name();
    }
  }

  std::set<std::string> Names() const {
    std::set<std::string> names;
    for (const auto& [request_id, name] : asked_) names.insert(name.value_or(""));
    return names;
  }
  size_t asked() const { return asked_.size(); }

 private:
  bool RedeemOnce(const client::Client& client) {
    const std::string request_id = Next();
    const auto paid = client.redemptions().RedeemCredits(Swim(request_id));
    const std::lock_guard<std::mutex> lock(mutex_);
    if (paid.ok()) asked_[request_id] = paid->name();
    return paid.ok();
  }
  std::string Next() {
    const std::lock_guard<std::mutex> lock(mutex_);
    const std::string request_id = absl::StrCat("swim ", asked_.size());
    asked_[request_id] = std::nullopt;
    return request_id;
  }

  std::mutex mutex_;
  // What each request made; nullopt while nobody was told. Guarded by mutex_ while tills work.
  std::map<std::string, std::optional<std::string>> asked_;
};

TEST(Kill, LosesNothingThatWasAnsweredAndRepeatsNothing) {
  ServedTown town;
  // More than all tills can spend.
  for (int day = 1; day <= 9; ++day) {
    v1::ApproveHoursRequest approval;
    approval.set_name(town.Log(ServedTown::kAnn, 1440, absl::StrCat("2026-03-0", day)).name());
    approval.set_request_id(town.FreshId());
    ASSERT_TRUE(town.client().hours().ApproveHours(approval).ok());
  }
  const int64_t earned = town.Available(ServedTown::kAnn);
  const auto folders = town.Configured();
  town.Stop();

  Tills tills;
  for (int round = 0; round < kKills; ++round) {
    ServerProcess server(folders);
    if (round == 0) ServedTown::ConfirmClock(server.address());
    tills.WorkUntilKilled(server);
  }
  ServerProcess server(folders);
  const auto client = client::Client::Connect(server.address());
  tills.RepeatAll(client);
  EXPECT_EQ(tills.Names().size(), tills.asked()) << "a redemption for each request";

  v1::ListRedemptionsRequest list;
  list.set_parent(ServedTown::kScheme);
  std::set<std::string> kept;
  for (const auto& redemption : All(client.redemptions().ListRedemptions(list))) {
    kept.insert(redemption.name());
  }
  EXPECT_EQ(kept, tills.Names()) << "and no other";
  v1::GetBalanceRequest ann;
  ann.set_member(ServedTown::kAnn);
  const auto balance = client.credits().GetBalance(ann);
  ASSERT_TRUE(balance.ok()) << balance.error().message;
  EXPECT_EQ(balance->available_credit_minutes(), earned - static_cast<int64_t>(tills.asked()));
  v1::GetCreditReportRequest question;
  question.set_parent(ServedTown::kScheme);
  const auto books = client.reports().GetCreditReport(question);
  ASSERT_TRUE(books.ok()) << books.error().message;
  EXPECT_EQ(books->sum_credit_minutes(), 0);
}

}  // namespace
}  // namespace timecredit::system_test
