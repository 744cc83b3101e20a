#ifndef LEDGER_EXCHANGE_REDEMPTION_PLACE_HOLD_H_
#define LEDGER_EXCHANGE_REDEMPTION_PLACE_HOLD_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/number.h"
#include "ledger/domain/redemption.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/redemption/stated_amount.h"

namespace timecredit::exchange {

// Sets credit aside for a partner until a deadline: the price of an offer, or an amount typed at
// the desk. Refuses what RedeemCredits refuses, a party that comes free (NOTHING_TO_HOLD), a
// deadline out of range (DEADLINE_INVALID), and one after the day on which the first of the lots
// that pay is gone even with grace (HOLD_OUTLIVES_CREDIT).
struct PlaceHold {
  static constexpr std::string_view kName = "PlaceHold";

  domain::MemberNumber member;
  domain::OrganisationNumber partner;      // none = the offer's
  std::optional<int64_t> credit_minutes;   // none = the offer's price; else what was quoted
  absl::Time deadline;                     // in the future, at most 366 days ahead; or
  std::optional<int64_t> lasting_minutes;  // how long it lasts from now on, instead
  domain::OfferNumber offer;               // none = an amount typed at the desk
  domain::Party party;                     // who is to come
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const PlaceHold& command) {
  return std::tuple_cat(
      std::tie(command.member, command.partner),
      std::make_tuple(RecognisedBy(command.credit_minutes)),
      std::tie(command.deadline, command.lasting_minutes, command.offer, command.party));
}

absl::StatusOr<Draft> Decide(const PlaceHold& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REDEMPTION_PLACE_HOLD_H_
