#ifndef LEDGER_SERVICE_COURT_SERVICE_H_
#define LEDGER_SERVICE_COURT_SERVICE_H_

#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/parts.h"
#include "proto/timecredit/v1/court.grpc.pb.h"
#include "proto/timecredit/v1/court.pb.h"

namespace timecredit::service {

// The handlers of CourtService. Thread-safe.
class CourtService final : public v1::CourtService::CallbackService {
 public:
  explicit CourtService(const Parts& parts) : parts_(parts) {}

  grpc::ServerUnaryReactor* ImposeObligation(grpc::CallbackServerContext* context,
                                             const v1::ImposeObligationRequest* request,
                                             v1::Obligation* response) override;
  grpc::ServerUnaryReactor* GetObligation(grpc::CallbackServerContext* context,
                                          const v1::GetObligationRequest* request,
                                          v1::Obligation* response) override;
  grpc::ServerUnaryReactor* ListObligations(grpc::CallbackServerContext* context,
                                            const v1::ListObligationsRequest* request,
                                            v1::ListObligationsResponse* response) override;

 private:
  const Parts& parts_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_COURT_SERVICE_H_
