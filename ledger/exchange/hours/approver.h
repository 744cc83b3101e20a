#ifndef LEDGER_EXCHANGE_HOURS_APPROVER_H_
#define LEDGER_EXCHANGE_HOURS_APPROVER_H_

#include "absl/status/status.h"
#include "ledger/domain/hour_log.h"
#include "ledger/exchange/desk.h"

namespace timecredit::exchange {

// PERMISSION_DENIED, OWN_HOURS, when the hours are the caller's or those of whom they act for, also
// under another number of theirs: members who were merged are one person.
absl::Status CheckOthersHours(const domain::HourLog& log, const Desk& desk);

// PERMISSION_DENIED, NOT_LOGGED_BY_YOU, when a member would correct what somebody else logged for
// them.
absl::Status CheckAuthor(const domain::HourLog& log, const Desk& desk);

// Whether the caller may approve or reject these hours now: not their own, not decided already
// (FAILED_PRECONDITION, HOUR_LOG_RESOLVED).
absl::Status CheckDecider(const domain::HourLog& log, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_HOURS_APPROVER_H_
