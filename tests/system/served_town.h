#ifndef TESTS_SYSTEM_SERVED_TOWN_H_
#define TESTS_SYSTEM_SERVED_TOWN_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "clients/cpp/client.h"
#include "clients/cpp/error.h"
#include "clients/cpp/pages.h"
#include "clients/cpp/result.h"
#include "gtest/gtest.h"
#include "ledger/server/configuration.h"
#include "ledger/server/server.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "proto/timecredit/v1/redemption.pb.h"
#include "spdlog/logger.h"
#include "spdlog/sinks/sink.h"
#include "tests/domain/manual_clock.h"
#include "tests/personal/seeded_randomness.h"
#include "tests/storage/rocksdb/temporary_folder.h"

namespace timecredit::system_test {

// A small town for tests: a real server on a free port of loopback over a fresh database, reached
// by the public client as the operator. Its clock stands still until a test sets it.
//
// The scheme is schemes/taff: Taff housing as a host; the castle, with a day ticket of 60
// credit-minutes for an adult and 30 for a child, as a partner; garden days, which earn a credit an
// hour. Members are Ann (members/1) and Ben (members/2).
class ServedTown {
 public:
  // Noon on Tuesday, 10 March 2026. What the server logs goes to the sink, if any.
  explicit ServedTown(const std::string& principal = "operator:1",
                      std::shared_ptr<spdlog::sinks::sink> log = nullptr);
  ~ServedTown();

  // The same folders under another server, as after a restart, on behalf of another principal.
  void Restart(const std::string& principal = "operator:1");

  void Stop();

  // Of another server on its folders, with the machine's clock: the town was settled on a day of
  // its own, and today may be long before or after.
  static void ConfirmClock(const std::string& address);

  client::Client& client() { return *client_; }
  client::Client In(const std::string& language) const;
  server::Server& server() { return *server_; }
  std::string address() const;
  std::string FreshId();

  // Does what must succeed.
  std::string Register(const std::string& full_name);
  v1::HourLog Log(const std::string& member, int32_t minutes, const std::string& date);
  v1::HourLog Earn(const std::string& member, int32_t minutes);
  // Pays the castle an amount typed at the desk, for one adult.
  v1::Redemption Spend(const std::string& member, int64_t credit_minutes);
  int64_t Available(const std::string& member);

  // Of the last record of the scheme's journal.
  int64_t LastSequence();
  // What a call is refused with: "REASON field", "" when it is not refused. Fails the test where a
  // refusal left a record behind, is a fault of the server, or has no sentence to show.
  template <class Call>
  std::string RefusalOf(const Call& call) {
    const int64_t before = LastSequence();
    const auto result = call();
    if (result.ok()) return "";
    EXPECT_EQ(LastSequence(), before) << "a refused call left a record";
    return InShort(result.error());
  }
  static std::string InShort(const client::Error& error);

  // The folders of its database.
  server::Configuration Configured(const std::string& principal = "operator:1") const;

  v1::LogHoursRequest HoursOf(const std::string& member, int32_t minutes,
                              const std::string& date = "2026-03-10");

  // How long a server made from now on answers calls under way when it is told to end.
  absl::Duration drain_for = absl::Seconds(30);
  domain::ManualClock clock;
  static constexpr char kScheme[] = "schemes/taff";
  static constexpr char kAnn[] = "schemes/taff/members/1";
  static constexpr char kBen[] = "schemes/taff/members/2";
  static constexpr char kCastle[] = "schemes/taff/organisations/castle";
  static constexpr char kDayTicket[] = "schemes/taff/organisations/castle/offers/day-ticket";
  static constexpr char kGardenDay[] = "schemes/taff/activities/garden-day";

 private:
  void Settle();

  const std::shared_ptr<spdlog::logger> logger_;
  const storage::TemporaryFolder folder_;
  personal::SeededRandomness randomness_{1};
  std::unique_ptr<server::Server> server_;
  std::unique_ptr<client::Client> client_;
  int64_t requests_ = 0;
};

// All items of a list; the test fails where one is an error.
template <class Item>
std::vector<Item> All(client::Pages<Item> pages) {
  std::vector<Item> items;
  for (const auto& item : pages) {
    EXPECT_TRUE(item.ok()) << item.error().message;
    if (item.ok()) items.push_back(*item);
  }
  return items;
}

// The first item of a list, or why there is none.
template <class Item>
client::Result<Item> FirstOf(client::Pages<Item> pages) {
  for (const auto& item : pages) return item;
  return client::Error{.message = "the list is empty"};
}

// The reason of a refusal; "" when nothing was refused.
template <class Value>
std::string ReasonOf(const client::Result<Value>& result) {
  if (result.ok()) return "";
  return result.error().reason.empty() ? result.error().message : result.error().reason;
}

}  // namespace timecredit::system_test

#endif  // TESTS_SYSTEM_SERVED_TOWN_H_
