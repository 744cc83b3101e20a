#ifndef CLIENTS_CPP_SCHEMES_H_
#define CLIENTS_CPP_SCHEMES_H_

#include <memory>

#include "clients/cpp/caller.h"
#include "clients/cpp/pages.h"
#include "clients/cpp/result.h"
#include "proto/timecredit/v1/scheme.grpc.pb.h"
#include "proto/timecredit/v1/scheme.pb.h"

namespace timecredit::client {

// Schemes: one function for each RPC of SchemeService, whose file says
// what it does and how it fails. Thread-safe.
class Schemes {
 public:
  explicit Schemes(std::shared_ptr<const Caller> caller);

  Result<v1::Scheme> CreateScheme(v1::CreateSchemeRequest request,
                                  const CallOptions& options = {}) const;
  Result<v1::ApplySchemeResponse> ApplyScheme(v1::ApplySchemeRequest request,
                                              const CallOptions& options = {}) const;
  Result<v1::Scheme> GetScheme(v1::GetSchemeRequest request, const CallOptions& options = {}) const;
  Pages<v1::Scheme> ListSchemes(v1::ListSchemesRequest request,
                                const CallOptions& options = {}) const;
  Result<v1::Scheme> UpdateScheme(v1::UpdateSchemeRequest request,
                                  const CallOptions& options = {}) const;

 private:
  std::shared_ptr<const Caller> caller_;
  std::shared_ptr<v1::SchemeService::Stub> stub_;
};

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_SCHEMES_H_
