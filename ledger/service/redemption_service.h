#ifndef LEDGER_SERVICE_REDEMPTION_SERVICE_H_
#define LEDGER_SERVICE_REDEMPTION_SERVICE_H_

#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/parts.h"
#include "proto/timecredit/v1/redemption.grpc.pb.h"
#include "proto/timecredit/v1/redemption.pb.h"

namespace timecredit::service {

// The handlers of RedemptionService. Thread-safe.
class RedemptionService final : public v1::RedemptionService::CallbackService {
 public:
  explicit RedemptionService(const Parts& parts) : parts_(parts) {}

  grpc::ServerUnaryReactor* QuoteRedemption(grpc::CallbackServerContext* context,
                                            const v1::QuoteRedemptionRequest* request,
                                            v1::Quote* response) override;
  grpc::ServerUnaryReactor* PlaceHold(grpc::CallbackServerContext* context,
                                      const v1::PlaceHoldRequest* request,
                                      v1::Hold* response) override;
  grpc::ServerUnaryReactor* CaptureHold(grpc::CallbackServerContext* context,
                                        const v1::CaptureHoldRequest* request,
                                        v1::Redemption* response) override;
  grpc::ServerUnaryReactor* ReleaseHold(grpc::CallbackServerContext* context,
                                        const v1::ReleaseHoldRequest* request,
                                        v1::Hold* response) override;
  grpc::ServerUnaryReactor* RedeemCredits(grpc::CallbackServerContext* context,
                                          const v1::RedeemCreditsRequest* request,
                                          v1::Redemption* response) override;
  grpc::ServerUnaryReactor* RefundRedemption(grpc::CallbackServerContext* context,
                                             const v1::RefundRedemptionRequest* request,
                                             v1::Redemption* response) override;
  grpc::ServerUnaryReactor* GetHold(grpc::CallbackServerContext* context,
                                    const v1::GetHoldRequest* request, v1::Hold* response) override;
  grpc::ServerUnaryReactor* GetRedemption(grpc::CallbackServerContext* context,
                                          const v1::GetRedemptionRequest* request,
                                          v1::Redemption* response) override;
  grpc::ServerUnaryReactor* ListRedemptions(grpc::CallbackServerContext* context,
                                            const v1::ListRedemptionsRequest* request,
                                            v1::ListRedemptionsResponse* response) override;

 private:
  const Parts& parts_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_REDEMPTION_SERVICE_H_
