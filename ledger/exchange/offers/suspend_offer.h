#ifndef LEDGER_EXCHANGE_OFFERS_SUSPEND_OFFER_H_
#define LEDGER_EXCHANGE_OFFERS_SUSPEND_OFFER_H_

#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Suspends an offer: nothing new is redeemed or held by it until it is resumed. What is held for it
// already can still be captured. Refuses an offer that is suspended (OFFER_SUSPENDED).
struct SuspendOffer {
  static constexpr std::string_view kName = "SuspendOffer";

  domain::OfferNumber offer;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const SuspendOffer& command) { return std::tie(command.offer); }

absl::StatusOr<Draft> Decide(const SuspendOffer& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_OFFERS_SUSPEND_OFFER_H_
