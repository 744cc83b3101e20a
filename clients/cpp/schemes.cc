#include "clients/cpp/schemes.h"

#include <memory>
#include <utility>

namespace timecredit::client {

using v1::SchemeService;

Schemes::Schemes(std::shared_ptr<const Caller> caller)
    : caller_(std::move(caller)), stub_(SchemeService::NewStub(caller_->channel())) {}

Result<v1::Scheme> Schemes::CreateScheme(v1::CreateSchemeRequest request,
                                         const CallOptions& options) const {
  return caller_->Call(*stub_, &SchemeService::Stub::CreateScheme, std::move(request), options);
}

Result<v1::ApplySchemeResponse> Schemes::ApplyScheme(v1::ApplySchemeRequest request,
                                                     const CallOptions& options) const {
  return caller_->Call(*stub_, &SchemeService::Stub::ApplyScheme, std::move(request), options);
}

Result<v1::Scheme> Schemes::GetScheme(v1::GetSchemeRequest request,
                                      const CallOptions& options) const {
  return caller_->Call(*stub_, &SchemeService::Stub::GetScheme, std::move(request), options);
}

Pages<v1::Scheme> Schemes::ListSchemes(v1::ListSchemesRequest request,
                                       const CallOptions& options) const {
  return List(caller_, stub_, &SchemeService::Stub::ListSchemes, std::move(request), options,
              &v1::ListSchemesResponse::mutable_schemes);
}

Result<v1::Scheme> Schemes::UpdateScheme(v1::UpdateSchemeRequest request,
                                         const CallOptions& options) const {
  return caller_->Call(*stub_, &SchemeService::Stub::UpdateScheme, std::move(request), options);
}

}  // namespace timecredit::client
