#include "ledger/server/open_connections.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>

#include "gtest/gtest.h"

namespace timecredit::server {
namespace {

using Answer = OpenConnections::Answer;

// A socket that is open until it is closed or goes.
class Socket {
 public:
  Socket() {
    std::array<int, 2> ends{};
    EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
    descriptor_ = ends[0];
    close(ends[1]);
  }
  ~Socket() { Close(); }

  void Close() {
    if (descriptor_ >= 0) close(descriptor_);
    descriptor_ = -1;
  }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_ = -1;
};

TEST(OpenConnections, AreLimitedInAll) {
  OpenConnections connections({.all = 2, .per_peer = 2});
  Socket first;
  const Socket second;
  const Socket third;
  EXPECT_EQ(connections.Take(first.descriptor(), "a"), Answer::kTaken);
  EXPECT_EQ(connections.Take(second.descriptor(), "b"), Answer::kTaken);
  EXPECT_EQ(connections.Take(third.descriptor(), "c"), Answer::kTooMany);
  EXPECT_EQ(connections.Count(), 2);
  first.Close();
  EXPECT_EQ(connections.Count(), 1);
  EXPECT_EQ(connections.Take(third.descriptor(), "c"), Answer::kTaken);
}

TEST(OpenConnections, AreLimitedForEachPeer) {
  OpenConnections connections({.all = 10, .per_peer = 1});
  Socket first;
  const Socket second;
  const Socket third;
  EXPECT_EQ(connections.Take(first.descriptor(), "a"), Answer::kTaken);
  EXPECT_EQ(connections.Take(second.descriptor(), "a"), Answer::kTooManyOfPeer);
  EXPECT_EQ(connections.Take(second.descriptor(), "b"), Answer::kTaken);
  first.Close();
  EXPECT_EQ(connections.Take(third.descriptor(), "a"), Answer::kTaken);
}

TEST(OpenConnections, AreGoneWhenTheirDescriptorIsAnother) {
  OpenConnections connections({.all = 10, .per_peer = 1});
  Socket first;
  const int number = first.descriptor();
  EXPECT_EQ(connections.Take(number, "a"), Answer::kTaken);
  first.Close();
  const Socket second;
  ASSERT_EQ(second.descriptor(), number) << "the lowest that is free";
  EXPECT_EQ(connections.Count(), 0);
  EXPECT_EQ(connections.Take(second.descriptor(), "b"), Answer::kTaken);
  EXPECT_EQ(connections.Count(), 1);
  const Socket third;
  EXPECT_EQ(connections.Take(third.descriptor(), "a"), Answer::kTaken);
}

}  // namespace
}  // namespace timecredit::server
