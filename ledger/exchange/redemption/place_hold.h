#ifndef LEDGER_EXCHANGE_REDEMPTION_PLACE_HOLD_H_
#define LEDGER_EXCHANGE_REDEMPTION_PLACE_HOLD_H_

#include <cstdint>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Sets credit aside for a partner until a deadline. Refuses more than is available there
// (CREDITS_INSUFFICIENT) and a deadline out of range (DEADLINE_INVALID).
struct PlaceHold {
  static constexpr std::string_view kName = "PlaceHold";

  domain::MemberNumber member;
  domain::OrganisationNumber partner;
  int64_t credit_minutes = 0;
  absl::Time deadline;  // in the future, at most 366 days ahead
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const PlaceHold& command) {
  return std::tie(command.member, command.partner, command.credit_minutes, command.deadline);
}

absl::StatusOr<Draft> Decide(const PlaceHold& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REDEMPTION_PLACE_HOLD_H_
