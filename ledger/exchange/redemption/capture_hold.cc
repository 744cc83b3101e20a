#include "ledger/exchange/redemption/capture_hold.h"

#include <cstdint>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/redemption/hold_return.h"
#include "ledger/exchange/redemption/party.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {
namespace {

absl::Status CheckCapturable(const domain::Hold& hold, const Desk& desk) {
  if (auto status = domain::CheckOpen(hold); !status.ok()) return status;
  return CheckNotLapsed(hold, desk);
}

// What the party that came is to pay. The price that was agreed when the hold was placed is kept
// for the party it was agreed for.
absl::StatusOr<int64_t> AmountFor(const CaptureHold& command, const domain::Party& party,
                                  const domain::Hold& hold, const Desk& desk) {
  const auto held = domain::TotalOf(hold.portions);
  if (!held.ok()) return held.status();
  int64_t amount = command.credit_minutes.value_or(*held);
  if (auto status = CheckPositive(amount, "credit_minutes"); !status.ok()) return status;
  if (!command.credit_minutes.has_value()) {
    if (hold.offer.IsNone() || party == hold.party) return *held;
    auto offer = desk.OfferNamed(hold.offer, "hold");
    if (!offer.ok()) return offer.status();
    offer->state = domain::OfferState::kOpen;  // as it was when the hold was placed
    const auto price = domain::PriceOf(*offer, party);
    if (!price.ok()) return price.status();
    amount = *price;
  }
  if (amount <= *held) return amount;
  return domain::RefuseState(
      "HOLD_EXCEEDED", "credit_minutes",
      {{"asked", domain::CreditMinutes{amount}}, {"held", domain::CreditMinutes{*held}}});
}

}  // namespace

absl::StatusOr<Draft> Decide(const CaptureHold& command, const Desk& desk) {
  const auto hold = desk.HoldNamed(command.hold);
  if (!hold.ok()) return hold.status();
  const domain::Party party = command.party.value_or(hold->party);
  if (auto status = CheckParty(party); !status.ok()) return status;
  if (auto status = CheckCapturable(*hold, desk); !status.ok()) return status;
  const auto amount = AmountFor(command, party, *hold, desk);
  if (!amount.ok()) return amount.status();
  const auto split = domain::SplitAfter(hold->portions, *amount);
  if (!split.ok()) return split.status();
  Entry entry;
  entry.Move(Held(hold->member), Takings(hold->partner), *amount);
  if (!split->rest.empty()) {
    auto status = ReturnToWallet(*hold, split->rest, desk, entry);
    if (!status.ok()) return status;
  }
  Draft draft;
  draft.effective = desk.effective_today();
  draft.body =
      journal::HoldCaptured{.hold = command.hold, .portions = split->first, .party = party};
  draft.postings = std::move(entry).Finish();
  return draft;
}

}  // namespace timecredit::exchange
