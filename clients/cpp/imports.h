#ifndef CLIENTS_CPP_IMPORTS_H_
#define CLIENTS_CPP_IMPORTS_H_

#include <memory>

#include "absl/functional/function_ref.h"
#include "clients/cpp/caller.h"
#include "clients/cpp/pages.h"
#include "clients/cpp/result.h"
#include "proto/timecredit/v1/import.grpc.pb.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::client {

// Imports of hours from files: one function for each RPC of ImportService, whose file says
// what it does and how it fails. Thread-safe.
class Imports {
 public:
  explicit Imports(std::shared_ptr<const Caller> caller);

  // The request with the whole file, which is sent in pieces.
  Result<v1::Import> CreateImport(const v1::CreateImportRequest& request,
                                  const CallOptions& options = {}) const;
  Result<v1::Import> GetImport(v1::GetImportRequest request, const CallOptions& options = {}) const;
  // The last message; `visit` is given each.
  Result<v1::Import> CommitImport(const v1::CommitImportRequest& request,
                                  absl::FunctionRef<void(const v1::Import&)> visit,
                                  const CallOptions& options = {}) const;
  Pages<v1::ImportRow> ListImportRows(v1::ListImportRowsRequest request,
                                      const CallOptions& options = {}) const;

 private:
  std::shared_ptr<const Caller> caller_;
  std::shared_ptr<v1::ImportService::Stub> stub_;
};

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_IMPORTS_H_
