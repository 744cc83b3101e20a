#ifndef LEDGER_EXCHANGE_HOURS_REVERSE_HOURS_H_
#define LEDGER_EXCHANGE_HOURS_REVERSE_HOURS_H_

#include <string>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Corrects approved hours by an entry that mirrors theirs. The contribution is taken back whole. Of
// the credit, what the hours' own lot still has is taken first, then other lots in spending order,
// then the overdraft down to the floor; when that is not enough, the reversal is refused
// (CREDITS_ALREADY_SPENT) unless the rest may be written off. Refuses hours that are not approved,
// and callers whose own hours they are (OWN_HOURS).
struct ReverseHours {
  static constexpr std::string_view kName = "ReverseHours";

  domain::Sequence hour_log;
  std::string reason;            // required, unless the member was erased
  bool write_off_spent = false;  // give up what the member has spent already
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const ReverseHours& command) {
  return std::tie(command.hour_log, command.write_off_spent);
}
inline auto PersonalFieldsOf(const ReverseHours& command) { return std::tie(command.reason); }

absl::StatusOr<Draft> Decide(const ReverseHours& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_HOURS_REVERSE_HOURS_H_
