#include "ledger/exchange/hours/reject_hours.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/hour_log.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/hours/approver.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const RejectHours& command, const Desk& desk) {
  const auto log = desk.HourLogNamed(command.hour_log);
  if (!log.ok()) return log.status();
  if (auto status = CheckDecider(*log, desk); !status.ok()) return status;
  if (auto status = CheckText(command.reason, "reason"); !status.ok()) return status;
  Draft draft;
  draft.effective = log->effective;
  draft.body = journal::HoursRejected{.hour_log = log->hour_log};
  if (!command.reason.empty()) draft.text = TextAbout{log->member, command.reason};
  return draft;
}

}  // namespace timecredit::exchange
