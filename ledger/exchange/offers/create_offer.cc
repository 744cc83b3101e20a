#include "ledger/exchange/offers/create_offer.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/organisation.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const CreateOffer& command, const Desk& desk) {
  domain::Offer offer = command.offer;
  if (auto status = domain::CheckOffer(offer); !status.ok()) return status;
  if (auto status = desk.CheckAliasFree(journal::AliasKind::kOffer, offer.alias); !status.ok()) {
    return status;
  }
  const auto partner = desk.OrganisationNamed(offer.partner, "partner");
  if (!partner.ok()) return partner.status();
  if (auto status = domain::CheckPartner(*partner, "partner"); !status.ok()) return status;
  offer.scheme = desk.call().scheme;
  offer.offer = domain::OfferNumber(desk.head().offers + 1);
  offer.state = domain::OfferState::kOpen;
  Draft draft;
  draft.body = journal::OfferCreated{.offer = offer};
  return draft;
}

}  // namespace timecredit::exchange
