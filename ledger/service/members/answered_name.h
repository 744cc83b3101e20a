#ifndef LEDGER_SERVICE_MEMBERS_ANSWERED_NAME_H_
#define LEDGER_SERVICE_MEMBERS_ANSWERED_NAME_H_

#include <string>

#include "ledger/exchange/command.h"
#include "ledger/service/caller.h"
#include "ledger/service/parts.h"

namespace timecredit::service {

// The name of the member whom an update or erasure is about. Where the id in it is nobody's any
// more, because the same request was carried out before and took it away, the name has the member's
// number instead, so that the request is answered again; otherwise it is as given, also where
// anything is wrong with it. Waits for the disk.
std::string NameIfAnswered(const Parts& parts, const Caller& caller, const std::string& name,
                           const std::string& request_id, const exchange::Command& command);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_MEMBERS_ANSWERED_NAME_H_
