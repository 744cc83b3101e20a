#ifndef TESTS_CLIENTS_CPP_SCRIPTED_SERVER_H_
#define TESTS_CLIENTS_CPP_SCRIPTED_SERVER_H_

#include <grpcpp/server.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/status.h>

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "proto/timecredit/v1/credit.grpc.pb.h"
#include "proto/timecredit/v1/hours.grpc.pb.h"
#include "proto/timecredit/v1/import.grpc.pb.h"
#include "proto/timecredit/v1/member.grpc.pb.h"

namespace timecredit::client {

// A call as the server saw it.
struct SeenCall {
  std::string method;
  std::string request_id;
  std::string language;
  std::string page_token;
  absl::Time deadline;
};

// A real gRPC server on a port of its own, which fails as told, and otherwise answers in the
// simplest way. Thread-safe.
class ScriptedServer {
 public:
  ScriptedServer();
  ~ScriptedServer();

  std::string address() const { return "localhost:" + std::to_string(port_); }

  // The next calls fail like this, one after the other; those after them succeed.
  void FailWith(std::vector<grpc::Status> failures);

  // The pages of a list of members, by number.
  void SetMembers(std::vector<std::vector<int>> pages);

  std::vector<SeenCall> calls() const;

 private:
  class Credits;
  class Hours;
  class Imports;
  class Members;

  // Writes the call down; how it fails, or OK.
  template <class Request>
  grpc::Status See(const std::string& method, const grpc::ServerContext& context,
                   const Request& request);

  mutable std::mutex mutex_;
  std::deque<grpc::Status> failures_;
  std::vector<std::vector<int>> pages_;
  std::vector<SeenCall> calls_;
  int port_ = 0;
  std::vector<std::unique_ptr<grpc::Service>> services_;
  std::unique_ptr<grpc::Server> server_;
};

// A failure as timecreditd tells it, with its details.
grpc::Status Refusal(grpc::StatusCode code, const std::string& reason, const std::string& sentence,
                     const std::map<std::string, std::string>& arguments = {});
grpc::Status QueueFull(absl::Duration retry_delay);

}  // namespace timecredit::client

#endif  // TESTS_CLIENTS_CPP_SCRIPTED_SERVER_H_
