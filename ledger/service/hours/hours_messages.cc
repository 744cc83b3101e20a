#include "ledger/service/hours/hours_messages.h"

#include <string>
#include <variant>

#include "ledger/domain/hour_log.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/hours/log_hours.h"
#include "ledger/journal/record.h"
#include "ledger/service/hours/discharge.h"
#include "ledger/service/mask.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "proto/timecredit/v1/hours.pb.h"

namespace timecredit::service {

exchange::LogHours LogHoursFrom(const v1::HourLog& message, const std::string& path,
                                RequestReader& reader) {
  exchange::LogHours command;
  command.member = reader.Subject(message.member(), path + "member");
  command.activity = reader.Activity(message.activity(), path + "activity");
  command.effective = {.date = RequestReader::Date(message.date()),
                       .start_minute = RequestReader::StartMinute(message.start_time()),
                       .duration_minutes = {}};
  command.duration_minutes = message.duration_minutes();
  if (message.duration_minutes() > 0) {
    command.effective.duration_minutes = message.duration_minutes();
  }
  command.quantity = message.quantity();
  command.text = message.text();
  TakeDischarge(message, path, reader, command);
  return command;
}

exchange::UpdateHourLog UpdateHourLogFrom(const v1::UpdateHourLogRequest& request,
                                          RequestReader& reader) {
  const v1::HourLog& given = request.hour_log();
  const Mask mask =
      CheckMask(request.update_mask(),
                {"date", "start_time", "duration_minutes", "quantity", "text"}, reader);
  exchange::UpdateHourLog command;
  command.hour_log = reader.Recorded(given.name(), "hourLogs", "hour_log.name");
  if (mask.Has("date")) {
    if (given.date().empty()) {
      reader.Keep(domain::RefuseArgument("FIELD_REQUIRED", "hour_log.date"));
    }
    command.date = RequestReader::Date(given.date());
  }
  command.replaces_start = mask.Has("start_time");
  if (command.replaces_start) command.start_minute = RequestReader::StartMinute(given.start_time());
  if (mask.Has("duration_minutes")) command.duration_minutes = given.duration_minutes();
  if (mask.Has("quantity")) command.quantity = given.quantity();
  command.replaces_text = mask.Has("text");
  if (command.replaces_text) command.text = given.text();
  return command;
}

reporting::HourLogFilter HourLogFilterFrom(const v1::ListHourLogsRequest& request,
                                           RequestReader& reader) {
  reporting::HourLogFilter filter;
  reader.Scheme(request.parent(), "parent");
  filter.member = reader.AnySubject(request.member(), "member");
  if (!request.activity().empty()) {
    filter.activity = reader.Activity(request.activity(), "activity");
  }
  for (const int state : request.states()) {
    filter.states.insert(static_cast<domain::HourLogState>(state));
  }
  if (filter.states.empty() && filter.member.IsNone()) {
    filter.states = {domain::HourLogState::kSubmitted};
  }
  filter.from_date = RequestReader::OptionalDate(request.from_date());
  filter.to_date = RequestReader::OptionalDate(request.to_date());
  return filter;
}

domain::HourLog HourLogIn(const journal::Record& record) {
  const auto& body = std::get<journal::HoursLogged>(record.body);
  domain::HourLog log;
  log.scheme = record.scheme;
  log.hour_log = record.sequence;
  log.member = body.member;
  log.activity = body.activity;
  log.host = body.host;
  log.effective = record.effective.value_or(domain::EffectiveTime());
  log.duration_minutes = body.duration_minutes;
  log.quantity = body.quantity;
  log.submitted_by = record.acting;
  log.session = body.session;
  if (body.award.has_value()) {
    log.state = domain::HourLogState::kApproved;
    log.award = *body.award;
  }
  return log;
}

void WriteHourLog(const domain::HourLog& log, ReplyWriter& writer, v1::HourLog& message) {
  message.set_name(writer.Recorded("hourLogs", log.hour_log));
  message.set_member(writer.Member(log.member));
  message.set_activity(writer.Activity(log.activity));
  message.set_host(writer.Organisation(log.host));
  message.set_date(ReplyWriter::Date(log.effective.date));
  message.set_start_time(ReplyWriter::StartTime(log.effective.start_minute));
  message.set_duration_minutes(static_cast<int32_t>(log.duration_minutes));
  message.set_quantity(log.quantity);
  // The states of messages count as those of the ledger do.
  message.set_state(static_cast<v1::HourLog::State>(log.state));
  message.set_credit_minutes(log.award.credit_minutes);
  message.set_contribution_quantity(log.award.contribution_quantity);
  message.set_session(writer.Recorded("sessions", log.session));
}

}  // namespace timecredit::service
