#ifndef LEDGER_EXCHANGE_HOURS_REJECT_HOURS_H_
#define LEDGER_EXCHANGE_HOURS_REJECT_HOURS_H_

#include <string>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Rejects submitted hours; nothing is posted. Refuses as ApproveHours does.
struct RejectHours {
  static constexpr std::string_view kName = "RejectHours";

  domain::Sequence hour_log;
  std::string reason;  // may be empty
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const RejectHours& command) { return std::tie(command.hour_log); }
inline auto PersonalFieldsOf(const RejectHours& command) { return std::tie(command.reason); }

absl::StatusOr<Draft> Decide(const RejectHours& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_HOURS_REJECT_HOURS_H_
