#include "clients/cpp/court.h"

#include <memory>
#include <utility>

namespace timecredit::client {

using v1::CourtService;

Court::Court(std::shared_ptr<const Caller> caller)
    : caller_(std::move(caller)), stub_(CourtService::NewStub(caller_->channel())) {}

Result<v1::Obligation> Court::ImposeObligation(v1::ImposeObligationRequest request,
                                               const CallOptions& options) const {
  return caller_->Call(*stub_, &CourtService::Stub::ImposeObligation, std::move(request), options);
}

Result<v1::Obligation> Court::GetObligation(v1::GetObligationRequest request,
                                            const CallOptions& options) const {
  return caller_->Call(*stub_, &CourtService::Stub::GetObligation, std::move(request), options);
}

Pages<v1::Obligation> Court::ListObligations(v1::ListObligationsRequest request,
                                             const CallOptions& options) const {
  return List(caller_, stub_, &CourtService::Stub::ListObligations, std::move(request), options,
              &v1::ListObligationsResponse::mutable_obligations);
}

}  // namespace timecredit::client
