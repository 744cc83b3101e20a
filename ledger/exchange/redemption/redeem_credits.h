#ifndef LEDGER_EXCHANGE_REDEMPTION_REDEEM_CREDITS_H_
#define LEDGER_EXCHANGE_REDEMPTION_REDEEM_CREDITS_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/redemption.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/redemption/stated_amount.h"

namespace timecredit::exchange {

// Spends credit at a partner at once: the price of an offer, or an amount typed at the desk.
// Refuses more than is available there (CREDITS_INSUFFICIENT): lapsed lots and lots accepted only
// elsewhere do not count. Of an offer, refuses a suspended one (OFFER_SUSPENDED), another partner
// than its own (OFFER_OF_ANOTHER), a party that it is not for (PARTY_TOO_LARGE), and an amount
// that is not its price (PRICE_CHANGED). A party that comes free is redeemed for 0, and so counted.
struct RedeemCredits {
  static constexpr std::string_view kName = "RedeemCredits";

  domain::MemberNumber member;
  domain::OrganisationNumber partner;     // none = the offer's
  std::optional<int64_t> credit_minutes;  // none = the offer's price; else what was quoted
  domain::Party party;
  domain::OfferNumber offer;  // none = an amount typed at the desk
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const RedeemCredits& command) {
  return std::tuple_cat(std::tie(command.member, command.partner),
                        std::make_tuple(RecognisedBy(command.credit_minutes)),
                        std::tie(command.party, command.offer));
}

absl::StatusOr<Draft> Decide(const RedeemCredits& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REDEMPTION_REDEEM_CREDITS_H_
