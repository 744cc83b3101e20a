#ifndef CLIENTS_CPP_ORGANISATIONS_H_
#define CLIENTS_CPP_ORGANISATIONS_H_

#include <memory>

#include "clients/cpp/caller.h"
#include "clients/cpp/pages.h"
#include "clients/cpp/result.h"
#include "proto/timecredit/v1/organisation.grpc.pb.h"
#include "proto/timecredit/v1/organisation.pb.h"

namespace timecredit::client {

// Organisations and their offers: one function for each RPC of OrganisationService, whose file says
// what it does and how it fails. Thread-safe.
class Organisations {
 public:
  explicit Organisations(std::shared_ptr<const Caller> caller);

  Result<v1::Organisation> CreateOrganisation(v1::CreateOrganisationRequest request,
                                              const CallOptions& options = {}) const;
  Result<v1::Organisation> GetOrganisation(v1::GetOrganisationRequest request,
                                           const CallOptions& options = {}) const;
  Result<v1::Organisation> UpdateOrganisation(v1::UpdateOrganisationRequest request,
                                              const CallOptions& options = {}) const;
  Pages<v1::Organisation> ListOrganisations(v1::ListOrganisationsRequest request,
                                            const CallOptions& options = {}) const;
  Result<v1::Offer> CreateOffer(v1::CreateOfferRequest request,
                                const CallOptions& options = {}) const;
  Result<v1::Offer> GetOffer(v1::GetOfferRequest request, const CallOptions& options = {}) const;
  Result<v1::Offer> UpdateOffer(v1::UpdateOfferRequest request,
                                const CallOptions& options = {}) const;
  Pages<v1::Offer> ListOffers(v1::ListOffersRequest request, const CallOptions& options = {}) const;
  Result<v1::Offer> SuspendOffer(v1::SuspendOfferRequest request,
                                 const CallOptions& options = {}) const;
  Result<v1::Offer> ResumeOffer(v1::ResumeOfferRequest request,
                                const CallOptions& options = {}) const;

 private:
  std::shared_ptr<const Caller> caller_;
  std::shared_ptr<v1::OrganisationService::Stub> stub_;
};

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_ORGANISATIONS_H_
