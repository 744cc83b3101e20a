#ifndef LEDGER_SERVICE_ACTIVITIES_SESSION_MESSAGES_H_
#define LEDGER_SERVICE_ACTIVITIES_SESSION_MESSAGES_H_

#include <string>

#include "ledger/domain/session.h"
#include "ledger/exchange/sessions/create_session.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "proto/timecredit/v1/activity.pb.h"

namespace timecredit::service {

// The command that creates the session of the message, whose fields begin with `path`.
exchange::CreateSession CreateSessionFrom(const v1::Session& message, const std::string& path,
                                          RequestReader& reader);

void WriteSession(const domain::Session& session, ReplyWriter& writer, v1::Session& message);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_ACTIVITIES_SESSION_MESSAGES_H_
