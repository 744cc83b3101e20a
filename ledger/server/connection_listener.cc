#include "ledger/server/connection_listener.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "absl/cleanup/cleanup.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "grpcpp/server_builder.h"
#include "ledger/server/open_connections.h"

namespace timecredit::server {
namespace {

// How long to wait where no connection can be accepted just now: nothing says when one can.
constexpr int kRetryMilliseconds = 100;
constexpr int kForever = -1;

sockaddr* Generic(sockaddr_in& address) { return reinterpret_cast<sockaddr*>(&address); }

std::string TextOf(const sockaddr_in& address) {
  std::array<char, INET_ADDRSTRLEN> text{};
  inet_ntop(AF_INET, &address.sin_addr, text.data(), text.size());
  return text.data();
}

// Binds and listens; the port that it came to.
absl::StatusOr<int32_t> ListenOn(int socket, int32_t port) {
  const int yes = 1;
  // A port that a server before had can be taken at once; one that is listened on cannot. Replies
  // go out as they are written, on every connection accepted here.
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (bind(socket, Generic(address), size) != 0 || listen(socket, SOMAXCONN) != 0 ||
      getsockname(socket, Generic(address), &size) != 0) {
    return absl::UnavailableError(
        absl::StrCat("cannot listen on port ", port, " of loopback: ", std::strerror(errno)));
  }
  return ntohs(address.sin_port);
}

}  // namespace

absl::StatusOr<std::unique_ptr<ConnectionListener>> ConnectionListener::Listen(
    int32_t port, ConnectionLimits limits) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  absl::Cleanup close_socket = [socket] { close(socket); };
  const auto bound = ListenOn(socket, port);
  if (!bound.ok()) return bound.status();
  const int stop = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (stop < 0) {
    return absl::UnavailableError(absl::StrCat("cannot listen: ", std::strerror(errno)));
  }
  std::move(close_socket).Cancel();
  return std::unique_ptr<ConnectionListener>(new ConnectionListener(socket, stop, *bound, limits));
}

ConnectionListener::ConnectionListener(int socket, int stop, int32_t port, ConnectionLimits limits)
    : socket_(socket), stop_(stop), port_(port), connections_(limits) {}

ConnectionListener::~ConnectionListener() {
  Stop();
  close(stop_);
}

void ConnectionListener::Start(std::unique_ptr<Acceptor> acceptor) {
  acceptor_ = std::move(acceptor);
  thread_ = std::thread([this] { Accept(); });
}

void ConnectionListener::Stop() {
  std::call_once(stopped_, [this] {
    eventfd_write(stop_, 1);
    if (thread_.joinable()) thread_.join();
    close(socket_);
  });
}

void ConnectionListener::Accept() {
  while (Wait(kForever)) AcceptOne();
}

void ConnectionListener::AcceptOne() {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  const int connection = accept4(socket_, Generic(address), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (connection < 0) {
    const bool is_short = errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
    if (is_short) Wait(kRetryMilliseconds);
    return;
  }
  if (connections_.Take(connection, TextOf(address)) != OpenConnections::Answer::kTaken) {
    turned_away_.fetch_add(1, std::memory_order_relaxed);
    close(connection);
    return;
  }
  Acceptor::NewConnectionParameters taken;
  taken.listener_fd = socket_;
  taken.fd = connection;
  acceptor_->HandleNewConnection(&taken);
}

bool ConnectionListener::Wait(int milliseconds) {
  // Without a time the socket is waited for too.
  std::array<pollfd, 2> waits{pollfd{.fd = stop_, .events = POLLIN, .revents = 0},
                              pollfd{.fd = socket_, .events = POLLIN, .revents = 0}};
  while (poll(waits.data(), milliseconds == kForever ? 2 : 1, milliseconds) < 0 && errno == EINTR) {
  }
  return waits[0].revents == 0;
}

}  // namespace timecredit::server
