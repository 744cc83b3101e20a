#include "ledger/exchange/redemption/charge.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/amount.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/organisation.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/redemption/party.h"

namespace timecredit::exchange {

absl::StatusOr<Charge> ChargeFor(const Asked& asked, const Desk& desk) {
  const bool has_offer = !asked.offer.IsNone();
  if (!asked.credit_minutes.has_value() && !has_offer) {
    return domain::RefuseArgument("FIELD_REQUIRED", "credit_minutes");
  }
  if (asked.credit_minutes.has_value()) {
    auto status = domain::CheckNumber(*asked.credit_minutes, has_offer ? 0 : 1,
                                      domain::kLargestAmount, "credit_minutes");
    if (!status.ok()) return status;
  }
  if (auto status = CheckParty(asked.party); !status.ok()) return status;
  if (!has_offer) {
    const auto partner = desk.OrganisationNamed(asked.partner, "partner");
    if (!partner.ok()) return partner.status();
    if (auto status = domain::CheckPartner(*partner, "partner"); !status.ok()) return status;
    auto status = domain::CheckTypedAmount(desk.scheme().policies, *partner);
    if (!status.ok()) return status;
    return Charge{.partner = asked.partner, .credit_minutes = *asked.credit_minutes};
  }
  const auto offer = desk.OfferNamed(asked.offer, "offer");
  if (!offer.ok()) return offer.status();
  if (!asked.partner.IsNone() && asked.partner != offer->partner) {
    return domain::RefuseArgument("OFFER_OF_ANOTHER", "partner");
  }
  const auto partner = desk.OrganisationNamed(offer->partner, "offer");
  if (!partner.ok()) return partner.status();
  if (auto status = domain::CheckPartner(*partner, "offer"); !status.ok()) return status;
  const auto price = domain::PriceOf(*offer, asked.party);
  if (!price.ok()) return price.status();
  if (asked.credit_minutes.value_or(*price) != *price) {
    return domain::RefuseState("PRICE_CHANGED", "credit_minutes",
                               {{"asked", domain::CreditMinutes{*asked.credit_minutes}},
                                {"price", domain::CreditMinutes{*price}}});
  }
  return Charge{.partner = offer->partner, .credit_minutes = *price};
}

}  // namespace timecredit::exchange
