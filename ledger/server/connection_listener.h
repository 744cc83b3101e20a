#ifndef LEDGER_SERVER_CONNECTION_LISTENER_H_
#define LEDGER_SERVER_CONNECTION_LISTENER_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>

#include "absl/status/statusor.h"
#include "grpcpp/server_builder.h"
#include "ledger/server/open_connections.h"

namespace timecredit::server {

// Listens on a port of loopback and hands connections to a gRPC server, which has no limit on them
// of its own: those beyond the limits are closed before anything of them is read. Thread-safe.
class ConnectionListener {
 public:
  using Acceptor = grpc::experimental::ExternalConnectionAcceptor;

  // 0: any port that is free. UNAVAILABLE, with why, where it cannot be listened on. Whoever
  // connects from now on waits until Start.
  static absl::StatusOr<std::unique_ptr<ConnectionListener>> Listen(int32_t port,
                                                                    ConnectionLimits limits);
  ~ConnectionListener();

  ConnectionListener(const ConnectionListener&) = delete;
  ConnectionListener& operator=(const ConnectionListener&) = delete;

  // Once the server that the acceptor belongs to has started.
  void Start(std::unique_ptr<Acceptor> acceptor);

  // Accepts no more; before the server is shut down. May be called again.
  void Stop();

  int32_t port() const { return port_; }

  // Connections that are open, and how many were turned away so far.
  int64_t open() { return connections_.Count(); }
  int64_t turned_away() const { return turned_away_.load(std::memory_order_relaxed); }

 private:
  ConnectionListener(int socket, int stop, int32_t port, ConnectionLimits limits);

  void Accept();
  void AcceptOne();
  // Whether to go on, after so many milliseconds, or, without, when somebody connects.
  bool Wait(int milliseconds);

  const int socket_;
  const int stop_;  // readable once nobody is to be accepted any more
  const int32_t port_;
  OpenConnections connections_;
  std::atomic<int64_t> turned_away_ = 0;
  std::unique_ptr<Acceptor> acceptor_;
  std::thread thread_;
  std::once_flag stopped_;
};

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_CONNECTION_LISTENER_H_
