#ifndef LEDGER_SERVICE_ACTIVITIES_ACTIVITY_MESSAGES_H_
#define LEDGER_SERVICE_ACTIVITIES_ACTIVITY_MESSAGES_H_

#include <string>

#include "ledger/domain/activity.h"
#include "ledger/domain/scheme.h"
#include "ledger/service/reply_writer.h"
#include "proto/timecredit/v1/activity.pb.h"

namespace timecredit::service {

// An activity as the message says, but for what it names: its host, public face and counted unit
// are looked for by the caller.
domain::Activity ActivityFrom(const std::string& id, const v1::Activity& message);

// Parts of it; what is left out has its usual value.
domain::AwardPolicy AwardFrom(const v1::Activity& message);
domain::ServiceCategory CategoryFrom(v1::ServiceCategory message);

void WriteActivity(const domain::Activity& activity, const domain::Scheme& scheme,
                   ReplyWriter& writer, v1::Activity& message);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_ACTIVITIES_ACTIVITY_MESSAGES_H_
