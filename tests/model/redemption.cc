// What redemptions, refunds and holds do to the model.

#include <utility>

#include "tests/model/calendar.h"
#include "tests/model/deed.h"

namespace timecredit::model {
namespace {

using domain::HoldState;

void RequireParty(const domain::Party& party, Deed& deed) {
  const auto is_in_range = [](int32_t count) { return count >= 0 && count <= 1000; };
  deed.Require(is_in_range(party.adults) && is_in_range(party.under_16s) &&
                   (party.adults != 0 || party.under_16s != 0),
               "PARTY_INVALID");
}

void RequireAvailable(const Member* member, uint64_t partner, int64_t minutes, Deed& deed) {
  if (member == nullptr) return;
  deed.Require(AvailableIn(member->wallet, deed.SpendingAt(partner)) >= minutes,
               "CREDITS_INSUFFICIENT");
}

int64_t PriceFor(const domain::Offer& offer, const domain::Party& party, Deed& deed) {
  deed.Require(offer.most_people == 0 || party.adults + party.under_16s <= offer.most_people,
               "PARTY_TOO_LARGE");
  return party.adults * offer.credit_minutes_per_adult +
         party.under_16s * offer.credit_minutes_per_under_16;
}

// Whom the command pays how much; nobody when there is a reason to refuse it.
template <class Command>
std::pair<domain::OrganisationNumber, int64_t> ChargeOf(const Command& command, Deed& deed) {
  RequireParty(command.party, deed);
  if (command.offer.value == 0) {
    deed.Require(command.credit_minutes.has_value(), "FIELD_REQUIRED");
    if (command.credit_minutes.has_value()) deed.RequireAmount(*command.credit_minutes);
    return {command.partner, command.credit_minutes.value_or(0)};
  }
  if (command.credit_minutes.value_or(0) != 0) deed.RequireAmount(*command.credit_minutes);
  const domain::Offer* offer = deed.KnownOffer(command.offer);
  if (offer == nullptr || deed.IsRefused()) return {};
  deed.Require(command.partner.value == 0 || command.partner == offer->partner, "OFFER_OF_ANOTHER");
  deed.Require(offer->state == domain::OfferState::kOpen, "OFFER_SUSPENDED");
  const int64_t price = PriceFor(*offer, command.party, deed);
  deed.Require(command.credit_minutes.value_or(price) == price, "PRICE_CHANGED");
  return {offer->partner, price};
}

int64_t TakingsOf(uint64_t partner, const Scheme& scheme) {
  int64_t takings = 0;
  for (const Redemption& redemption : scheme.redemptions) {
    if (redemption.partner == partner) takings += SumOf(redemption.not_refunded);
  }
  return takings;
}

void Resolve(Hold& hold, HoldState state, Deed& deed) {
  hold.state = state;
  hold.resolved = deed.NextSequence();
}

// What is held must last until the end of the hold, with grace.
void RequireLife(const Pieces& pieces, absl::Time deadline, Deed& deed) {
  const domain::Date last_day =
      DateIn(deed.scheme.definition.calendar.zone, deadline - absl::Microseconds(1));
  deed.Require(LastThrough(pieces, last_day, deed.scheme.definition.policies.grace_days),
               "HOLD_OUTLIVES_CREDIT");
}

void Return(const Hold& hold, const Pieces& pieces, Deed& deed) {
  Receive(deed.scheme.FindMember(hold.member)->wallet, deed.Returning(pieces), deed.Fresh(0, 0, 0));
}

}  // namespace

void Do(const exchange::PlaceHold& command, Deed& deed) {
  const auto [partner, amount] = ChargeOf(command, deed);
  if (deed.IsRefused()) return;
  deed.Require(amount != 0, "NOTHING_TO_HOLD");
  deed.Require(command.deadline > deed.now && command.deadline <= deed.now + absl::Hours(24) * 366,
               "DEADLINE_INVALID");
  Member* member = deed.ActiveMember(command.member);
  if (command.offer.value == 0) deed.RequireOrganisation(partner);
  RequireAvailable(member, partner.value, amount, deed);
  if (deed.IsRefused()) return;
  Hold hold;
  hold.sequence = deed.NextSequence();
  hold.member = command.member.value;
  hold.partner = partner.value;
  hold.pieces = Spend(member->wallet, amount, deed.SpendingAt(partner.value));
  RequireLife(hold.pieces, command.deadline, deed);
  if (deed.IsRefused()) return;
  hold.deadline = command.deadline;
  hold.offer = command.offer.value;
  hold.party = command.party;
  deed.scheme.holds.push_back(hold);
  deed.done_for = command.member.value;
  deed.EffectiveToday();
  deed.body = journal::HoldPlaced{command.member,   partner,       PortionsOf(hold.pieces),
                                  command.deadline, command.offer, command.party};
}

void Do(const exchange::CaptureHold& command, Deed& deed) {
  Hold* hold = deed.KnownHold(command.hold);
  if (hold == nullptr) return;
  const domain::Party party = command.party.value_or(hold->party);
  RequireParty(party, deed);
  deed.Require(hold->state == HoldState::kOpen, "HOLD_RESOLVED");
  deed.Require(deed.now < hold->deadline, "HOLD_LAPSED");
  const int64_t held = SumOf(hold->pieces);
  int64_t amount = command.credit_minutes.value_or(held);
  deed.RequireAmount(amount);
  if (!command.credit_minutes.has_value() && hold->offer != 0 && !(party == hold->party)) {
    amount = PriceFor(*deed.scheme.FindOffer(hold->offer), party, deed);
  }
  deed.Require(amount <= held, "HOLD_EXCEEDED");
  if (deed.IsRefused()) return;
  Pieces rest = hold->pieces;
  Redemption redemption;
  redemption.sequence = deed.NextSequence();
  redemption.member = hold->member;
  redemption.partner = hold->partner;
  redemption.party = party;
  redemption.paid = CutFront(rest, amount);
  redemption.offer = hold->offer;
  redemption.not_refunded = redemption.paid;
  deed.scheme.redemptions.push_back(redemption);
  Return(*hold, rest, deed);
  Resolve(*hold, HoldState::kCaptured, deed);
  deed.EffectiveToday();
  deed.body = journal::HoldCaptured{command.hold, PortionsOf(redemption.paid), party};
}

void Do(const exchange::ReleaseHold& command, Deed& deed) {
  Hold* hold = deed.KnownHold(command.hold);
  if (hold == nullptr) return;
  deed.Require(hold->state == HoldState::kOpen, "HOLD_RESOLVED");
  Return(*hold, hold->pieces, deed);
  Resolve(*hold, HoldState::kReleased, deed);
  deed.done_for = hold->member;
  deed.EffectiveToday();
  deed.body = journal::HoldReleased{command.hold};
}

void Do(const exchange::ExpireHold& command, Deed& deed) {
  Hold* hold = deed.KnownHold(command.hold);
  if (hold == nullptr) return;
  deed.Require(hold->state == HoldState::kOpen, "HOLD_RESOLVED");
  deed.Require(deed.now >= hold->deadline, "HOLD_NOT_DUE");
  Return(*hold, hold->pieces, deed);
  hold->expiries.push_back(deed.NextSequence());
  Resolve(*hold, HoldState::kExpired, deed);
  deed.EffectiveToday();
  deed.body = journal::HoldExpired{command.hold};
}

void Reopen(Hold& hold, const exchange::ReverseEntry& command, Deed& deed) {
  deed.Require(hold.state == HoldState::kExpired && hold.resolved == command.entry.value,
               "ENTRY_REVERSED");
  deed.RequireText(command.reason);
  deed.Require(!command.reason.empty(), "REASON_MISSING");
  deed.Require(deed.now < hold.deadline, "HOLD_LAPSED");
  Member* member = deed.ActiveMember(domain::MemberNumber(hold.member));
  const int64_t held = SumOf(hold.pieces);
  RequireAvailable(member, hold.partner, held, deed);
  if (deed.IsRefused()) return;
  hold.pieces = Spend(member->wallet, held, deed.SpendingAt(hold.partner));
  RequireLife(hold.pieces, hold.deadline, deed);
  if (deed.IsRefused()) return;
  hold.state = HoldState::kOpen;
  hold.resolved = 0;
  deed.Keep(command.reason, hold.member);
  deed.EffectiveToday();
  deed.reverses = command.entry.value;
  deed.body = journal::HoldReopened{domain::Sequence(hold.sequence), PortionsOf(hold.pieces)};
}

void Do(const exchange::RedeemCredits& command, Deed& deed) {
  const auto [partner, amount] = ChargeOf(command, deed);
  Member* member = deed.ActiveMember(command.member);
  if (command.offer.value == 0) deed.RequireOrganisation(partner);
  RequireAvailable(member, partner.value, amount, deed);
  if (deed.IsRefused()) return;
  Redemption redemption;
  redemption.sequence = deed.NextSequence();
  redemption.member = command.member.value;
  redemption.partner = partner.value;
  redemption.party = command.party;
  redemption.offer = command.offer.value;
  redemption.paid = Spend(member->wallet, amount, deed.SpendingAt(partner.value));
  redemption.not_refunded = redemption.paid;
  deed.scheme.redemptions.push_back(redemption);
  deed.about = {command.member.value};
  deed.done_for = command.member.value;
  deed.EffectiveToday();
  deed.body = journal::CreditsRedeemed{command.member, partner, PortionsOf(redemption.paid),
                                       command.party, command.offer};
}

void Do(const exchange::RefundRedemption& command, Deed& deed) {
  deed.RequireAmount(command.credit_minutes);
  deed.RequireText(command.reason);
  Redemption* redemption = deed.KnownRedemption(command.redemption);
  if (redemption == nullptr) return;
  Member& member = *deed.scheme.FindMember(redemption->member);
  deed.Require(!command.reason.empty() || member.is_erased, "REASON_MISSING");
  deed.Require(command.credit_minutes <= SumOf(redemption->not_refunded), "REFUND_EXCEEDED");
  deed.Require(command.credit_minutes <= TakingsOf(redemption->partner, deed.scheme),
               "TAKINGS_INSUFFICIENT");
  deed.Keep(command.reason, redemption->member);
  if (deed.IsRefused()) return;
  const Pieces back = deed.fault == Fault::kRefundsFromFront
                          ? CutFront(redemption->not_refunded, command.credit_minutes)
                          : CutBack(redemption->not_refunded, command.credit_minutes);
  Member& survivor = *deed.scheme.FindMember(deed.scheme.SurvivorOf(redemption->member));
  Receive(survivor.wallet, deed.Returning(back), deed.Fresh(0, 0, 0));
  deed.EffectiveToday();
  deed.reverses = command.redemption.value;
  deed.body = journal::RedemptionRefunded{command.redemption, command.credit_minutes};
}

}  // namespace timecredit::model
