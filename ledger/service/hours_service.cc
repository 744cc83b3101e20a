#include "ledger/service/hours_service.h"

#include <cstddef>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/reporting/hour_logs.h"
#include "ledger/reporting/records.h"
#include "ledger/service/batch_call.h"
#include "ledger/service/hours_messages.h"
#include "ledger/service/hours_recipes.h"
#include "ledger/service/page_token.h"
#include "ledger/service/parts.h"
#include "ledger/service/read_call.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/request_shape.h"
#include "ledger/service/write_call.h"
#include "proto/google/rpc/status.pb.h"
#include "proto/timecredit/v1/hours.pb.h"

namespace timecredit::service {
namespace {

// A batch of rows, each by its recipe, with one result a row.
template <class Request, class RowRecipe>
BatchRecipe BatchOf(const Request& request, v1::BatchHoursResponse& response,
                    const RowRecipe& row_recipe) {
  BatchRecipe batch{.shape = RequestShape(request)};
  batch.check = [&request](RequestReader& reader) { reader.Scheme(request.parent(), "parent"); };
  batch.rows.reserve(static_cast<size_t>(request.rows_size()));
  for (const auto& row : request.rows()) {
    auto recipe = row_recipe(row, *response.add_results()->mutable_hour_log());
    recipe.validate_only = request.validate_only() || row.validate_only();
    batch.rows.push_back(std::move(recipe));
  }
  batch.refuse = [&response](size_t row, const google::rpc::Status& why) {
    *response.mutable_results(static_cast<int>(row))->mutable_error() = why;
  };
  return batch;
}

// The whole log, texts included.
absl::Status WriteWhole(const Parts& parts, const domain::HourLog& log, ReplyWriter& writer,
                        v1::HourLog& message) {
  WriteHourLog(log, writer, message);
  auto member = parts.members.Find(log.scheme, log.member, "member");
  if (!member.ok()) return member.status();
  message.set_member_full_name(std::move(member->fields.name));
  auto text = parts.members.TextOf(log.scheme, log.member, log.hour_log);
  if (!text.ok()) return text.status();
  message.set_text(*std::move(text));
  const auto decided = log.state == domain::HourLogState::kReversed   ? log.reversed
                       : log.state == domain::HourLogState::kRejected ? log.resolved
                                                                      : domain::Sequence();
  auto reason = parts.members.TextOf(log.scheme, log.member, decided);
  if (!reason.ok()) return reason.status();
  message.set_reason(*std::move(reason));
  const auto recorded_at = reporting::RecordedAt(parts.exchange.store(), log.scheme, log.hour_log);
  if (!recorded_at.ok()) return recorded_at.status();
  *message.mutable_create_time() = ReplyWriter::Instant(*recorded_at);
  return writer.status();
}

}  // namespace

grpc::ServerUnaryReactor* HoursService::LogHours(grpc::CallbackServerContext* context,
                                                 const v1::LogHoursRequest* request,
                                                 v1::HourLog* response) {
  return Write(parts_, context, "HoursService/LogHours", LogHoursRecipe(*request, *response));
}

grpc::ServerUnaryReactor* HoursService::BatchLogHours(grpc::CallbackServerContext* context,
                                                      const v1::BatchLogHoursRequest* request,
                                                      v1::BatchHoursResponse* response) {
  const auto row_recipe = [](const v1::LogHoursRequest& row, v1::HourLog& log) {
    return LogHoursRecipe(row, log, /*is_row=*/true);
  };
  return WriteBatch(parts_, context, "HoursService/BatchLogHours",
                    BatchOf(*request, *response, row_recipe));
}

grpc::ServerUnaryReactor* HoursService::ApproveHours(grpc::CallbackServerContext* context,
                                                     const v1::ApproveHoursRequest* request,
                                                     v1::HourLog* response) {
  return Write(parts_, context, "HoursService/ApproveHours",
               ApproveHoursRecipe(parts_, *request, *response));
}

grpc::ServerUnaryReactor* HoursService::BatchApproveHours(
    grpc::CallbackServerContext* context, const v1::BatchApproveHoursRequest* request,
    v1::BatchHoursResponse* response) {
  const auto row_recipe = [this](const v1::ApproveHoursRequest& row, v1::HourLog& log) {
    return ApproveHoursRecipe(parts_, row, log);
  };
  return WriteBatch(parts_, context, "HoursService/BatchApproveHours",
                    BatchOf(*request, *response, row_recipe));
}

grpc::ServerUnaryReactor* HoursService::RejectHours(grpc::CallbackServerContext* context,
                                                    const v1::RejectHoursRequest* request,
                                                    v1::HourLog* response) {
  return Write(parts_, context, "HoursService/RejectHours",
               RejectHoursRecipe(parts_, *request, *response));
}

grpc::ServerUnaryReactor* HoursService::BatchRejectHours(grpc::CallbackServerContext* context,
                                                         const v1::BatchRejectHoursRequest* request,
                                                         v1::BatchHoursResponse* response) {
  const auto row_recipe = [this](const v1::RejectHoursRequest& row, v1::HourLog& log) {
    return RejectHoursRecipe(parts_, row, log);
  };
  return WriteBatch(parts_, context, "HoursService/BatchRejectHours",
                    BatchOf(*request, *response, row_recipe));
}

grpc::ServerUnaryReactor* HoursService::ReverseHours(grpc::CallbackServerContext* context,
                                                     const v1::ReverseHoursRequest* request,
                                                     v1::HourLog* response) {
  return Write(parts_, context, "HoursService/ReverseHours",
               ReverseHoursRecipe(parts_, *request, *response));
}

grpc::ServerUnaryReactor* HoursService::GetHourLog(grpc::CallbackServerContext* context,
                                                   const v1::GetHourLogRequest* request,
                                                   v1::HourLog* response) {
  return Read(
      parts_, context, "HoursService/GetHourLog", RequestShape(*request), parts_.pools.points,
      [this, request, response](RequestReader& reader) {
        const auto number = reader.Recorded(request->name(), "hourLogs", "name");
        if (!reader.status().ok()) return reader.status();
        const auto found = parts_.registers.Find<domain::HourLog>({reader.scheme(), number});
        if (!found.ok()) return found.status();
        reader.CheckAbout(*found);
        if (!reader.status().ok()) return reader.status();
        if (*found == nullptr) return domain::RefuseMissing("HOUR_LOG_UNKNOWN", "name");
        ReplyWriter writer(parts_.names, reader.scheme());
        return WriteWhole(parts_, **found, writer, *response);
      });
}

grpc::ServerUnaryReactor* HoursService::ListHourLogs(grpc::CallbackServerContext* context,
                                                     const v1::ListHourLogsRequest* request,
                                                     v1::ListHourLogsResponse* response) {
  return Read(parts_, context, "HoursService/ListHourLogs", RequestShape(*request),
              parts_.pools.scans, [this, request, response](RequestReader& reader) {
                reader.Scheme(request->parent(), "parent");
                const auto member = reader.AnySubject(request->member(), "member");
                const auto asked = reader.Page(*request);
                if (!reader.status().ok()) return reader.status();
                const auto number = NumberInPageToken(asked.from);
                if (!number.ok()) return number.status();
                const domain::Sequence from(*number);
                const storage::Store& store = parts_.exchange.store();
                const auto page =
                    member.IsNone()
                        ? reporting::AwaitingLogs(store, reader.scheme(), from, asked.limit)
                        : reporting::LogsOfMember(store, reader.scheme(), member, from, asked.limit,
                                                  reader.caller().is_wanted);
                if (!page.ok()) return page.status();
                ReplyWriter writer(parts_.names, reader.scheme());
                for (const domain::HourLog& log : page->logs) {
                  auto status = WriteWhole(parts_, log, writer, *response->add_hour_logs());
                  if (!status.ok()) return status;
                }
                if (!page->next.IsNone()) {
                  response->set_next_page_token(
                      MakePageToken(asked.request, absl::StrCat(page->next.value)));
                }
                return absl::OkStatus();
              });
}

}  // namespace timecredit::service
