#include <cstddef>
#include <utility>
#include <variant>

#include "ledger/domain/calendar.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/session.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/journal/record.h"
#include "ledger/service/activities/activity_messages.h"
#include "ledger/service/activities/session_messages.h"
#include "ledger/service/hours/discharge.h"
#include "ledger/service/hours/hours_messages.h"
#include "ledger/service/listing.h"
#include "ledger/service/parts.h"
#include "ledger/service/recipe.h"
#include "ledger/service/recipes.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/request_shape.h"
#include "proto/google/rpc/status.pb.h"
#include "proto/timecredit/v1/activity.pb.h"

namespace timecredit::service {

Recipe RecipeFor(const Parts& /*parts*/, const v1::CreateSessionRequest& request,
                 v1::Session& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    reader.Scheme(request.parent(), "parent");
    return CreateSessionFrom(request.session(), "session.", reader);
  };
  const auto translate = [&response](const exchange::Committed& committed, ReplyWriter& writer) {
    const journal::Record& record = *committed.record;
    const auto& body = std::get<journal::SessionCreated>(record.body);
    domain::Session session;
    session.scheme = record.scheme;
    session.session = record.sequence;
    session.activity = body.activity;
    session.effective = record.effective.value_or(domain::EffectiveTime());
    session.expected = body.expected;
    WriteSession(session, writer, response);
  };
  return RecipeOf(request, convert, translate, {.prefix = "session."});
}

Recipe RecipeFor(const Parts& parts, const v1::GetSessionRequest& request, v1::Session& response) {
  return RecipeOf(
      request, parts.pools.points, [&parts, &request, &response](RequestReader& reader) {
        const auto number = reader.Recorded(request.name(), "sessions", "name");
        if (!reader.status().ok()) return reader.status();
        const auto found = parts.registers.Find<domain::Session>({reader.scheme(), number});
        if (!found.ok()) return found.status();
        if (*found == nullptr) return domain::RefuseMissing("SESSION_UNKNOWN", "name");
        ReplyWriter writer(parts.names, reader.scheme());
        WriteSession(**found, writer, response);
        return writer.status();
      });
}

Recipe RecipeFor(const Parts& parts, const v1::ListSessionsRequest& request,
                 v1::ListSessionsResponse& response) {
  return RecipeOf(request, parts.pools.scans, [&parts, &request, &response](RequestReader& reader) {
    reader.Scheme(request.parent(), "parent");
    const auto asked = reader.Page(request);
    if (!reader.status().ok()) return reader.status();
    ReplyWriter writer(parts.names, reader.scheme());
    const auto add = [&](const domain::Session& session) {
      WriteSession(session, writer, *response.add_sessions());
      return writer.status();
    };
    return ListLatest<domain::Session>(asked, parts.registers, reader.scheme(),
                                       *response.mutable_next_page_token(), add);
  });
}

Recipe RecipeFor(const Parts& /*parts*/, const v1::RecordAttendanceRequest& request,
                 v1::RecordAttendanceResponse& response) {
  BatchRecipe batch{.shape = RequestShape(request)};

  batch.check = [&request](RequestReader& reader) {
    reader.Recorded(request.session(), "sessions", "session");
  };
  for (const v1::Attendance& row : request.rows()) {
    v1::HourLog& hour_log = *response.add_results()->mutable_hour_log();
    const auto convert = [&request, &row](RequestReader& reader) -> exchange::Command {
      exchange::RecordAttendance command;
      command.session = reader.Recorded(request.session(), "sessions", "session");
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
    recipe.validate_only = request.validate_only();
    batch.rows.push_back(std::move(recipe));
  }
  batch.refuse = [&response](size_t row, const google::rpc::Status& why) {
    *response.mutable_results(static_cast<int>(row))->mutable_error() = why;
  };
  return batch;
}

Recipe RecipeFor(const Parts& parts, const v1::CloseSessionRequest& request,
                 v1::Session& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    return exchange::CloseSession{.session = reader.Recorded(request.name(), "sessions", "name")};
  };
  const auto translate = [&parts, &response](const exchange::Committed& committed,
                                             ReplyWriter& writer) {
    const auto& body = std::get<journal::SessionClosed>(committed.record->body);
    const auto session = parts.registers.Find<domain::Session>({writer.scheme(), body.session});
    writer.Keep(session.status());
    if (session.ok()) WriteSession(**session, writer, response);
  };
  return RecipeOf(request, convert, translate, {.named = "session"});
}

}  // namespace timecredit::service
