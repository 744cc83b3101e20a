#ifndef LEDGER_EXCHANGE_REDEMPTION_RELEASE_HOLD_H_
#define LEDGER_EXCHANGE_REDEMPTION_RELEASE_HOLD_H_

#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Returns a hold's credit to the member, before or after its deadline. Refuses a hold that is
// resolved (HOLD_RESOLVED).
struct ReleaseHold {
  static constexpr std::string_view kName = "ReleaseHold";

  domain::Sequence hold;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const ReleaseHold& command) { return std::tie(command.hold); }

absl::StatusOr<Draft> Decide(const ReleaseHold& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REDEMPTION_RELEASE_HOLD_H_
