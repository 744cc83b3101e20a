#include "clients/cpp/operations.h"

#include <memory>
#include <utility>

namespace timecredit::client {

using v1::OperationsService;

Operations::Operations(std::shared_ptr<const Caller> caller)
    : caller_(std::move(caller)), stub_(OperationsService::NewStub(caller_->channel())) {}

Result<v1::ServerInfo> Operations::GetServerInfo(v1::GetServerInfoRequest request,
                                                 const CallOptions& options) const {
  return caller_->Call(*stub_, &OperationsService::Stub::GetServerInfo, std::move(request),
                       options);
}

Result<v1::LedgerVerification> Operations::VerifyLedger(
    const v1::VerifyLedgerRequest& request,
    absl::FunctionRef<void(const v1::LedgerVerification&)> visit,
    const CallOptions& options) const {
  return caller_->Stream(*stub_, &OperationsService::Stub::VerifyLedger, request, options, visit);
}

Result<v1::ConfirmClockResponse> Operations::ConfirmClock(v1::ConfirmClockRequest request,
                                                          const CallOptions& options) const {
  return caller_->Call(*stub_, &OperationsService::Stub::ConfirmClock, std::move(request), options);
}

Result<v1::ExpireCreditsResponse> Operations::ExpireCredits(v1::ExpireCreditsRequest request,
                                                            const CallOptions& options) const {
  return caller_->Call(*stub_, &OperationsService::Stub::ExpireCredits, std::move(request),
                       options);
}

}  // namespace timecredit::client
