#include "ledger/domain/offer.h"

#include <cstdint>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/amount.h"
#include "ledger/domain/refusal.h"

namespace timecredit::domain {
namespace {

constexpr int32_t kMostPeople = 2'000;

}  // namespace

absl::Status CheckOffer(const Offer& offer) {
  if (auto status = CheckAlias(offer.alias, "alias"); !status.ok()) return status;
  if (auto status = CheckNames(offer.names, "names"); !status.ok()) return status;
  auto status =
      CheckNumber(offer.credit_minutes_per_adult, 0, kLargestPrice, "credit_minutes_per_adult");
  if (!status.ok()) return status;
  status = CheckNumber(offer.credit_minutes_per_under_16, 0, kLargestPrice,
                       "credit_minutes_per_under_16");
  if (!status.ok()) return status;
  if (offer.credit_minutes_per_adult == 0 && offer.credit_minutes_per_under_16 == 0) {
    return RefuseArgument("PRICE_MISSING", "credit_minutes_per_adult");
  }
  return CheckNumber(offer.most_people, 0, kMostPeople, "most_people");
}

absl::Status CheckNotSuspended(const Offer& offer) {
  if (offer.state != OfferState::kSuspended) return absl::OkStatus();
  return RefuseState("OFFER_SUSPENDED", "offer");
}

absl::StatusOr<int64_t> PriceOf(const Offer& offer, const Party& party) {
  if (auto status = CheckNotSuspended(offer); !status.ok()) return status;
  const int64_t people = int64_t{party.adults} + party.under_16s;
  const int64_t most = offer.most_people;
  if (most > 0 && people > most) {
    return RefuseState("PARTY_TOO_LARGE", "party", {{"people", people}, {"most", most}});
  }
  const auto adults = CheckedMultiply(party.adults, offer.credit_minutes_per_adult);
  if (!adults.ok()) return adults.status();
  const auto under_16s = CheckedMultiply(party.under_16s, offer.credit_minutes_per_under_16);
  if (!under_16s.ok()) return under_16s.status();
  return CheckedAdd(*adults, *under_16s);
}

}  // namespace timecredit::domain
