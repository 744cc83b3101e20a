#ifndef CLIENTS_CPP_OPERATIONS_H_
#define CLIENTS_CPP_OPERATIONS_H_

#include <memory>

#include "absl/functional/function_ref.h"
#include "clients/cpp/caller.h"
#include "clients/cpp/result.h"
#include "proto/timecredit/v1/operations.grpc.pb.h"
#include "proto/timecredit/v1/operations.pb.h"

namespace timecredit::client {

// For whoever runs the server: one function for each RPC of OperationsService, whose file says
// what it does and how it fails. Thread-safe.
class Operations {
 public:
  explicit Operations(std::shared_ptr<const Caller> caller);

  Result<v1::ServerInfo> GetServerInfo(v1::GetServerInfoRequest request,
                                       const CallOptions& options = {}) const;
  // Calls `visit` with each message of the verification; the last is the answer.
  Result<v1::LedgerVerification> VerifyLedger(
      const v1::VerifyLedgerRequest& request,
      absl::FunctionRef<void(const v1::LedgerVerification&)> visit,
      const CallOptions& options = {}) const;
  Result<v1::ConfirmClockResponse> ConfirmClock(v1::ConfirmClockRequest request,
                                                const CallOptions& options = {}) const;
  Result<v1::ExpireCreditsResponse> ExpireCredits(v1::ExpireCreditsRequest request,
                                                  const CallOptions& options = {}) const;

 private:
  std::shared_ptr<const Caller> caller_;
  std::shared_ptr<v1::OperationsService::Stub> stub_;
};

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_OPERATIONS_H_
