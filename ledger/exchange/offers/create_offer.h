#ifndef LEDGER_EXCHANGE_OFFERS_CREATE_OFFER_H_
#define LEDGER_EXCHANGE_OFFERS_CREATE_OFFER_H_

#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/offer.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Adds an offer of a partner; it is open at once. Refuses a malformed definition, an id that is
// taken (ID_TAKEN) and an unknown partner.
struct CreateOffer {
  static constexpr std::string_view kName = "CreateOffer";

  domain::Offer offer;  // its scheme, number and state are given by the server
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const CreateOffer& command) { return std::tie(command.offer); }

absl::StatusOr<Draft> Decide(const CreateOffer& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_OFFERS_CREATE_OFFER_H_
