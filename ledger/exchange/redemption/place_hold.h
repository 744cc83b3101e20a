#ifndef LEDGER_EXCHANGE_REDEMPTION_PLACE_HOLD_H_
#define LEDGER_EXCHANGE_REDEMPTION_PLACE_HOLD_H_

#include <cstdint>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/number.h"
#include "ledger/domain/redemption.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Sets credit aside for a partner until a deadline: the price of an offer, or an amount typed at
// the desk. Refuses what RedeemCredits refuses, a deadline out of range (DEADLINE_INVALID), and one
// after the day on which the first of the lots that pay is gone even with grace
// (HOLD_OUTLIVES_CREDIT).
struct PlaceHold {
  static constexpr std::string_view kName = "PlaceHold";

  domain::MemberNumber member;
  domain::OrganisationNumber partner;  // none = the offer's
  int64_t credit_minutes = 0;          // 0 = the offer's price; else what was quoted
  absl::Time deadline;                 // in the future, at most 366 days ahead
  domain::OfferNumber offer;           // none = an amount typed at the desk
  domain::Party party;                 // who is to come
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const PlaceHold& command) {
  return std::tie(command.member, command.partner, command.credit_minutes, command.deadline,
                  command.offer, command.party);
}

absl::StatusOr<Draft> Decide(const PlaceHold& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REDEMPTION_PLACE_HOLD_H_
