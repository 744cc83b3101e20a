#ifndef TESTS_BENCH_ECHO_SERVER_H_
#define TESTS_BENCH_ECHO_SERVER_H_

#include <cstdint>
#include <memory>

#include "grpcpp/server.h"
#include "tests/bench/echo.grpc.pb.h"

namespace timecredit::bench {

// A server of the same kind as the ledger's, in this process, that does nothing but answer.
class EchoServer {
 public:
  // Ends the program when it cannot listen.
  EchoServer();
  ~EchoServer();

  int32_t port() const { return port_; }

 private:
  const std::unique_ptr<EchoService::CallbackService> service_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace timecredit::bench

#endif  // TESTS_BENCH_ECHO_SERVER_H_
