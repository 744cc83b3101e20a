// What clients may take of a server: many, silent, unfinished and oversized ones, beside those who
// only want an answer.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "clients/cpp/client.h"
#include "clients/cpp/result.h"
#include "grpcpp/support/status.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "tests/system/raw_peer.h"
#include "tests/system/served_town.h"
#include "tests/system/server_process.h"

namespace timecredit::system_test {
namespace {

constexpr char kLogHours[] = "/timecredit.v1.HoursService/LogHours";
constexpr char kCreateImport[] = "/timecredit.v1.ImportService/CreateImport";
constexpr size_t kMegabyte = 1 << 20;

std::string StatusText(grpc::StatusCode code) { return std::to_string(code); }

// A town whose server runs in a process of its own, so that what it takes can be measured.
class Crowd : public testing::Test {
 protected:
  Crowd() { town.Stop(); }

  client::Client Connect(const ServerProcess& server) {
    ServedTown::ConfirmClock(server.address());
    return client::Client::Connect(server.address(), {.timeout = absl::Seconds(60)});
  }

  // Whether an hour can be logged, read, and is there.
  void ExpectService(const client::Client& client) {
    auto request = town.HoursOf(ServedTown::kAnn, 60);
    request.set_request_id(town.FreshId());
    const auto logged = client.hours().LogHours(request);
    ASSERT_TRUE(logged.ok()) << logged.error().message;
    v1::GetHourLogRequest get;
    get.set_name(logged->name());
    const auto found = client.hours().GetHourLog(get);
    ASSERT_TRUE(found.ok()) << found.error().message;
  }

  ServedTown town;
};

TEST_F(Crowd, OfUnfinishedRequestsTakesNoMoreThanItsShareOfMemory) {
  if (ServerProcess::IsSanitized()) GTEST_SKIP() << "its memory says nothing";
  constexpr size_t kPeers = 8;
  constexpr size_t kRequests = 50;
  constexpr size_t kEach = 4 * kMegabyte;
  const ServerProcess server(town.Configured(), {"--call-megabytes", "64"});
  const auto client = Connect(server);
  ExpectService(client);
  const int64_t before = server.MostMemory();
  std::vector<std::unique_ptr<RawPeer>> peers;
  for (size_t peer = 0; peer < kPeers; ++peer) {
    peers.push_back(std::make_unique<RawPeer>(server.address()));
    for (size_t request = 0; request < kRequests; ++request) {
      peers.back()->Begin({.path = kLogHours, .claimed_bytes = kEach, .sent_bytes = kEach - 1});
    }
  }
  // In turns, until nothing moves any more.
  for (int round = 0; round < 3; ++round) {
    for (const auto& peer : peers) peer->Exchange(10);
    ExpectService(client);
  }
  // All of them would be 1.6 GB.
  EXPECT_LT(server.MostMemory() - before, int64_t{256} << 20);
  ExpectService(client);
}

TEST_F(Crowd, OfMessagesThatClaimToBeEndlessIsCutOff) {
  if (ServerProcess::IsSanitized()) GTEST_SKIP() << "its memory says nothing";
  const ServerProcess server(town.Configured(), {"--call-megabytes", "64"});
  const auto client = Connect(server);
  ExpectService(client);
  const int64_t before = server.MostMemory();
  RawPeer peer(server.address());
  const int32_t endless = peer.Begin(
      {.path = kLogHours, .claimed_bytes = 4'000 * kMegabyte, .sent_bytes = 1'000 * kMegabyte});
  const auto ended = peer.Await(endless);
  EXPECT_TRUE(peer.is_closed() || ended.http2_error != 0 || !ended.grpc_status.empty());
  EXPECT_LT(server.MostMemory() - before, int64_t{512} << 20);
  ExpectService(client);
}

TEST_F(Crowd, OfConnectionsLeavesTheStoresTheirFiles) {
  constexpr int kConnections = 40;
  const ServerProcess server(
      town.Configured(), {"--connections", std::to_string(kConnections), "--connections-per-peer",
                          std::to_string(kConnections)});
  const auto client = Connect(server);
  ExpectService(client);
  const int64_t before = server.OpenDescriptors();
  std::vector<std::unique_ptr<RawPeer>> peers;
  int let_in = 0;
  for (int peer = 0; peer < 3 * kConnections; ++peer) {
    peers.push_back(std::make_unique<RawPeer>(server.address()));
    if (peers.back()->IsLetIn()) ++let_in;
  }
  EXPECT_EQ(let_in, kConnections - 1) << "beside the client's own";
  EXPECT_LE(server.OpenDescriptors(), before + kConnections);
  ExpectService(client);
  peers.clear();
  // As those who left are gone, others come in.
  RawPeer another(server.address());
  while (!another.IsLetIn()) {
    RawPeer again(server.address());
    if (again.IsLetIn()) break;
  }
  ExpectService(Connect(server));
}

TEST_F(Crowd, OfOnePeerLeavesRoomForOthers) {
  const ServerProcess server(town.Configured(),
                             {"--connections", "20", "--connections-per-peer", "5"});
  std::vector<std::unique_ptr<RawPeer>> peers;
  for (int peer = 0; peer < 5; ++peer) {
    peers.push_back(std::make_unique<RawPeer>(server.address(), "127.0.0.2"));
    EXPECT_TRUE(peers.back()->IsLetIn());
  }
  EXPECT_FALSE(RawPeer(server.address(), "127.0.0.2").IsLetIn());
  EXPECT_TRUE(RawPeer(server.address(), "127.0.0.3").IsLetIn());
  ExpectService(Connect(server));
}

// A few kilobytes could become gigabytes.
TEST(Messages, AreNotTakenCompressed) {
  ServedTown town;
  RawPeer peer(town.address());
  const auto ended = peer.Await(peer.Begin(
      {.path = kLogHours, .claimed_bytes = 4, .message = "\x1f\x8b..", .is_compressed = true}));
  EXPECT_EQ(ended.grpc_status, StatusText(grpc::StatusCode::UNIMPLEMENTED)) << ended.grpc_message;
}

TEST(Messages, OfNobodyAreNotReceived) {
  ServedTown town;
  town.Restart("nowhere/officer:1");
  RawPeer peer(town.address());
  const int32_t unary =
      peer.Begin({.path = kLogHours, .claimed_bytes = kMegabyte, .sent_bytes = 1});
  const auto ended = peer.Await(unary);
  EXPECT_EQ(ended.grpc_status, StatusText(grpc::StatusCode::UNAUTHENTICATED));
  EXPECT_FALSE(ended.grpc_message.empty());
  EXPECT_EQ(ServedTown::InShort(
                town.client().hours().LogHours(town.HoursOf(ServedTown::kAnn, 60)).error()),
            "CREDENTIALS_INVALID");
}

TEST(Messages, OfAFileAreNotReceivedFromWhoMayNotImport) {
  ServedTown town;
  town.Restart("taff/member:1");
  RawPeer peer(town.address());
  const int32_t upload =
      peer.Begin({.path = kCreateImport, .claimed_bytes = kMegabyte, .sent_bytes = 1});
  EXPECT_EQ(peer.Await(upload).grpc_status, StatusText(grpc::StatusCode::PERMISSION_DENIED));
}

}  // namespace
}  // namespace timecredit::system_test
