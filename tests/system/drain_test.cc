#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "clients/cpp/caller.h"
#include "clients/cpp/client.h"
#include "clients/cpp/retry.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/credit.pb.h"
#include "proto/timecredit/v1/import.pb.h"
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

// So many rows of a minute each, of Ann and Ben in turn, over the days before.
v1::CreateImportRequest FileOf(const std::string& source, int rows) {
  v1::CreateImportRequest request;
  request.set_parent(ServedTown::kScheme);
  v1::Import& import = *request.mutable_import();
  import.set_source(source);
  import.mutable_columns()->set_member("member");
  import.mutable_columns()->set_activity("activity");
  import.mutable_columns()->set_date("date");
  import.mutable_columns()->set_duration("minutes");
  import.mutable_columns()->set_reference("reference");
  import.set_duration_unit(v1::DURATION_UNIT_MINUTES);
  import.set_date_format(v1::DATE_FORMAT_YEAR_MONTH_DAY);
  std::string& csv = *request.mutable_csv() = "reference,member,activity,date,minutes\n";
  for (int row = 0; row < rows; ++row) {
    absl::StrAppend(&csv, row, ",", 1 + row % 2, ",garden-day,2026-03-0", 1 + row / 2'000, ",1\n");
  }
  return request;
}

// Thousands of rows may take long on a slow machine.
client::CallOptions Patiently() { return {.timeout = absl::Minutes(5)}; }

v1::CommitImportRequest CommitOf(const v1::Import& import) {
  v1::CommitImportRequest commit;
  commit.set_name(import.name());
  return commit;
}

// A server told to end at once does not go on with what takes long: neither with the import under
// way nor with the one that waits for its turn. Imported again, they log what is missing.
TEST(Drain, CutsImportsShort) {
  constexpr int kRows = 16'000;
  ServedTown town;
  town.drain_for = absl::ZeroDuration();
  town.Restart();
  const int64_t before = town.LastSequence();
  std::vector<v1::CreateImportRequest> files = {FileOf("first", kRows), FileOf("second", 1)};
  std::vector<v1::Import> checked;
  for (const auto& file : files) {
    const auto import = town.client().imports().CreateImport(file, Patiently());
    ASSERT_TRUE(import.ok()) << import.error().message;
    ASSERT_EQ(import->invalid_rows(), 0);
    checked.push_back(*import);
  }
  std::thread ending;
  std::thread waiting;
  const auto cut = town.client().imports().CommitImport(
      CommitOf(checked[0]),
      [&](const v1::Import&) {
        if (ending.joinable()) return;
        waiting = std::thread([&] {
          const auto client =
              client::Client::Connect(town.address(), {.retry = {.retries = false}});
          const auto never =
              client.imports().CommitImport(CommitOf(checked[1]), [](const v1::Import&) {});
          EXPECT_FALSE(never.ok());
        });
        ending = std::thread([&] { town.server().Drain(); });
      },
      Patiently());
  EXPECT_FALSE(cut.ok());
  ending.join();
  waiting.join();

  town.Restart();
  const int64_t logged = town.LastSequence() - before;
  EXPECT_GT(logged, 0);
  EXPECT_LT(logged, kRows);
  int64_t found = 0;
  int64_t missing = 0;
  for (const auto& file : files) {
    const auto again = town.client().imports().CreateImport(file, Patiently());
    ASSERT_TRUE(again.ok()) << again.error().message;
    const auto done = town.client().imports().CommitImport(
        CommitOf(*again), [](const v1::Import&) {}, Patiently());
    ASSERT_TRUE(done.ok()) << done.error().message;
    found += done->unchanged_rows();
    missing += done->imported_rows();
  }
  EXPECT_EQ(found, logged);
  EXPECT_EQ(found + missing, kRows + 1);
  EXPECT_EQ(town.LastSequence() - before, kRows + 1);
}

}  // namespace
}  // namespace timecredit::system_test
