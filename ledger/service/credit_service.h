#ifndef LEDGER_SERVICE_CREDIT_SERVICE_H_
#define LEDGER_SERVICE_CREDIT_SERVICE_H_

#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/parts.h"
#include "proto/timecredit/v1/credit.grpc.pb.h"
#include "proto/timecredit/v1/credit.pb.h"

namespace timecredit::service {

// The handlers of CreditService. Thread-safe.
class CreditService final : public v1::CreditService::CallbackService {
 public:
  explicit CreditService(const Parts& parts) : parts_(parts) {}

  grpc::ServerUnaryReactor* GetBalance(grpc::CallbackServerContext* context,
                                       const v1::GetBalanceRequest* request,
                                       v1::Balance* response) override;
  grpc::ServerUnaryReactor* ListEntries(grpc::CallbackServerContext* context,
                                        const v1::ListEntriesRequest* request,
                                        v1::ListEntriesResponse* response) override;
  grpc::ServerUnaryReactor* GetEntry(grpc::CallbackServerContext* context,
                                     const v1::GetEntryRequest* request,
                                     v1::Entry* response) override;
  grpc::ServerUnaryReactor* GrantCredits(grpc::CallbackServerContext* context,
                                         const v1::GrantCreditsRequest* request,
                                         v1::Entry* response) override;
  grpc::ServerUnaryReactor* TransferCredits(grpc::CallbackServerContext* context,
                                            const v1::TransferCreditsRequest* request,
                                            v1::Entry* response) override;
  grpc::ServerUnaryReactor* ReverseEntry(grpc::CallbackServerContext* context,
                                         const v1::ReverseEntryRequest* request,
                                         v1::Entry* response) override;

 private:
  const Parts& parts_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_CREDIT_SERVICE_H_
