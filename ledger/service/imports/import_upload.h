#ifndef LEDGER_SERVICE_IMPORTS_IMPORT_UPLOAD_H_
#define LEDGER_SERVICE_IMPORTS_IMPORT_UPLOAD_H_

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/imports/byte_budget.h"
#include "ledger/service/parts.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/served_call.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::service {

// A file on its way in, piece by piece. Who may not import is told so before anything of the file
// is read; what is too large, as soon as it is. gRPC deletes it when the answer is sent.
class ImportUpload final : public grpc::ServerReadReactor<v1::CreateImportRequest>,
                           public ServedCall {
 public:
  // What is done with the request once it is whole; on the imports' pool. Fails with what the
  // reader kept, or an error of its own.
  using Use = absl::AnyInvocable<absl::Status(const v1::CreateImportRequest&, RequestReader&)>;

  // `files`: for all that are being received or checked; outlives the call.
  ImportUpload(const Parts& parts, const grpc::CallbackServerContext& context, ByteBudget& files,
               Use use);

  void Start();

  void OnReadDone(bool ok) override;
  void OnDone() override { delete this; }

 private:
  // Adds the piece that was read to the whole.
  absl::Status Join();
  void UseWhole();
  void Answer(const absl::Status& status) { Finish(End(status)); }

  const grpc::CallbackServerContext& context_;
  ByteBudget::Share memory_;
  Use use_;
  v1::CreateImportRequest piece_;
  v1::CreateImportRequest whole_;
  bool has_begun_ = false;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_IMPORTS_IMPORT_UPLOAD_H_
