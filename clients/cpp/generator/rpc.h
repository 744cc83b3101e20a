#ifndef CLIENTS_CPP_GENERATOR_RPC_H_
#define CLIENTS_CPP_GENERATOR_RPC_H_

#include <google/protobuf/descriptor.h>

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace timecredit::client {

// One RPC in C++.
struct Rpc {
  std::string comment;  // "  // HOLD_UNKNOWN (NOT_FOUND).\n"; empty where the proto says nothing
  std::string answer;   // "Result<v1::Hold>"
  // {"v1::ReleaseHoldRequest request"}; the options come behind them.
  std::vector<std::string> parameters;
  std::string call;  // "caller_->Call<v1::Hold>(\"/...\", std::move(request), options)"
};

// As ClientGenerator says. Fails for an RPC that it has no form for, saying which and why.
absl::StatusOr<Rpc> RpcOf(const google::protobuf::MethodDescriptor& method);

// What stands in front of something in its proto file, each line behind `indent` and "//".
template <class Descriptor>
std::string CommentOf(const Descriptor& described, const std::string& indent);

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_GENERATOR_RPC_H_
