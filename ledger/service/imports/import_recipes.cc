#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/declaration.h"
#include "ledger/importing/hours_file.h"
#include "ledger/reporting/names.h"
#include "ledger/service/errors.h"
#include "ledger/service/imports/import_register.h"
#include "ledger/service/imports/import_run.h"
#include "ledger/service/imports/import_upload.h"
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

absl::StatusOr<importing::DurationUnit> UnitFrom(v1::DurationUnit message) {
  switch (message) {
    case v1::DURATION_UNIT_MINUTES:
      return importing::DurationUnit::kMinutes;
    case v1::DURATION_UNIT_HOURS:
      return importing::DurationUnit::kHours;
    case v1::DURATION_UNIT_HOURS_AND_MINUTES:
      return importing::DurationUnit::kHoursAndMinutes;
    default:
      return domain::RefuseArgument("UNIT_MISSING", "import.duration_unit");
  }
}

absl::StatusOr<importing::DateForm> DateFormFrom(v1::DateFormat message) {
  switch (message) {
    case v1::DATE_FORMAT_YEAR_MONTH_DAY:
      return importing::DateForm::kYearMonthDay;
    case v1::DATE_FORMAT_DAY_MONTH_YEAR:
      return importing::DateForm::kDayMonthYear;
    case v1::DATE_FORMAT_MONTH_DAY_YEAR:
      return importing::DateForm::kMonthDayYear;
    default:
      return domain::RefuseArgument("FIELD_REQUIRED", "import.date_format");
  }
}

absl::StatusOr<importing::Declaration> DeclarationFrom(const v1::Import& message) {
  const auto unit = UnitFrom(message.duration_unit());
  if (!unit.ok()) return unit.status();
  const auto date_form = DateFormFrom(message.date_format());
  if (!date_form.ok()) return date_form.status();
  const v1::ImportColumns& columns = message.columns();
  return importing::Declaration{.source = message.source(),
                                .columns = {.member = columns.member(),
                                            .activity = columns.activity(),
                                            .date = columns.date(),
                                            .duration = columns.duration(),
                                            .start_time = columns.start_time(),
                                            .quantity = columns.quantity(),
                                            .text = columns.text(),
                                            .reference = columns.reference()},
                                .unit = *unit,
                                .date_form = *date_form};
}

// What the client said of the file, without what only the server knows.
v1::Import Declared(const v1::Import& message) {
  v1::Import declared;
  declared.set_source(message.source());
  *declared.mutable_columns() = message.columns();
  declared.set_duration_unit(message.duration_unit());
  declared.set_date_format(message.date_format());
  return declared;
}

v1::Import Describe(const Parts& parts, const ImportRun& run) {
  ReplyWriter writer(parts.names, run.scheme());
  v1::Import described = run.Describe();
  described.set_name(absl::StrCat(writer.Scheme(), "/imports/", run.number()));
  return described;
}

bool IsProblem(const ImportedRow& row) {
  return row.state == v1::ImportRow::STATE_INVALID || row.state == v1::ImportRow::STATE_CONFLICT ||
         row.state == v1::ImportRow::STATE_REFUSED;
}

void WriteImportRow(const Parts& parts, const std::string& language, const ImportedRow& row,
                    ReplyWriter& writer, v1::ImportRow& message) {
  message.set_line(static_cast<int32_t>(row.line));
  message.set_state(row.state);
  message.set_hour_log(writer.Recorded("hourLogs", row.hour_log));
  if (!row.status.ok()) {
    *message.mutable_error() = Explain(row.status, language, "", parts.wording);
  }
}

absl::Status Commit(ProgressCall<v1::Import>& call, const std::string& name) {
  const Parts& parts = call.parts();
  if (auto wanted = call.caller().CheckWanted(); !wanted.ok()) return wanted;
  RequestReader reader(call.caller(), parts.names, reporting::Look::kInStore);
  const auto number = reader.Recorded(name, "imports", "name");
  if (!reader.status().ok()) return reader.status();
  const auto run = parts.imports.Find(reader.scheme(), number);
  if (!run.ok()) return run.status();
  auto status = (*run)->Commit(call.caller(), [&] { call.Send(Describe(parts, **run)); });
  if (status.ok()) call.Send(Describe(parts, **run));
  return status;
}

}  // namespace

grpc::ServerReadReactor<v1::CreateImportRequest>* ServeCreateImport(
    const Parts& parts, grpc::CallbackServerContext* context, v1::Import* response) {
  const auto use = [&parts, response](const v1::CreateImportRequest& request,
                                      RequestReader& reader) {
    const auto scheme = reader.Scheme(request.parent(), "parent");
    if (!reader.status().ok()) return reader.status();
    const auto declaration = DeclarationFrom(request.import());
    if (!declaration.ok()) return declaration.status();
    const auto rows = importing::ReadHours(request.csv(), *declaration);
    if (!rows.ok()) return rows.status();
    auto run = std::make_shared<ImportRun>(parts, scheme, parts.imports.NextNumber(),
                                           Declared(request.import()));
    if (auto status = run->Check(reader.caller(), *rows); !status.ok()) return status;
    parts.imports.Add(run);
    *response = Describe(parts, *run);
    return absl::OkStatus();
  };
  auto* upload = new ImportUpload(parts, *context, parts.import_files, use);
  upload->Start();
  return upload;
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

Recipe RecipeFor(const Parts& parts, const v1::GetImportRequest& request, v1::Import& response) {
  return RecipeOf(request, parts.pools.points,
                  [&parts, &request, &response](RequestReader& reader) {
                    const auto number = reader.Recorded(request.name(), "imports", "name");
                    if (!reader.status().ok()) return reader.status();
                    const auto run = parts.imports.Find(reader.scheme(), number);
                    if (!run.ok()) return run.status();
                    response = Describe(parts, **run);
                    return absl::OkStatus();
                  });
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
