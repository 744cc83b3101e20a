#include "ledger/exchange/offers/suspend_offer.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/offer.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const SuspendOffer& command, const Desk& desk) {
  const auto offer = desk.OfferNamed(command.offer, "offer");
  if (!offer.ok()) return offer.status();
  if (auto status = domain::CheckNotSuspended(*offer); !status.ok()) return status;
  Draft draft;
  draft.body = journal::OfferSuspended{.offer = command.offer};
  return draft;
}

}  // namespace timecredit::exchange
