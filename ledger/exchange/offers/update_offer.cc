#include "ledger/exchange/offers/update_offer.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/offer.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const UpdateOffer& command, const Desk& desk) {
  const bool changes = command.names.has_value() || command.credit_minutes_per_adult.has_value() ||
                       command.credit_minutes_per_under_16.has_value() ||
                       command.most_people.has_value();
  if (auto status = CheckNotEmpty(changes); !status.ok()) return status;
  auto offer = desk.OfferNamed(command.offer, "offer");
  if (!offer.ok()) return offer.status();
  offer->names = command.names.value_or(offer->names);
  offer->credit_minutes_per_adult =
      command.credit_minutes_per_adult.value_or(offer->credit_minutes_per_adult);
  offer->credit_minutes_per_under_16 =
      command.credit_minutes_per_under_16.value_or(offer->credit_minutes_per_under_16);
  offer->most_people = command.most_people.value_or(offer->most_people);
  if (auto status = domain::CheckOffer(*offer); !status.ok()) return status;
  Draft draft;
  draft.body = journal::OfferUpdated{.offer = *offer};
  return draft;
}

}  // namespace timecredit::exchange
