#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/offer.h"
#include "ledger/journal/fold.h"

namespace timecredit::journal {

absl::StatusOr<domain::Offer> Fold::OfferNamed(domain::OfferNumber offer) const {
  const auto stored = projections_.Find<domain::Offer>({record_.scheme, offer});
  if (!stored.ok()) return stored.status();
  if (*stored == nullptr) return absl::InternalError("a record about an unknown offer");
  return **stored;
}

absl::Status Fold::operator()(const OfferCreated& body) {
  const domain::Offer& offer = body.offer;
  if (auto status = CheckOwnScheme(offer.scheme); !status.ok()) return status;
  if (auto status = CountUp(head_.offers, offer.offer.value, "offer"); !status.ok()) return status;
  projections_.Put(Alias{.scheme = record_.scheme,
                         .kind = AliasKind::kOffer,
                         .alias = offer.alias,
                         .number = offer.offer.value});
  projections_.Put(offer);
  return absl::OkStatus();
}

absl::Status Fold::operator()(const OfferUpdated& body) {
  if (auto status = CheckOwnScheme(body.offer.scheme); !status.ok()) return status;
  const auto before = OfferNamed(body.offer.offer);
  if (!before.ok()) return before.status();
  if (body.offer.alias != before->alias || body.offer.partner != before->partner ||
      body.offer.state != before->state) {
    return absl::InternalError("an update of an offer that changes what stays");
  }
  projections_.Put(body.offer);
  return absl::OkStatus();
}

absl::Status Fold::ChangeState(domain::OfferNumber offer, domain::OfferState state) {
  auto changed = OfferNamed(offer);
  if (!changed.ok()) return changed.status();
  if (changed->state == state) return absl::InternalError("an offer that is already so");
  changed->state = state;
  projections_.Put(*changed);
  return absl::OkStatus();
}

absl::Status Fold::operator()(const OfferSuspended& body) {
  return ChangeState(body.offer, domain::OfferState::kSuspended);
}

absl::Status Fold::operator()(const OfferResumed& body) {
  return ChangeState(body.offer, domain::OfferState::kOpen);
}

}  // namespace timecredit::journal
