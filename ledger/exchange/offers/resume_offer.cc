#include "ledger/exchange/offers/resume_offer.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const ResumeOffer& command, const Desk& desk) {
  const auto offer = desk.OfferNamed(command.offer, "offer");
  if (!offer.ok()) return offer.status();
  if (offer->state != domain::OfferState::kSuspended) {
    return domain::RefuseState("OFFER_OPEN", "offer");
  }
  Draft draft;
  draft.body = journal::OfferResumed{.offer = command.offer};
  return draft;
}

}  // namespace timecredit::exchange
