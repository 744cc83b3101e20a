#ifndef LEDGER_SERVICE_OPERATIONS_SERVICE_H_
#define LEDGER_SERVICE_OPERATIONS_SERVICE_H_

#include <string>
#include <utility>

#include "absl/time/time.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/parts.h"
#include "proto/timecredit/v1/operations.grpc.pb.h"
#include "proto/timecredit/v1/operations.pb.h"

namespace timecredit::service {

// The handlers of OperationsService. Thread-safe.
class OperationsService final : public v1::OperationsService::CallbackService {
 public:
  OperationsService(const Parts& parts, std::string version)
      : parts_(parts), version_(std::move(version)), started_(parts.clock.Now()) {}

  grpc::ServerUnaryReactor* GetServerInfo(grpc::CallbackServerContext* context,
                                          const v1::GetServerInfoRequest* request,
                                          v1::ServerInfo* response) override;
  grpc::ServerWriteReactor<v1::LedgerVerification>* VerifyLedger(
      grpc::CallbackServerContext* context, const v1::VerifyLedgerRequest* request) override;
  grpc::ServerUnaryReactor* ConfirmClock(grpc::CallbackServerContext* context,
                                         const v1::ConfirmClockRequest* request,
                                         v1::ConfirmClockResponse* response) override;
  grpc::ServerUnaryReactor* ExpireCredits(grpc::CallbackServerContext* context,
                                          const v1::ExpireCreditsRequest* request,
                                          v1::ExpireCreditsResponse* response) override;

 private:
  const Parts& parts_;
  const std::string version_;
  const absl::Time started_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_OPERATIONS_SERVICE_H_
