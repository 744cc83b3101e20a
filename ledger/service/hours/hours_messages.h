#ifndef LEDGER_SERVICE_HOURS_HOURS_MESSAGES_H_
#define LEDGER_SERVICE_HOURS_HOURS_MESSAGES_H_

#include <string>

#include "ledger/domain/hour_log.h"
#include "ledger/exchange/hours/log_hours.h"
#include "ledger/exchange/hours/update_hour_log.h"
#include "ledger/journal/record.h"
#include "ledger/reporting/hour_logs.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "proto/timecredit/v1/hours.pb.h"

namespace timecredit::service {

// The command that logs the hours of the message, whose fields begin with `path` ("hour_log.").
exchange::LogHours LogHoursFrom(const v1::HourLog& message, const std::string& path,
                                RequestReader& reader);

// The command that corrects hours as the request says.
exchange::UpdateHourLog UpdateHourLogFrom(const v1::UpdateHourLogRequest& request,
                                          RequestReader& reader);

// Which hours are asked for.
reporting::HourLogFilter HourLogFilterFrom(const v1::ListHourLogsRequest& request,
                                           RequestReader& reader);

// The hour log that a record of its submission made.
domain::HourLog HourLogIn(const journal::Record& record);

// All but the texts, which the books do not have, and the time of submission.
void WriteHourLog(const domain::HourLog& log, ReplyWriter& writer, v1::HourLog& message);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_HOURS_HOURS_MESSAGES_H_
