#include "clients/cpp/redemptions.h"

#include <memory>
#include <utility>

namespace timecredit::client {

using v1::RedemptionService;

Redemptions::Redemptions(std::shared_ptr<const Caller> caller)
    : caller_(std::move(caller)), stub_(RedemptionService::NewStub(caller_->channel())) {}

Result<v1::Quote> Redemptions::QuoteRedemption(v1::QuoteRedemptionRequest request,
                                               const CallOptions& options) const {
  return caller_->Call(*stub_, &RedemptionService::Stub::QuoteRedemption, std::move(request),
                       options);
}

Result<v1::Hold> Redemptions::PlaceHold(v1::PlaceHoldRequest request,
                                        const CallOptions& options) const {
  return caller_->Call(*stub_, &RedemptionService::Stub::PlaceHold, std::move(request), options);
}

Result<v1::Redemption> Redemptions::CaptureHold(v1::CaptureHoldRequest request,
                                                const CallOptions& options) const {
  return caller_->Call(*stub_, &RedemptionService::Stub::CaptureHold, std::move(request), options);
}

Result<v1::Hold> Redemptions::ReleaseHold(v1::ReleaseHoldRequest request,
                                          const CallOptions& options) const {
  return caller_->Call(*stub_, &RedemptionService::Stub::ReleaseHold, std::move(request), options);
}

Result<v1::Redemption> Redemptions::RedeemCredits(v1::RedeemCreditsRequest request,
                                                  const CallOptions& options) const {
  return caller_->Call(*stub_, &RedemptionService::Stub::RedeemCredits, std::move(request),
                       options);
}

Result<v1::Redemption> Redemptions::RefundRedemption(v1::RefundRedemptionRequest request,
                                                     const CallOptions& options) const {
  return caller_->Call(*stub_, &RedemptionService::Stub::RefundRedemption, std::move(request),
                       options);
}

Result<v1::Hold> Redemptions::GetHold(v1::GetHoldRequest request,
                                      const CallOptions& options) const {
  return caller_->Call(*stub_, &RedemptionService::Stub::GetHold, std::move(request), options);
}

Result<v1::Redemption> Redemptions::GetRedemption(v1::GetRedemptionRequest request,
                                                  const CallOptions& options) const {
  return caller_->Call(*stub_, &RedemptionService::Stub::GetRedemption, std::move(request),
                       options);
}

Pages<v1::Redemption> Redemptions::ListRedemptions(v1::ListRedemptionsRequest request,
                                                   const CallOptions& options) const {
  return List(caller_, stub_, &RedemptionService::Stub::ListRedemptions, std::move(request),
              options, &v1::ListRedemptionsResponse::mutable_redemptions);
}

}  // namespace timecredit::client
