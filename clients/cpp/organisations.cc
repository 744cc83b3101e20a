#include "clients/cpp/organisations.h"

#include <memory>
#include <utility>

namespace timecredit::client {

using v1::OrganisationService;

Organisations::Organisations(std::shared_ptr<const Caller> caller)
    : caller_(std::move(caller)), stub_(OrganisationService::NewStub(caller_->channel())) {}

Result<v1::Organisation> Organisations::CreateOrganisation(v1::CreateOrganisationRequest request,
                                                           const CallOptions& options) const {
  return caller_->Call(*stub_, &OrganisationService::Stub::CreateOrganisation, std::move(request),
                       options);
}

Result<v1::Organisation> Organisations::GetOrganisation(v1::GetOrganisationRequest request,
                                                        const CallOptions& options) const {
  return caller_->Call(*stub_, &OrganisationService::Stub::GetOrganisation, std::move(request),
                       options);
}

Result<v1::Organisation> Organisations::UpdateOrganisation(v1::UpdateOrganisationRequest request,
                                                           const CallOptions& options) const {
  return caller_->Call(*stub_, &OrganisationService::Stub::UpdateOrganisation, std::move(request),
                       options);
}

Pages<v1::Organisation> Organisations::ListOrganisations(v1::ListOrganisationsRequest request,
                                                         const CallOptions& options) const {
  return List(caller_, stub_, &OrganisationService::Stub::ListOrganisations, std::move(request),
              options, &v1::ListOrganisationsResponse::mutable_organisations);
}

Result<v1::Offer> Organisations::CreateOffer(v1::CreateOfferRequest request,
                                             const CallOptions& options) const {
  return caller_->Call(*stub_, &OrganisationService::Stub::CreateOffer, std::move(request),
                       options);
}

Result<v1::Offer> Organisations::GetOffer(v1::GetOfferRequest request,
                                          const CallOptions& options) const {
  return caller_->Call(*stub_, &OrganisationService::Stub::GetOffer, std::move(request), options);
}

Result<v1::Offer> Organisations::UpdateOffer(v1::UpdateOfferRequest request,
                                             const CallOptions& options) const {
  return caller_->Call(*stub_, &OrganisationService::Stub::UpdateOffer, std::move(request),
                       options);
}

Pages<v1::Offer> Organisations::ListOffers(v1::ListOffersRequest request,
                                           const CallOptions& options) const {
  return List(caller_, stub_, &OrganisationService::Stub::ListOffers, std::move(request), options,
              &v1::ListOffersResponse::mutable_offers);
}

Result<v1::Offer> Organisations::SuspendOffer(v1::SuspendOfferRequest request,
                                              const CallOptions& options) const {
  return caller_->Call(*stub_, &OrganisationService::Stub::SuspendOffer, std::move(request),
                       options);
}

Result<v1::Offer> Organisations::ResumeOffer(v1::ResumeOfferRequest request,
                                             const CallOptions& options) const {
  return caller_->Call(*stub_, &OrganisationService::Stub::ResumeOffer, std::move(request),
                       options);
}

}  // namespace timecredit::client
