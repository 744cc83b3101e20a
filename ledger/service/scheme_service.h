#ifndef LEDGER_SERVICE_SCHEME_SERVICE_H_
#define LEDGER_SERVICE_SCHEME_SERVICE_H_

#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/parts.h"
#include "proto/timecredit/v1/scheme.grpc.pb.h"
#include "proto/timecredit/v1/scheme.pb.h"

namespace timecredit::service {

// The handlers of SchemeService. Thread-safe.
class SchemeService final : public v1::SchemeService::CallbackService {
 public:
  explicit SchemeService(const Parts& parts) : parts_(parts) {}

  grpc::ServerUnaryReactor* CreateScheme(grpc::CallbackServerContext* context,
                                         const v1::CreateSchemeRequest* request,
                                         v1::Scheme* response) override;
  grpc::ServerUnaryReactor* GetScheme(grpc::CallbackServerContext* context,
                                      const v1::GetSchemeRequest* request,
                                      v1::Scheme* response) override;
  grpc::ServerUnaryReactor* ListSchemes(grpc::CallbackServerContext* context,
                                        const v1::ListSchemesRequest* request,
                                        v1::ListSchemesResponse* response) override;
  grpc::ServerUnaryReactor* UpdateScheme(grpc::CallbackServerContext* context,
                                         const v1::UpdateSchemeRequest* request,
                                         v1::Scheme* response) override;
  grpc::ServerUnaryReactor* ApplyScheme(grpc::CallbackServerContext* context,
                                        const v1::ApplySchemeRequest* request,
                                        v1::ApplySchemeResponse* response) override;

 private:
  const Parts& parts_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_SCHEME_SERVICE_H_
