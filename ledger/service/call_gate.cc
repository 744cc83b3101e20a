#include "ledger/service/call_gate.h"

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "grpcpp/security/auth_context.h"
#include "grpcpp/support/status.h"
#include "ledger/service/errors.h"
#include "ledger/service/served_call.h"

namespace timecredit::service {
namespace {

constexpr char kOurs[] = "/timecredit.";

bool IsOurs(const ClientMetadata& metadata) {
  const auto path = metadata.find(":path");
  return path == metadata.end() ||
         absl::StartsWith(absl::string_view(path->second.data(), path->second.size()), kOurs);
}

}  // namespace

grpc::Status CallGate::Process(const InputMetadata& metadata, grpc::AuthContext* /*context*/,
                               OutputMetadata* /*consumed*/, OutputMetadata* /*response*/) {
  if (!IsOurs(metadata)) return grpc::Status::OK;
  const auto principal = authenticator_.Authenticate();
  // Any other failure is the call's to tell, with its details.
  if (!absl::IsUnauthenticated(principal.status())) return grpc::Status::OK;
  return ToGrpc(Explain(principal.status(), LanguageOf(metadata, wording_), "", wording_));
}

}  // namespace timecredit::service
