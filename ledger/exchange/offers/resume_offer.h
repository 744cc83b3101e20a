#ifndef LEDGER_EXCHANGE_OFFERS_RESUME_OFFER_H_
#define LEDGER_EXCHANGE_OFFERS_RESUME_OFFER_H_

#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Opens a suspended offer again. Refuses one that is open (OFFER_OPEN).
struct ResumeOffer {
  static constexpr std::string_view kName = "ResumeOffer";

  domain::OfferNumber offer;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const ResumeOffer& command) { return std::tie(command.offer); }

absl::StatusOr<Draft> Decide(const ResumeOffer& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_OFFERS_RESUME_OFFER_H_
