#ifndef CLIENTS_CPP_REDEMPTIONS_H_
#define CLIENTS_CPP_REDEMPTIONS_H_

#include <memory>

#include "clients/cpp/caller.h"
#include "clients/cpp/pages.h"
#include "clients/cpp/result.h"
#include "proto/timecredit/v1/redemption.grpc.pb.h"
#include "proto/timecredit/v1/redemption.pb.h"

namespace timecredit::client {

// Holds and redemptions: one function for each RPC of RedemptionService, whose file says
// what it does and how it fails. Thread-safe.
class Redemptions {
 public:
  explicit Redemptions(std::shared_ptr<const Caller> caller);

  Result<v1::Quote> QuoteRedemption(v1::QuoteRedemptionRequest request,
                                    const CallOptions& options = {}) const;
  Result<v1::Hold> PlaceHold(v1::PlaceHoldRequest request, const CallOptions& options = {}) const;
  Result<v1::Redemption> CaptureHold(v1::CaptureHoldRequest request,
                                     const CallOptions& options = {}) const;
  Result<v1::Hold> ReleaseHold(v1::ReleaseHoldRequest request,
                               const CallOptions& options = {}) const;
  Result<v1::Redemption> RedeemCredits(v1::RedeemCreditsRequest request,
                                       const CallOptions& options = {}) const;
  Result<v1::Redemption> RefundRedemption(v1::RefundRedemptionRequest request,
                                          const CallOptions& options = {}) const;
  Result<v1::Hold> GetHold(v1::GetHoldRequest request, const CallOptions& options = {}) const;
  Result<v1::Redemption> GetRedemption(v1::GetRedemptionRequest request,
                                       const CallOptions& options = {}) const;
  Pages<v1::Redemption> ListRedemptions(v1::ListRedemptionsRequest request,
                                        const CallOptions& options = {}) const;

 private:
  std::shared_ptr<const Caller> caller_;
  std::shared_ptr<v1::RedemptionService::Stub> stub_;
};

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_REDEMPTIONS_H_
