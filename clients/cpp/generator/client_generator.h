#ifndef CLIENTS_CPP_GENERATOR_CLIENT_GENERATOR_H_
#define CLIENTS_CPP_GENERATOR_CLIENT_GENERATOR_H_

#include <google/protobuf/compiler/code_generator.h>
#include <google/protobuf/descriptor.h>

#include <cstdint>
#include <string>
#include <vector>

namespace timecredit::client {

// Writes the C++ client of services: for each a class with one function for each RPC, and
// `services.h` with a class that has them all. A unary RPC becomes
//
//   Result<v1::Balance> GetBalance(v1::GetBalanceRequest request, const CallOptions& options = {});
//
// a list, whose response has `next_page_token` and one repeated field of messages, Pages of its
// items; a stream of responses takes a function that is given each; a stream of requests, which
// must have one field of bytes, takes one request, whose bytes are sent in pieces.
//
// The parameter names the classes, "redemptions=redemption.proto,court=court.proto": a class
// Redemptions in redemptions.h. Refuses a service without a name, and an RPC it has no form for.
class ClientGenerator : public google::protobuf::compiler::CodeGenerator {
 public:
  bool Generate(const google::protobuf::FileDescriptor* file, const std::string& parameter,
                google::protobuf::compiler::GeneratorContext* context,
                std::string* error) const override;
  bool GenerateAll(const std::vector<const google::protobuf::FileDescriptor*>& files,
                   const std::string& parameter,
                   google::protobuf::compiler::GeneratorContext* context,
                   std::string* error) const override;
  uint64_t GetSupportedFeatures() const override { return FEATURE_PROTO3_OPTIONAL; }
};

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_GENERATOR_CLIENT_GENERATOR_H_
