#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/amount.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/number.h"
#include "ledger/domain/redemption.h"
#include "ledger/journal/fold.h"

namespace timecredit::journal {

absl::StatusOr<domain::Hold> Fold::Resolve(domain::Sequence hold, domain::HoldState state) {
  const auto stored = projections_.Find<domain::Hold>({record_.scheme, hold});
  if (!stored.ok()) return stored.status();
  if (*stored == nullptr || (*stored)->state != domain::HoldState::kOpen) {
    return absl::InternalError("a record that resolves a hold which is not open");
  }
  domain::Hold resolved = **stored;
  resolved.state = state;
  resolved.resolved = record_.sequence;
  projections_.Put(resolved);
  projections_.Erase(HoldDeadline::Key{record_.scheme, resolved.deadline, hold});
  return resolved;
}

// What these records do to wallets is in their postings alone.
absl::Status Fold::operator()(const CreditsGranted&) { return absl::OkStatus(); }
absl::Status Fold::operator()(const CreditsTransferred&) { return absl::OkStatus(); }
absl::Status Fold::operator()(const LotsExpired&) { return absl::OkStatus(); }

absl::Status Fold::operator()(const HoldPlaced& body) {
  projections_.Put(domain::Hold{.scheme = record_.scheme,
                                .hold = record_.sequence,
                                .member = body.member,
                                .partner = body.partner,
                                .portions = body.portions,
                                .deadline = body.deadline,
                                .state = domain::HoldState::kOpen,
                                .resolved = {},
                                .offer = body.offer,
                                .party = body.party});
  projections_.Put(
      HoldDeadline{.scheme = record_.scheme, .deadline = body.deadline, .hold = record_.sequence});
  return absl::OkStatus();
}

absl::Status Fold::operator()(const HoldCaptured& body) {
  const auto hold = Resolve(body.hold, domain::HoldState::kCaptured);
  if (!hold.ok()) return hold.status();
  projections_.Put(domain::Redemption{.scheme = record_.scheme,
                                      .redemption = record_.sequence,
                                      .member = hold->member,
                                      .partner = hold->partner,
                                      .party = body.party,
                                      .portions = body.portions,
                                      .refunded_credit_minutes = 0,
                                      .offer = hold->offer});
  return absl::OkStatus();
}

absl::Status Fold::operator()(const HoldReleased& body) {
  return Resolve(body.hold, domain::HoldState::kReleased).status();
}

absl::Status Fold::operator()(const HoldExpired& body) {
  return Resolve(body.hold, domain::HoldState::kExpired).status();
}

absl::Status Fold::operator()(const CreditsRedeemed& body) {
  projections_.Put(domain::Redemption{.scheme = record_.scheme,
                                      .redemption = record_.sequence,
                                      .member = body.member,
                                      .partner = body.partner,
                                      .party = body.party,
                                      .portions = body.portions,
                                      .refunded_credit_minutes = 0,
                                      .offer = body.offer});
  return owners_.Mention(body.member);  // also where nothing was to pay
}

absl::Status Fold::operator()(const RedemptionRefunded& body) {
  const auto stored = projections_.Find<domain::Redemption>({record_.scheme, body.redemption});
  if (!stored.ok()) return stored.status();
  if (*stored == nullptr) return absl::InternalError("the refund of an unknown redemption");
  if (body.credit_minutes <= 0) return absl::InternalError("a refund of nothing");
  domain::Redemption redemption = **stored;
  const auto refunded = domain::CheckedAdd(redemption.refunded_credit_minutes, body.credit_minutes);
  if (!refunded.ok()) return refunded.status();
  const auto paid = domain::TotalOf(redemption.portions);
  if (!paid.ok()) return paid.status();
  if (*refunded > *paid) return absl::InternalError("a refund of more than was paid");
  redemption.refunded_credit_minutes = *refunded;
  projections_.Put(redemption);
  return absl::OkStatus();
}

absl::Status Fold::operator()(const EntryReversed& body) {
  const ReversedEntry::Key key{record_.scheme, body.entry};
  const auto earlier = projections_.Find<ReversedEntry>(key);
  if (!earlier.ok()) return earlier.status();
  if (*earlier != nullptr) return absl::InternalError("the reversal of what was reversed");
  if (record_.reverses != body.entry || body.entry >= record_.sequence) {
    return absl::InternalError("the reversal of an entry that was not there before");
  }
  projections_.Put(ReversedEntry{
      .scheme = record_.scheme, .entry = body.entry, .reversed_by = record_.sequence});
  for (const domain::MemberNumber member : {body.taken_from, body.given_to}) {
    if (member.IsNone()) continue;
    if (auto status = owners_.Mention(member); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status Fold::operator()(const HoldReopened& body) {
  const auto stored = projections_.Find<domain::Hold>({record_.scheme, body.hold});
  if (!stored.ok()) return stored.status();
  if (*stored == nullptr || (*stored)->state != domain::HoldState::kExpired ||
      (*stored)->resolved != record_.reverses) {
    return absl::InternalError("the reopening of a hold that had not expired");
  }
  domain::Hold hold = **stored;
  hold.state = domain::HoldState::kOpen;
  hold.resolved = {};
  hold.portions = body.portions;
  projections_.Put(hold);
  projections_.Put(
      HoldDeadline{.scheme = record_.scheme, .deadline = hold.deadline, .hold = hold.hold});
  return absl::OkStatus();
}

}  // namespace timecredit::journal
