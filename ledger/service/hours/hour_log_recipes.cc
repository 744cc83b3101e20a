#include <cstddef>
#include <utility>

#include "absl/status/status.h"
#include "ledger/auth/principal_text.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/refusal.h"
#include "ledger/reporting/hour_logs.h"
#include "ledger/reporting/hours_twice.h"
#include "ledger/reporting/records.h"
#include "ledger/service/award_messages.h"
#include "ledger/service/caller.h"
#include "ledger/service/credits/entry_messages.h"
#include "ledger/service/hours/hours_messages.h"
#include "ledger/service/page_token.h"
#include "ledger/service/parts.h"
#include "ledger/service/recipe.h"
#include "ledger/service/recipes.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/request_shape.h"
#include "proto/google/rpc/status.pb.h"
#include "proto/timecredit/v1/hours.pb.h"

namespace timecredit::service {
namespace {

// How hours are logged and decided, one at a time or as rows of a batch: the same recipe for both.

// The log that a decision was about, in the state that the decision gave it: later ones are not for
// this reply.
void WriteDecided(const Parts& parts, domain::Sequence hour_log, domain::HourLogState state,
                  const domain::Award* award, ReplyWriter& writer, v1::HourLog& response) {
  const auto found = parts.registers.Find<domain::HourLog>({writer.scheme(), hour_log});
  writer.Keep(found.status());
  if (!found.ok()) return;
  domain::HourLog log = **found;
  log.state = state;
  if (award != nullptr) log.award = *award;
  WriteHourLog(log, writer, response);
}

// Other hours that may be these once more.
void WriteSimilar(const Parts& parts, const domain::HourLog& log, ReplyWriter& writer,
                  v1::HourLog& response) {
  const auto similar = reporting::FindSimilarHours(parts.exchange.store(), log);
  writer.Keep(similar.status());
  if (!similar.ok()) return;
  for (const domain::Sequence other : *similar) {
    response.add_similar_hour_logs(writer.Recorded("hourLogs", other));
  }
}

// A row of a batch may leave its parent to the batch.
WriteRecipe LogHoursRecipe(const Parts& parts, const v1::LogHoursRequest& request,
                           v1::HourLog& response, bool is_row = false) {
  const auto convert = [&request, is_row](RequestReader& reader) -> exchange::Command {
    if (!request.parent().empty() || !is_row) reader.Scheme(request.parent(), "parent");
    return LogHoursFrom(request.hour_log(), "hour_log.", reader);
  };
  const auto translate = [&parts, &request, &response, is_row](const exchange::Committed& committed,
                                                               ReplyWriter& writer) {
    const domain::HourLog log = HourLogIn(*committed.record);
    WriteHourLog(log, writer, response);
    if (!is_row) WriteSimilar(parts, log, writer, response);
    response.set_text(request.hour_log().text());
    *response.mutable_create_time() = ReplyWriter::Instant(committed.record->recorded_at);
  };
  WriteRecipe recipe = RecipeOf(request, convert, translate, {.prefix = "hour_log."});
  if (is_row) recipe.shape = RequestShape(request, "parent");
  return recipe;
}

WriteRecipe ApproveHoursRecipe(const Parts& parts, const v1::ApproveHoursRequest& request,
                               v1::HourLog& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    return exchange::ApproveHours{.hour_log = reader.Recorded(request.name(), "hourLogs", "name")};
  };
  const auto translate = [&parts, &response](const exchange::Committed& committed,
                                             ReplyWriter& writer) {
    const auto& body = std::get<journal::HoursApproved>(committed.record->body);
    WriteDecided(parts, body.hour_log, domain::HourLogState::kApproved, &body.award, writer,
                 response);
  };
  return RecipeOf(request, convert, translate, {.named = "hour_log"});
}

WriteRecipe RejectHoursRecipe(const Parts& parts, const v1::RejectHoursRequest& request,
                              v1::HourLog& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    return exchange::RejectHours{.hour_log = reader.Recorded(request.name(), "hourLogs", "name"),
                                 .reason = request.reason()};
  };
  const auto translate = [&parts, &request, &response](const exchange::Committed& committed,
                                                       ReplyWriter& writer) {
    const auto& body = std::get<journal::HoursRejected>(committed.record->body);
    WriteDecided(parts, body.hour_log, domain::HourLogState::kRejected, nullptr, writer, response);
    response.set_reason(request.reason());
  };
  return RecipeOf(request, convert, translate, {.named = "hour_log"});
}

WriteRecipe ReverseHoursRecipe(const Parts& parts, const v1::ReverseHoursRequest& request,
                               v1::HourLog& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    return exchange::ReverseHours{.hour_log = reader.Recorded(request.name(), "hourLogs", "name"),
                                  .reason = request.reason(),
                                  .write_off_spent = request.write_off_spent()};
  };
  const auto translate = [&parts, &request, &response](const exchange::Committed& committed,
                                                       ReplyWriter& writer) {
    const auto& body = std::get<journal::HoursReversed>(committed.record->body);
    WriteDecided(parts, body.hour_log, domain::HourLogState::kReversed, nullptr, writer, response);
    response.set_reason(request.reason());
  };
  return RecipeOf(request, convert, translate, {.named = "hour_log"});
}

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

// Who decided, which members are not told, and by which award.
void WriteDecision(const journal::Record& decision, const Caller& caller, v1::HourLog& message) {
  *message.mutable_decide_time() = ReplyWriter::Instant(decision.recorded_at);
  if (caller.principal.kind != domain::PrincipalKind::kMember) {
    domain::Principal decider = decision.acting;
    decider.scheme = {};  // the log's own
    message.set_decider(auth::PrincipalText(decider));
  }
  if (const auto* award = AwardIn(decision.body)) WriteAward(*award, message);
}

// The whole log, texts included.
absl::Status WriteWhole(const Parts& parts, const domain::HourLog& log, const Caller& caller,
                        ReplyWriter& writer, v1::HourLog& message) {
  WriteHourLog(log, writer, message);
  auto member = parts.members.Find(log.scheme, log.member, "member");
  if (!member.ok()) return member.status();
  message.set_member_full_name(std::move(member->fields.name));
  auto text = parts.members.TextOf(log.scheme, log.member, domain::KeeperOfText(log));
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
  if (!log.resolved.IsNone()) {
    const auto decision = reporting::RecordOf(parts.exchange.store(), log.scheme, log.resolved);
    if (!decision.ok()) return decision.status();
    WriteDecision(*decision, caller, message);
  }
  return writer.status();
}

}  // namespace

Recipe RecipeFor(const Parts& parts, const v1::LogHoursRequest& request, v1::HourLog& response) {
  return LogHoursRecipe(parts, request, response);
}

Recipe RecipeFor(const Parts& parts, const v1::BatchLogHoursRequest& request,
                 v1::BatchHoursResponse& response) {
  const auto row_recipe = [&parts](const v1::LogHoursRequest& row, v1::HourLog& log) {
    return LogHoursRecipe(parts, row, log, /*is_row=*/true);
  };
  return BatchOf(request, response, row_recipe);
}

Recipe RecipeFor(const Parts& parts, const v1::ApproveHoursRequest& request,
                 v1::HourLog& response) {
  return ApproveHoursRecipe(parts, request, response);
}

Recipe RecipeFor(const Parts& parts, const v1::BatchApproveHoursRequest& request,
                 v1::BatchHoursResponse& response) {
  const auto row_recipe = [&parts](const v1::ApproveHoursRequest& row, v1::HourLog& log) {
    return ApproveHoursRecipe(parts, row, log);
  };
  return BatchOf(request, response, row_recipe);
}

Recipe RecipeFor(const Parts& parts, const v1::RejectHoursRequest& request, v1::HourLog& response) {
  return RejectHoursRecipe(parts, request, response);
}

Recipe RecipeFor(const Parts& parts, const v1::BatchRejectHoursRequest& request,
                 v1::BatchHoursResponse& response) {
  const auto row_recipe = [&parts](const v1::RejectHoursRequest& row, v1::HourLog& log) {
    return RejectHoursRecipe(parts, row, log);
  };
  return BatchOf(request, response, row_recipe);
}

Recipe RecipeFor(const Parts& parts, const v1::ReverseHoursRequest& request,
                 v1::HourLog& response) {
  return ReverseHoursRecipe(parts, request, response);
}

Recipe RecipeFor(const Parts& parts, const v1::GetHourLogRequest& request, v1::HourLog& response) {
  return RecipeOf(
      request, parts.pools.points, [&parts, &request, &response](RequestReader& reader) {
        const auto number = reader.Recorded(request.name(), "hourLogs", "name");
        if (!reader.status().ok()) return reader.status();
        const auto found = parts.registers.Find<domain::HourLog>({reader.scheme(), number});
        if (!found.ok()) return found.status();
        reader.CheckAbout(*found);
        if (!reader.status().ok()) return reader.status();
        if (*found == nullptr) return domain::RefuseMissing("HOUR_LOG_UNKNOWN", "name");
        ReplyWriter writer(parts.names, reader.scheme());
        return WriteWhole(parts, **found, reader.caller(), writer, response);
      });
}

Recipe RecipeFor(const Parts& parts, const v1::ListHourLogsRequest& request,
                 v1::ListHourLogsResponse& response) {
  return RecipeOf(request, parts.pools.scans, [&parts, &request, &response](RequestReader& reader) {
    const auto filter = HourLogFilterFrom(request, reader);
    const auto asked = reader.Page(request);
    if (!reader.status().ok()) return reader.status();
    const auto from = NumberInPageToken(asked.from);
    if (!from.ok()) return from.status();
    const auto page =
        reporting::ListHourLogs(parts.exchange.store(), reader.scheme(), filter,
                                domain::Sequence(*from), asked.limit, reader.caller().is_wanted);
    if (!page.ok()) return page.status();
    ReplyWriter writer(parts.names, reader.scheme());
    for (const domain::HourLog& log : page->logs) {
      auto status = WriteWhole(parts, log, reader.caller(), writer, *response.add_hour_logs());
      if (!status.ok()) return status;
    }
    response.set_next_page_token(NextPageToken(asked.request, page->next));
    return absl::OkStatus();
  });
}

Recipe RecipeFor(const Parts& parts, const v1::UpdateHourLogRequest& request,
                 v1::HourLog& response) {
  const auto convert = [&parts, &request](RequestReader& reader) -> exchange::Command {
    const exchange::UpdateHourLog command = UpdateHourLogFrom(request, reader);
    if (reader.caller().principal.kind != domain::PrincipalKind::kMember) return command;
    if (!reader.MayLook()) return command;
    const auto log = parts.registers.Find<domain::HourLog>({reader.scheme(), command.hour_log});
    reader.Keep(log.status());
    if (log.ok()) reader.CheckAbout(*log);
    return command;
  };
  const auto translate = [&parts, &request, &response](const exchange::Committed& committed,
                                                       ReplyWriter& writer) {
    const journal::Record& record = *committed.record;
    const auto& body = std::get<journal::HoursUpdated>(record.body);
    const auto found = parts.registers.Find<domain::HourLog>({writer.scheme(), body.hour_log});
    writer.Keep(found.status());
    if (!found.ok()) return;
    // As this correction left it: what came later is not for this reply.
    domain::HourLog log = **found;
    log.state = domain::HourLogState::kSubmitted;
    log.award = {};
    log.effective = record.effective.value_or(log.effective);
    log.duration_minutes = body.duration_minutes;
    log.quantity = body.quantity;
    WriteHourLog(log, writer, response);
    if (body.replaces_text) {
      response.set_text(request.hour_log().text());
    } else {
      auto text = parts.members.TextOf(log.scheme, log.member, domain::KeeperOfText(log));
      writer.Keep(text.status());
      if (text.ok()) response.set_text(*std::move(text));
    }
  };
  return RecipeOf(request, convert, translate,
                  {.prefix = "hour_log.", .named = "hour_log", .name = "hour_log.name"});
}

}  // namespace timecredit::service
