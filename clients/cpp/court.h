#ifndef CLIENTS_CPP_COURT_H_
#define CLIENTS_CPP_COURT_H_

#include <memory>

#include "clients/cpp/caller.h"
#include "clients/cpp/pages.h"
#include "clients/cpp/result.h"
#include "proto/timecredit/v1/court.grpc.pb.h"
#include "proto/timecredit/v1/court.pb.h"

namespace timecredit::client {

// What sentences require of members: one function for each RPC of CourtService, whose file says
// what it does and how it fails. Thread-safe.
class Court {
 public:
  explicit Court(std::shared_ptr<const Caller> caller);

  Result<v1::Obligation> ImposeObligation(v1::ImposeObligationRequest request,
                                          const CallOptions& options = {}) const;
  Result<v1::Obligation> GetObligation(v1::GetObligationRequest request,
                                       const CallOptions& options = {}) const;
  Pages<v1::Obligation> ListObligations(v1::ListObligationsRequest request,
                                        const CallOptions& options = {}) const;

 private:
  std::shared_ptr<const Caller> caller_;
  std::shared_ptr<v1::CourtService::Stub> stub_;
};

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_COURT_H_
