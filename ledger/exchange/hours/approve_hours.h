#ifndef LEDGER_EXCHANGE_HOURS_APPROVE_HOURS_H_
#define LEDGER_EXCHANGE_HOURS_APPROVE_HOURS_H_

#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Approves submitted hours, which posts them to the books that the activity's purposes name.
// Refuses hours that were decided already (HOUR_LOG_RESOLVED) and approvers who are, or act for,
// the member (OWN_HOURS).
struct ApproveHours {
  static constexpr std::string_view kName = "ApproveHours";

  domain::Sequence hour_log;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const ApproveHours& command) { return std::tie(command.hour_log); }

absl::StatusOr<Draft> Decide(const ApproveHours& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_HOURS_APPROVE_HOURS_H_
