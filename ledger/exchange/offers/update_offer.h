#ifndef LEDGER_EXCHANGE_OFFERS_UPDATE_OFFER_H_
#define LEDGER_EXCHANGE_OFFERS_UPDATE_OFFER_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Changes what is given of an offer, open or suspended; what is left none stays. Its id and partner
// always stay. Redemptions and holds made before keep their price. Refuses what CreateOffer
// refuses, and an update of nothing (UPDATE_EMPTY).
struct UpdateOffer {
  static constexpr std::string_view kName = "UpdateOffer";

  domain::OfferNumber offer;
  std::optional<domain::LocalizedText> names;
  std::optional<int64_t> credit_minutes_per_adult;
  std::optional<int64_t> credit_minutes_per_under_16;
  std::optional<int32_t> most_people;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const UpdateOffer& command) {
  return std::tie(command.offer, command.names, command.credit_minutes_per_adult,
                  command.credit_minutes_per_under_16, command.most_people);
}

absl::StatusOr<Draft> Decide(const UpdateOffer& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_OFFERS_UPDATE_OFFER_H_
