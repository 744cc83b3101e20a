#include "ledger/service/activity_service.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/auth/policy.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/scheme.h"
#include "ledger/domain/session.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "ledger/service/activity_messages.h"
#include "ledger/service/batch_call.h"
#include "ledger/service/counted_unit.h"
#include "ledger/service/discharge.h"
#include "ledger/service/hours_messages.h"
#include "ledger/service/listing.h"
#include "ledger/service/mask.h"
#include "ledger/service/names_messages.h"
#include "ledger/service/parts.h"
#include "ledger/service/read_call.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/request_shape.h"
#include "ledger/service/session_messages.h"
#include "ledger/service/write_call.h"
#include "proto/google/rpc/status.pb.h"
#include "proto/timecredit/v1/activity.pb.h"

namespace timecredit::service {

grpc::ServerUnaryReactor* ActivityService::CreateActivity(grpc::CallbackServerContext* context,
                                                          const v1::CreateActivityRequest* request,
                                                          v1::Activity* response) {
  const auto convert = [this, request](RequestReader& reader) -> exchange::Command {
    reader.Scheme(request->parent(), "parent");
    exchange::CreateActivity command;
    const v1::Activity& asked = request->activity();
    command.activity = ActivityFrom(request->activity_id(), asked);
    command.activity.host = reader.Organisation(asked.host(), "activity.host");
    if (!asked.appears_as().empty()) {
      command.activity.appears_as = reader.Activity(asked.appears_as(), "activity.appears_as");
    }
    command.activity.contribution_unit =
        TakeUnit(asked.counted_unit(), "activity.counted_unit", parts_.registers, reader);
    return command;
  };
  const auto translate = [this, request, response](const exchange::Committed& committed,
                                                   ReplyWriter& writer) {
    const auto& body = std::get<journal::ActivityCreated>(committed.record->body);
    const auto scheme = parts_.registers.Find<domain::Scheme>({writer.scheme()});
    writer.Keep(scheme.status());
    if (!scheme.ok()) return;
    WriteActivity(body.activity, **scheme, writer, *response);
  };
  return Write(
      parts_, context, "ActivityService/CreateActivity",
      RecipeOf(*request, convert, translate, {.prefix = "activity.", .id = "activity_id"}));
}

grpc::ServerUnaryReactor* ActivityService::GetActivity(grpc::CallbackServerContext* context,
                                                       const v1::GetActivityRequest* request,
                                                       v1::Activity* response) {
  return Read(
      parts_, context, "ActivityService/GetActivity", RequestShape(*request), parts_.pools.points,
      [this, request, response](RequestReader& reader) {
        const auto number = reader.Activity(request->name(), "name");
        if (!reader.status().ok()) return reader.status();
        const auto found = parts_.registers.Find<domain::Activity>({reader.scheme(), number});
        if (!found.ok()) return found.status();
        const auto scheme = parts_.registers.Find<domain::Scheme>({reader.scheme()});
        if (!scheme.ok()) return scheme.status();
        ReplyWriter writer(parts_.names, reader.scheme());
        WriteActivity(**found, **scheme, writer, *response);
        return writer.status();
      });
}

absl::StatusOr<std::vector<std::shared_ptr<const domain::Activity>>> ActivityService::ShownTo(
    const domain::Principal& principal, domain::SchemeNumber scheme, uint64_t last) const {
  const bool shows_all = auth::MayKnowCourts(principal);
  std::vector<std::shared_ptr<const domain::Activity>> shown;
  for (uint64_t number = 1; number <= last; ++number) {
    auto found = parts_.registers.Find<domain::Activity>({scheme, domain::ActivityNumber(number)});
    if (!found.ok()) return found.status();
    if (shows_all || !(*found)->IsConfidential()) shown.push_back(*std::move(found));
  }
  return shown;
}

grpc::ServerUnaryReactor* ActivityService::ListActivities(grpc::CallbackServerContext* context,
                                                          const v1::ListActivitiesRequest* request,
                                                          v1::ListActivitiesResponse* response) {
  return Read(
      parts_, context, "ActivityService/ListActivities", RequestShape(*request), parts_.pools.scans,
      [this, request, response](RequestReader& reader) {
        reader.Scheme(request->parent(), "parent");
        const auto page = reader.Page(*request);
        if (!reader.status().ok()) return reader.status();
        const auto head = parts_.registers.Find<journal::Head>({reader.scheme()});
        if (!head.ok()) return head.status();
        const auto scheme = parts_.registers.Find<domain::Scheme>({reader.scheme()});
        if (!scheme.ok()) return scheme.status();
        const auto shown = ShownTo(reader.caller().principal, reader.scheme(), (*head)->activities);
        if (!shown.ok()) return shown.status();
        ReplyWriter writer(parts_.names, reader.scheme());
        const auto add = [&](uint64_t place) {
          WriteActivity(*(*shown)[place - 1], **scheme, writer, *response->add_activities());
          return writer.status();
        };
        return ListNumbered(page, shown->size(), *response->mutable_next_page_token(), add);
      });
}

grpc::ServerUnaryReactor* ActivityService::UpdateActivity(grpc::CallbackServerContext* context,
                                                          const v1::UpdateActivityRequest* request,
                                                          v1::Activity* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    const v1::Activity& activity = request->activity();
    const Mask mask =
        CheckMask(request->update_mask(),
                  {"display_names", "per_hour", "fixed", "without_approval", "category"}, reader);
    exchange::UpdateActivity command;
    command.activity = reader.Activity(activity.name(), "activity.name");
    if (mask.Has("display_names")) command.names = NamesFrom(activity.display_names());
    if (mask.Has("per_hour") || mask.Has("fixed")) command.award = AwardFrom(activity);
    if (mask.Has("without_approval")) command.needs_approval = !activity.without_approval();
    if (mask.Has("category")) command.category = CategoryFrom(activity.category());
    return command;
  };
  const auto translate = [this, response](const exchange::Committed& committed,
                                          ReplyWriter& writer) {
    const auto& body = std::get<journal::ActivityUpdated>(committed.record->body);
    const auto scheme = parts_.registers.Find<domain::Scheme>({writer.scheme()});
    writer.Keep(scheme.status());
    if (scheme.ok()) WriteActivity(body.activity, **scheme, writer, *response);
  };
  return Write(parts_, context, "ActivityService/UpdateActivity",
               RecipeOf(*request, convert, translate, {.prefix = "activity."}));
}

grpc::ServerUnaryReactor* ActivityService::CreateSession(grpc::CallbackServerContext* context,
                                                         const v1::CreateSessionRequest* request,
                                                         v1::Session* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    reader.Scheme(request->parent(), "parent");
    return CreateSessionFrom(request->session(), "session.", reader);
  };
  const auto translate = [response](const exchange::Committed& committed, ReplyWriter& writer) {
    const journal::Record& record = *committed.record;
    const auto& body = std::get<journal::SessionCreated>(record.body);
    domain::Session session;
    session.scheme = record.scheme;
    session.session = record.sequence;
    session.activity = body.activity;
    session.effective = record.effective.value_or(domain::EffectiveTime());
    session.expected = body.expected;
    WriteSession(session, writer, *response);
  };
  return Write(parts_, context, "ActivityService/CreateSession",
               RecipeOf(*request, convert, translate, {.prefix = "session."}));
}

grpc::ServerUnaryReactor* ActivityService::GetSession(grpc::CallbackServerContext* context,
                                                      const v1::GetSessionRequest* request,
                                                      v1::Session* response) {
  return Read(
      parts_, context, "ActivityService/GetSession", RequestShape(*request), parts_.pools.points,
      [this, request, response](RequestReader& reader) {
        const auto number = reader.Recorded(request->name(), "sessions", "name");
        if (!reader.status().ok()) return reader.status();
        const auto found = parts_.registers.Find<domain::Session>({reader.scheme(), number});
        if (!found.ok()) return found.status();
        if (*found == nullptr) return domain::RefuseMissing("SESSION_UNKNOWN", "name");
        ReplyWriter writer(parts_.names, reader.scheme());
        WriteSession(**found, writer, *response);
        return writer.status();
      });
}

grpc::ServerUnaryReactor* ActivityService::ListSessions(grpc::CallbackServerContext* context,
                                                        const v1::ListSessionsRequest* request,
                                                        v1::ListSessionsResponse* response) {
  return Read(parts_, context, "ActivityService/ListSessions", RequestShape(*request),
              parts_.pools.scans, [this, request, response](RequestReader& reader) {
                reader.Scheme(request->parent(), "parent");
                const auto asked = reader.Page(*request);
                if (!reader.status().ok()) return reader.status();
                ReplyWriter writer(parts_.names, reader.scheme());
                const auto add = [&](const domain::Session& session) {
                  WriteSession(session, writer, *response->add_sessions());
                  return writer.status();
                };
                return ListLatest<domain::Session>(asked, parts_.registers, reader.scheme(),
                                                   *response->mutable_next_page_token(), add);
              });
}

grpc::ServerUnaryReactor* ActivityService::RecordAttendance(
    grpc::CallbackServerContext* context, const v1::RecordAttendanceRequest* request,
    v1::RecordAttendanceResponse* response) {
  BatchRecipe batch{.shape = RequestShape(*request)};

  batch.check = [request](RequestReader& reader) {
    reader.Recorded(request->session(), "sessions", "session");
  };
  for (const v1::Attendance& row : request->rows()) {
    v1::HourLog& hour_log = *response->add_results()->mutable_hour_log();
    const auto convert = [request, &row](RequestReader& reader) -> exchange::Command {
      exchange::RecordAttendance command;
      command.session = reader.Recorded(request->session(), "sessions", "session");
      command.member = reader.Member(row.member(), "member");
      command.duration_minutes = row.duration_minutes();
      command.quantity = row.quantity();
      command.text = row.text();
      if (!row.activity().empty()) command.activity = reader.Activity(row.activity(), "activity");
      TakeDischarge(row, "", reader, command);
      return command;
    };
    const auto translate = [&row, &hour_log](const exchange::Committed& committed,
                                             ReplyWriter& writer) {
      WriteHourLog(HourLogIn(*committed.record), writer, hour_log);
      hour_log.set_text(row.text());
    };
    auto recipe = RecipeOf(row, convert, translate);
    recipe.validate_only = request->validate_only();
    batch.rows.push_back(std::move(recipe));
  }
  batch.refuse = [response](size_t row, const google::rpc::Status& why) {
    *response->mutable_results(static_cast<int>(row))->mutable_error() = why;
  };
  return WriteBatch(parts_, context, "ActivityService/RecordAttendance", std::move(batch));
}

grpc::ServerUnaryReactor* ActivityService::CloseSession(grpc::CallbackServerContext* context,
                                                        const v1::CloseSessionRequest* request,
                                                        v1::Session* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    return exchange::CloseSession{.session = reader.Recorded(request->name(), "sessions", "name")};
  };
  const auto translate = [this, response](const exchange::Committed& committed,
                                          ReplyWriter& writer) {
    const auto& body = std::get<journal::SessionClosed>(committed.record->body);
    const auto session = parts_.registers.Find<domain::Session>({writer.scheme(), body.session});
    writer.Keep(session.status());
    if (session.ok()) WriteSession(**session, writer, *response);
  };
  return Write(parts_, context, "ActivityService/CloseSession",
               RecipeOf(*request, convert, translate, {.named = "session"}));
}

}  // namespace timecredit::service
