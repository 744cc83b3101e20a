#include "ledger/exchange/hours/approver.h"

#include "absl/status/status.h"
#include "ledger/exchange/call.h"

namespace timecredit::exchange {

absl::Status CheckOthersHours(const domain::HourLog& log, const Desk& desk) {
  const Call& call = desk.call();
  if (auto status = domain::CheckApprover(log, call.acting); !status.ok()) return status;
  if (!call.on_behalf_of.has_value()) return absl::OkStatus();
  return domain::CheckApprover(log, *call.on_behalf_of);
}

absl::Status CheckDecider(const domain::HourLog& log, const Desk& desk) {
  if (auto status = CheckOthersHours(log, desk); !status.ok()) return status;
  return domain::CheckResolvable(log);
}

}  // namespace timecredit::exchange
