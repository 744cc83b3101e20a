#ifndef LEDGER_SERVICE_IMPORT_SERVICE_H_
#define LEDGER_SERVICE_IMPORT_SERVICE_H_

#include <string>

#include "absl/status/status.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/byte_budget.h"
#include "ledger/service/import_register.h"
#include "ledger/service/message_limits.h"
#include "ledger/service/parts.h"
#include "ledger/service/progress_call.h"
#include "proto/timecredit/v1/import.grpc.pb.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::service {

// The handlers of ImportService. Thread-safe.
class ImportService final : public v1::ImportService::CallbackService {
 public:
  explicit ImportService(const Parts& parts) : parts_(parts), imports_(parts.clock) {}

  grpc::ServerReadReactor<v1::CreateImportRequest>* CreateImport(
      grpc::CallbackServerContext* context, v1::Import* response) override;
  grpc::ServerUnaryReactor* GetImport(grpc::CallbackServerContext* context,
                                      const v1::GetImportRequest* request,
                                      v1::Import* response) override;
  grpc::ServerWriteReactor<v1::Import>* CommitImport(
      grpc::CallbackServerContext* context, const v1::CommitImportRequest* request) override;
  grpc::ServerUnaryReactor* ListImportRows(grpc::CallbackServerContext* context,
                                           const v1::ListImportRowsRequest* request,
                                           v1::ListImportRowsResponse* response) override;

  // Lets go of what need not be in memory any more. To be called from time to time.
  void Sweep() { imports_.Sweep(); }

 private:
  absl::Status Commit(ProgressCall<v1::Import>& call, const std::string& name);

  const Parts& parts_;
  ByteBudget files_{kAllFiles};
  ImportRegister imports_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_IMPORT_SERVICE_H_
