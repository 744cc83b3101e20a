#include "ledger/service/hours_recipes.h"

#include <variant>

#include "ledger/domain/activity.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/journal/record.h"
#include "ledger/service/hours_messages.h"
#include "ledger/service/parts.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/request_shape.h"
#include "ledger/service/write_call.h"
#include "proto/timecredit/v1/hours.pb.h"

namespace timecredit::service {
namespace {

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

}  // namespace

WriteRecipe LogHoursRecipe(const v1::LogHoursRequest& request, v1::HourLog& response, bool is_row) {
  const auto convert = [&request, is_row](RequestReader& reader) -> exchange::Command {
    if (!request.parent().empty() || !is_row) reader.Scheme(request.parent(), "parent");
    return LogHoursFrom(request.hour_log(), "hour_log.", reader);
  };
  const auto translate = [&request, &response](const exchange::Committed& committed,
                                               ReplyWriter& writer) {
    WriteHourLog(HourLogIn(*committed.record), writer, response);
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

}  // namespace timecredit::service
