#include "clients/cpp/imports.h"

#include <grpcpp/support/sync_stream.h>

#include <cstddef>
#include <memory>
#include <string>
#include <utility>

namespace timecredit::client {

using v1::ImportService;

namespace {

constexpr size_t kPieceBytes = 1 << 20;

}  // namespace

Imports::Imports(std::shared_ptr<const Caller> caller)
    : caller_(std::move(caller)), stub_(ImportService::NewStub(caller_->channel())) {}

Result<v1::Import> Imports::CreateImport(const v1::CreateImportRequest& request,
                                         const CallOptions& options) const {
  const auto write = [&request](grpc::ClientWriter<v1::CreateImportRequest>& writer) {
    v1::CreateImportRequest piece;
    piece.set_parent(request.parent());
    if (request.has_import()) *piece.mutable_import() = request.import();
    const std::string& file = request.csv();
    for (size_t from = 0; from == 0 || from < file.size(); from += kPieceBytes) {
      piece.set_csv(file.substr(from, kPieceBytes));
      if (!writer.Write(piece)) return;  // the server has answered already
      piece.Clear();
    }
  };
  return caller_->Upload<ImportService::Stub, v1::CreateImportRequest, v1::Import>(
      *stub_, &ImportService::Stub::CreateImport, write, options);
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
