#include "ledger/service/activities/session_messages.h"

#include <string>

#include "ledger/domain/session.h"
#include "ledger/exchange/sessions/create_session.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "proto/timecredit/v1/activity.pb.h"

namespace timecredit::service {

exchange::CreateSession CreateSessionFrom(const v1::Session& message, const std::string& path,
                                          RequestReader& reader) {
  exchange::CreateSession command;
  command.activity = reader.Activity(message.activity(), path + "activity");
  command.effective = {.date = RequestReader::Date(message.date()),
                       .start_minute = RequestReader::StartMinute(message.start_time()),
                       .duration_minutes = message.duration_minutes()};
  command.expected = message.expected_attendance();
  return command;
}

void WriteSession(const domain::Session& session, ReplyWriter& writer, v1::Session& message) {
  message.set_name(writer.Recorded("sessions", session.session));
  message.set_activity(writer.Activity(session.activity));
  message.set_date(ReplyWriter::Date(session.effective.date));
  message.set_start_time(ReplyWriter::StartTime(session.effective.start_minute));
  message.set_duration_minutes(session.effective.duration_minutes.value_or(0));
  message.set_expected_attendance(session.expected);
  message.set_recorded_attendance(session.attended);
  // The states of messages count as those of the ledger do.
  message.set_state(static_cast<v1::Session::State>(session.state));
}

}  // namespace timecredit::service
