// The steps (steps.h) about redemptions, refunds and holds.

#include <utility>

#include "tests/model/calendar.h"
#include "tests/model/steps.h"

namespace timecredit::model {
namespace {

using domain::HoldState;

domain::Party AnyParty(Scene& scene) {
  const auto usual =
      scene.choices.Among<domain::Party>({{1, 0}, {2, 3}, {0, 1}, {4, 0}, {1'000, 1'000}});
  if (!scene.Odd(16)) return usual;
  return scene.choices.Among<domain::Party>({{0, 0}, {1'001, 0}, {-1, 5}, {5, -1}, {2, 1'001}});
}

// Sometimes by an offer: mostly at its price, left to it or as quoted.
template <class Command>
void UseOffer(Command& command, Scene& scene) {
  Choices& choices = scene.choices;
  if (scene.scheme.offers.empty() || !choices.OneIn(2)) return;
  command.offer = scene.AnyOffer();
  command.credit_minutes.reset();
  if (!scene.Odd(10)) command.partner = {};
  const domain::Offer* offer = scene.scheme.FindOffer(command.offer.value);
  if (offer == nullptr || !choices.OneIn(3)) return;
  command.partner = offer->partner;
  command.credit_minutes = command.party.adults * offer->credit_minutes_per_adult +
                           command.party.under_16s * offer->credit_minutes_per_under_16 +
                           (scene.Odd(5) ? 1 : 0);
}

// Whoever spends, where, and how much.
template <class Command>
Command AnySpending(Scene& scene) {
  Command command;
  command.member = scene.AnySpender();
  command.partner = scene.AnyOrganisation();
  command.credit_minutes =
      scene.AmountUpTo(scene.AvailableTo(command.member, command.partner.value));
  command.party = AnyParty(scene);
  UseOffer(command, scene);
  return command;
}

absl::Time AnyDeadline(Scene& scene) {
  const absl::Duration ahead =
      scene.choices.Among({absl::Hours(1), absl::Minutes(15), absl::Hours(24), absl::Hours(24 * 14),
                           absl::Seconds(1), absl::Hours(24 * 90)});
  const absl::Time now = absl::FromUnixMicros(absl::ToUnixMicros(scene.now));
  if (!scene.Odd(8)) return now + ahead;
  const absl::Duration year = absl::Hours(24) * 366;
  return scene.choices.Among({now + year, now, scene.now - absl::Hours(1),
                              scene.now + year + absl::Seconds(1), absl::InfiniteFuture(),
                              absl::InfinitePast(), absl::UnixEpoch()});
}

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
    const domain::Organisation* partner = deed.KnownPartner(command.partner);
    if (partner == nullptr) return {};
    deed.Require(
        partner->takes_typed_amounts && deed.scheme.definition.policies.allows_typed_amounts,
        "TYPED_AMOUNT_NOT_ALLOWED");
    return {command.partner, command.credit_minutes.value_or(0)};
  }
  if (command.credit_minutes.value_or(0) != 0) deed.RequireAmount(*command.credit_minutes);
  const domain::Offer* offer = deed.KnownOffer(command.offer);
  if (offer == nullptr || deed.IsRefused()) return {};
  deed.Require(command.partner.value == 0 || command.partner == offer->partner, "OFFER_OF_ANOTHER");
  deed.KnownPartner(offer->partner);
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

template <>
Plan PlanFor<exchange::PlaceHold>() {
  return {
      .weight = 70,
      .reasons = {"NUMBER_OUT_OF_RANGE", "DEADLINE_INVALID", "MEMBER_ERASED",
                  "ORGANISATION_UNKNOWN", "CREDITS_INSUFFICIENT", "PARTY_INVALID",
                  "OFFER_SUSPENDED", "PARTY_TOO_LARGE", "HOLD_OUTLIVES_CREDIT", "NOTHING_TO_HOLD"}};
}

template <>
exchange::PlaceHold MakeUp(Scene& scene) {
  auto command = AnySpending<exchange::PlaceHold>(scene);
  command.deadline = AnyDeadline(scene);
  return command;
}

template <>
void Do(const exchange::PlaceHold& command, Deed& deed) {
  const absl::Time deadline = command.lasting_minutes.has_value()
                                  ? absl::FromUnixMicros(absl::ToUnixMicros(
                                        deed.now + absl::Minutes(*command.lasting_minutes)))
                                  : command.deadline;
  const auto [partner, amount] = ChargeOf(command, deed);
  if (deed.IsRefused()) return;
  deed.Require(amount != 0, "NOTHING_TO_HOLD");
  deed.Require(deadline > deed.now && deadline <= deed.now + absl::Hours(24) * 366,
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
  RequireLife(hold.pieces, deadline, deed);
  if (deed.IsRefused()) return;
  hold.deadline = deadline;
  hold.offer = command.offer.value;
  hold.party = command.party;
  deed.scheme.holds.push_back(hold);
  deed.done_for = command.member.value;
  deed.EffectiveToday();
  deed.body = journal::HoldPlaced{command.member, partner,       PortionsOf(hold.pieces),
                                  deadline,       command.offer, command.party};
}

template <>
Plan PlanFor<exchange::CaptureHold>() {
  return {.weight = 40,
          .reasons = {"NUMBER_OUT_OF_RANGE", "PARTY_INVALID", "HOLD_UNKNOWN", "HOLD_RESOLVED",
                      "HOLD_LAPSED", "HOLD_EXCEEDED", "PARTY_TOO_LARGE"}};
}

template <>
exchange::CaptureHold MakeUp(Scene& scene) {
  exchange::CaptureHold command;
  command.hold = scene.AnyOf(scene.scheme.holds, [&](const Hold& hold) {
    return hold.state == HoldState::kOpen && scene.now < hold.deadline;
  });
  const Hold* hold = scene.scheme.FindHold(command.hold.value);
  command.credit_minutes = scene.AmountUpTo(hold == nullptr ? 0 : SumOf(hold->pieces));
  if (scene.choices.OneIn(2)) command.credit_minutes.reset();
  if (scene.choices.OneIn(2)) command.party = AnyParty(scene);
  return command;
}

template <>
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

template <>
Plan PlanFor<exchange::ReleaseHold>() {
  return {.weight = 20, .reasons = {"HOLD_UNKNOWN", "HOLD_RESOLVED"}};
}

template <>
exchange::ReleaseHold MakeUp(Scene& scene) {
  return {scene.AnyOf(scene.scheme.holds,
                      [](const Hold& hold) { return hold.state == HoldState::kOpen; })};
}

template <>
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

template <>
Plan PlanFor<exchange::ExpireHold>() {
  return {.weight = 20, .reasons = {"HOLD_UNKNOWN", "HOLD_RESOLVED", "HOLD_NOT_DUE"}};
}

template <>
exchange::ExpireHold MakeUp(Scene& scene) {
  return {scene.AnyOf(scene.scheme.holds, [&](const Hold& hold) {
    return hold.state == HoldState::kOpen && scene.now >= hold.deadline;
  })};
}

template <>
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
  deed.Keep(command.reason, hold.member);
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
  deed.EffectiveToday();
  deed.reverses = command.entry.value;
  deed.body = journal::HoldReopened{domain::Sequence(hold.sequence), PortionsOf(hold.pieces)};
}

template <>
Plan PlanFor<exchange::RedeemCredits>() {
  return {.weight = 90,
          .reasons = {"NUMBER_OUT_OF_RANGE", "PARTY_INVALID", "MEMBER_ERASED",
                      "ORGANISATION_UNKNOWN", "CREDITS_INSUFFICIENT", "OFFER_UNKNOWN",
                      "OFFER_OF_ANOTHER", "OFFER_SUSPENDED", "PARTY_TOO_LARGE", "PRICE_CHANGED"}};
}

template <>
exchange::RedeemCredits MakeUp(Scene& scene) {
  return AnySpending<exchange::RedeemCredits>(scene);
}

template <>
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

template <>
Plan PlanFor<exchange::RefundRedemption>() {
  return {.weight = 70,
          .reasons = {"NUMBER_OUT_OF_RANGE", "REDEMPTION_UNKNOWN", "REASON_MISSING",
                      "REFUND_EXCEEDED"}};
}

template <>
exchange::RefundRedemption MakeUp(Scene& scene) {
  exchange::RefundRedemption command;
  command.redemption = scene.AnyOf(scene.scheme.redemptions, [](const Redemption& redemption) {
    return !redemption.not_refunded.empty();
  });
  const Redemption* redemption = scene.scheme.FindRedemption(command.redemption.value);
  command.credit_minutes =
      scene.AmountUpTo(redemption == nullptr ? 0 : SumOf(redemption->not_refunded));
  command.reason = scene.AnyReason();
  return command;
}

template <>
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
