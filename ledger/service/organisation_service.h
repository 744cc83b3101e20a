#ifndef LEDGER_SERVICE_ORGANISATION_SERVICE_H_
#define LEDGER_SERVICE_ORGANISATION_SERVICE_H_

#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/parts.h"
#include "proto/timecredit/v1/organisation.grpc.pb.h"
#include "proto/timecredit/v1/organisation.pb.h"

namespace timecredit::service {

// The handlers of OrganisationService. Thread-safe.
class OrganisationService final : public v1::OrganisationService::CallbackService {
 public:
  explicit OrganisationService(const Parts& parts) : parts_(parts) {}

  grpc::ServerUnaryReactor* CreateOrganisation(grpc::CallbackServerContext* context,
                                               const v1::CreateOrganisationRequest* request,
                                               v1::Organisation* response) override;
  grpc::ServerUnaryReactor* GetOrganisation(grpc::CallbackServerContext* context,
                                            const v1::GetOrganisationRequest* request,
                                            v1::Organisation* response) override;
  grpc::ServerUnaryReactor* ListOrganisations(grpc::CallbackServerContext* context,
                                              const v1::ListOrganisationsRequest* request,
                                              v1::ListOrganisationsResponse* response) override;
  grpc::ServerUnaryReactor* UpdateOrganisation(grpc::CallbackServerContext* context,
                                               const v1::UpdateOrganisationRequest* request,
                                               v1::Organisation* response) override;
  grpc::ServerUnaryReactor* CreateOffer(grpc::CallbackServerContext* context,
                                        const v1::CreateOfferRequest* request,
                                        v1::Offer* response) override;
  grpc::ServerUnaryReactor* GetOffer(grpc::CallbackServerContext* context,
                                     const v1::GetOfferRequest* request,
                                     v1::Offer* response) override;
  grpc::ServerUnaryReactor* UpdateOffer(grpc::CallbackServerContext* context,
                                        const v1::UpdateOfferRequest* request,
                                        v1::Offer* response) override;
  grpc::ServerUnaryReactor* ListOffers(grpc::CallbackServerContext* context,
                                       const v1::ListOffersRequest* request,
                                       v1::ListOffersResponse* response) override;
  grpc::ServerUnaryReactor* SuspendOffer(grpc::CallbackServerContext* context,
                                         const v1::SuspendOfferRequest* request,
                                         v1::Offer* response) override;
  grpc::ServerUnaryReactor* ResumeOffer(grpc::CallbackServerContext* context,
                                        const v1::ResumeOfferRequest* request,
                                        v1::Offer* response) override;

 private:
  const Parts& parts_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_ORGANISATION_SERVICE_H_
