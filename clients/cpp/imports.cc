#include "clients/cpp/imports.h"

#include <memory>
#include <utility>

namespace timecredit::client {

using v1::ImportService;

Imports::Imports(std::shared_ptr<const Caller> caller)
    : caller_(std::move(caller)), stub_(ImportService::NewStub(caller_->channel())) {}

Result<v1::Import> Imports::CreateImport(v1::CreateImportRequest request,
                                         const CallOptions& options) const {
  return caller_->Call(*stub_, &ImportService::Stub::CreateImport, std::move(request), options);
}

Result<v1::Import> Imports::GetImport(v1::GetImportRequest request,
                                      const CallOptions& options) const {
  return caller_->Call(*stub_, &ImportService::Stub::GetImport, std::move(request), options);
}

Result<v1::Import> Imports::CommitImport(const v1::CommitImportRequest& request,
                                         absl::FunctionRef<void(const v1::Import&)> visit,
                                         const CallOptions& options) const {
  return caller_->Stream(*stub_, &ImportService::Stub::CommitImport, request, options, visit);
}

Pages<v1::ImportRow> Imports::ListImportRows(v1::ListImportRowsRequest request,
                                             const CallOptions& options) const {
  return List(caller_, stub_, &ImportService::Stub::ListImportRows, std::move(request), options,
              &v1::ListImportRowsResponse::mutable_rows);
}

}  // namespace timecredit::client
