#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/reporting/names.h"
#include "ledger/service/errors.h"
#include "ledger/service/imports/hours_rows.h"
#include "ledger/service/imports/import_messages.h"
#include "ledger/service/imports/import_register.h"
#include "ledger/service/imports/import_rows.h"
#include "ledger/service/imports/import_run.h"
#include "ledger/service/imports/import_upload.h"
#include "ledger/service/imports/imported_row.h"
#include "ledger/service/imports/member_rows.h"
#include "ledger/service/page_token.h"
#include "ledger/service/parts.h"
#include "ledger/service/progress_call.h"
#include "ledger/service/recipe.h"
#include "ledger/service/recipes.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/request_shape.h"
#include "ledger/storage/store.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::service {
namespace {

using Remarks = google::protobuf::RepeatedPtrField<v1::ImportRemark>;

void WriteRemarks(const Parts& parts, const std::string& language,
                  const std::vector<FileRemark>& remarks, Remarks& messages) {
  for (const FileRemark& remark : remarks) {
    v1::ImportRemark& message = *messages.Add();
    message.set_kind(remark.kind);
    message.set_sentence(
        parts.wording.Say(language, remark.kind, remark.arguments).value_or(remark.kind));
  }
}

v1::Import Describe(const Parts& parts, const std::string& language, const ImportRun& run) {
  ReplyWriter writer(parts.names, run.scheme());
  v1::Import described = run.Describe();
  described.set_name(absl::StrCat(writer.Scheme(), "/imports/", run.number()));
  WriteRemarks(parts, language, run.Remarks(), *described.mutable_remarks());
  return described;
}

bool IsProblem(const ImportedRow& row) {
  return row.state == v1::ImportRow::STATE_INVALID || row.state == v1::ImportRow::STATE_CONFLICT ||
         row.state == v1::ImportRow::STATE_REFUSED || !row.remarks.empty();
}

void WriteImportRow(const Parts& parts, const std::string& language, const ImportedRow& row,
                    ReplyWriter& writer, v1::ImportRow& message) {
  message.set_line(static_cast<int32_t>(row.line));
  message.set_state(row.state);
  message.set_hour_log(writer.Recorded("hourLogs", row.hour_log));
  message.set_member(writer.Member(row.member));
  if (!row.status.ok()) {
    *message.mutable_error() = Explain(row.status, language, "", parts.wording);
  }
  WriteRemarks(parts, language, row.remarks, *message.mutable_remarks());
}

// By what the rows are.
absl::StatusOr<std::unique_ptr<ImportRows>> RowsFrom(const Parts& parts,
                                                     domain::SchemeNumber scheme,
                                                     const v1::CreateImportRequest& request,
                                                     RequestReader& reader) {
  switch (request.import().kind_case()) {
    case v1::Import::kColumns:
      return HoursRowsFrom(parts, scheme, request, reader);
    case v1::Import::kMemberColumns:
      return MemberRowsFrom(parts, scheme, request);
    case v1::Import::KIND_NOT_SET:
      break;
  }
  return domain::RefuseArgument("FIELD_REQUIRED", "import.columns");
}

absl::Status Commit(ProgressCall<v1::Import>& call, const std::string& name) {
  const Parts& parts = call.parts();
  if (auto wanted = call.caller().CheckWanted(); !wanted.ok()) return wanted;
  RequestReader reader(call.caller(), parts.names, reporting::Look::kInStore);
  const auto number = reader.Recorded(name, "imports", "name");
  if (!reader.status().ok()) return reader.status();
  const auto run = parts.imports.Find(reader.scheme(), number);
  if (!run.ok()) return run.status();
  const auto send = [&] { call.Send(Describe(parts, call.caller().language, **run)); };
  auto status = (*run)->Commit(call.caller(), send);
  if (status.ok()) send();
  return status;
}

}  // namespace

grpc::ServerReadReactor<v1::CreateImportRequest>* ServeCreateImport(
    const Parts& parts, grpc::CallbackServerContext* context, v1::Import* response) {
  const auto use = [&parts, response](const v1::CreateImportRequest& request,
                                      RequestReader& reader) {
    const auto scheme = reader.Scheme(request.parent(), "parent");
    if (!reader.status().ok()) return reader.status();
    auto rows = RowsFrom(parts, scheme, request, reader);
    if (!rows.ok()) return rows.status();
    const v1::Import declared = Declared(request.import(), (*rows)->delimiter());
    auto run = std::make_shared<ImportRun>(parts, scheme, parts.imports.NextNumber(), declared,
                                           *std::move(rows));
    if (auto status = run->Check(reader.caller()); !status.ok()) return status;
    parts.imports.Add(run);
    *response = Describe(parts, reader.caller().language, *run);
    return absl::OkStatus();
  };
  auto* upload = new ImportUpload(parts, *context, parts.import_files, use);
  upload->Start();
  return upload;
}

Recipe RecipeFor(const Parts& parts, const v1::GetImportRequest& request, v1::Import& response) {
  return RecipeOf(request, parts.pools.points,
                  [&parts, &request, &response](RequestReader& reader) {
                    const auto number = reader.Recorded(request.name(), "imports", "name");
                    if (!reader.status().ok()) return reader.status();
                    const auto run = parts.imports.Find(reader.scheme(), number);
                    if (!run.ok()) return run.status();
                    response = Describe(parts, reader.caller().language, **run);
                    return absl::OkStatus();
                  });
}

grpc::ServerWriteReactor<v1::Import>* ServeCommitImport(const Parts& parts,
                                                        grpc::CallbackServerContext* context,
                                                        const v1::CommitImportRequest* request) {
  auto* call = new ProgressCall<v1::Import>(parts, *context, "ImportService/CommitImport");
  auto status = call->Admit();
  if (status.ok()) status = RequestShape(*request).Check();
  if (!status.ok()) {
    call->Answer(status);
    return call;
  }
  const bool taken = parts.pools.imports.TryRun(
      [call, name = request->name()] { call->Answer(Commit(*call, name)); });
  if (!taken) call->Answer(storage::QueueFull(absl::Seconds(1)));
  return call;
}

Recipe RecipeFor(const Parts& parts, const v1::ListImportRowsRequest& request,
                 v1::ListImportRowsResponse& response) {
  return RecipeOf(request, parts.pools.scans, [&parts, &request, &response](RequestReader& reader) {
    const auto number = reader.Recorded(request.parent(), "imports", "parent");
    const auto page = reader.Page(request);
    if (!reader.status().ok()) return reader.status();
    const auto first = NumberInPageToken(page.from);
    if (!first.ok()) return first.status();
    const auto run = parts.imports.Find(reader.scheme(), number);
    if (!run.ok()) return run.status();
    ReplyWriter writer(parts.names, reader.scheme());
    const std::vector<ImportedRow> rows = (*run)->Rows();
    for (size_t i = *first; i < rows.size(); ++i) {
      if (request.only_problems() && !IsProblem(rows[i])) continue;
      if (static_cast<size_t>(response.rows_size()) == page.limit) {
        response.set_next_page_token(MakePageToken(page.request, absl::StrCat(i)));
        break;
      }
      WriteImportRow(parts, reader.caller().language, rows[i], writer, *response.add_rows());
    }
    return writer.status();
  });
}

}  // namespace timecredit::service
