// The steps (steps.h) about credit that is granted, given, taken back and lapses.

#include <algorithm>

#include "tests/model/steps.h"

namespace timecredit::model {

template <>
Plan PlanFor<exchange::GrantCredits>() {
  return {.weight = 50,
          .reasons = {"NUMBER_OUT_OF_RANGE", "MEMBER_UNKNOWN", "MEMBER_ERASED", "TEXT_INVALID"}};
}

template <>
exchange::GrantCredits MakeUp(Scene& scene) {
  const int64_t usual = scene.choices.Among<int64_t>({60, 600, 30, 240, 1});
  return {.member = scene.AnyMember(),
          .credit_minutes = scene.AmountUpTo(usual),
          .reason = scene.AnyText()};
}

template <>
void Do(const exchange::GrantCredits& command, Deed& deed) {
  deed.RequireAmount(command.credit_minutes);
  deed.RequireText(command.reason);
  Member* member = deed.ActiveMember(command.member);
  if (deed.IsRefused()) return;
  const Piece lot = deed.Fresh(0, 0, command.credit_minutes);
  Receive(member->wallet, {lot}, lot);
  deed.scheme.granted += command.credit_minutes;
  deed.scheme.gifts.push_back({.sequence = deed.NextSequence(),
                               .from = 0,
                               .to = command.member.value,
                               .minutes = command.credit_minutes,
                               .sources = {deed.NextSequence()},
                               .reversed = 0});
  deed.Keep(command.reason, command.member.value);
  deed.EffectiveToday();
  deed.body = journal::CreditsGranted{command.member, command.credit_minutes};
}

template <>
Plan PlanFor<exchange::TransferCredits>() {
  return {.weight = 60,
          .reasons = {"NUMBER_OUT_OF_RANGE", "SAME_MEMBER", "MEMBER_UNKNOWN", "MEMBER_ERASED",
                      "MEMBER_SUSPENDED", "TEXT_INVALID", "CREDITS_INSUFFICIENT"}};
}

template <>
exchange::TransferCredits MakeUp(Scene& scene) {
  exchange::TransferCredits command;
  command.from = scene.AnySpender();
  command.to = scene.AnyMemberBut(command.from);
  command.credit_minutes = scene.AmountUpTo(scene.AvailableTo(command.from, 0));
  command.text = scene.AnyText();
  return command;
}

template <>
void Do(const exchange::TransferCredits& command, Deed& deed) {
  deed.RequireAmount(command.credit_minutes);
  deed.RequireText(command.text);
  deed.Require(command.from != command.to, "SAME_MEMBER");
  Member* from = deed.ActiveMember(command.from);
  Member* to = deed.ActiveMember(command.to);
  if (from != nullptr) {
    deed.Require(AvailableIn(from->wallet, deed.SpendingAt(0)) >= command.credit_minutes,
                 "CREDITS_INSUFFICIENT");
  }
  if (deed.IsRefused()) return;
  const Pieces given = Spend(from->wallet, command.credit_minutes, deed.SpendingAt(0));
  Receive(to->wallet, given, deed.Fresh(0, 0, 0));
  Gift gift{.sequence = deed.NextSequence(),
            .from = command.from.value,
            .to = command.to.value,
            .minutes = command.credit_minutes,
            .sources = {deed.NextSequence()},
            .reversed = 0};
  for (const Piece& piece : given) gift.sources.insert(piece.source);
  deed.scheme.gifts.push_back(gift);
  deed.Keep(command.text, command.from.value);
  deed.done_for = command.from.value;
  deed.EffectiveToday();
  deed.body = journal::CreditsTransferred{command.from, command.to, command.credit_minutes};
}

namespace {

void Reverse(Gift& gift, const exchange::ReverseEntry& command, Deed& deed) {
  deed.Require(gift.reversed == 0, "ENTRY_REVERSED");
  const uint64_t holder = deed.scheme.SurvivorOf(gift.to);
  const uint64_t giver = gift.from == 0 ? 0 : deed.scheme.SurvivorOf(gift.from);
  deed.Require(holder != giver, "ENTRY_NOT_REVERSIBLE");
  deed.RequireText(command.reason);
  deed.Require(!command.reason.empty() || deed.scheme.FindMember(holder)->is_erased,
               "REASON_MISSING");
  deed.Keep(command.reason, holder);
  const Pieces taken = deed.Recover(gift.to, gift.minutes, gift.sources, command.write_off_spent);
  if (deed.IsRefused()) return;
  if (giver == 0) {
    deed.scheme.granted -= SumOf(taken);
  } else {
    Receive(deed.scheme.FindMember(giver)->wallet, deed.Returning(taken), deed.Fresh(0, 0, 0));
    deed.about.insert(giver);
  }
  gift.reversed = deed.NextSequence();
  deed.about.insert(holder);
  deed.EffectiveToday();
  deed.reverses = gift.sequence;
  deed.body = journal::EntryReversed{.entry = command.entry,
                                     .taken_from = domain::MemberNumber(holder),
                                     .given_to = domain::MemberNumber(giver),
                                     .recovered_credit_minutes = SumOf(taken),
                                     .written_off_credit_minutes = gift.minutes - SumOf(taken)};
}

void Reverse(Lapse& lapse, const exchange::ReverseEntry& command, Deed& deed) {
  deed.Require(lapse.reversed == 0, "ENTRY_REVERSED");
  const uint64_t holder = deed.scheme.SurvivorOf(lapse.member);
  Member* member = deed.CurrentMember(domain::MemberNumber(holder));
  deed.RequireText(command.reason);
  deed.Require(!command.reason.empty(), "REASON_MISSING");
  deed.Keep(command.reason, holder);
  Wallet back{.pieces = deed.Returning(lapse.pieces)};
  TakeLapsed(back, deed.today);
  const int64_t minutes = SumOf(back.pieces);
  deed.Require(minutes > 0, "CREDITS_LAPSED");
  if (deed.IsRefused()) return;
  Receive(member->wallet, back.InOrder(), deed.Fresh(0, 0, 0));
  deed.scheme.expired -= minutes;
  lapse.reversed = deed.NextSequence();
  deed.about.insert(holder);
  deed.EffectiveToday();
  deed.reverses = lapse.sequence;
  deed.body = journal::EntryReversed{.entry = command.entry,
                                     .taken_from = {},
                                     .given_to = domain::MemberNumber(holder),
                                     .recovered_credit_minutes = minutes,
                                     .written_off_credit_minutes = SumOf(lapse.pieces) - minutes};
}

}  // namespace

template <>
Plan PlanFor<exchange::ReverseEntry>() {
  return {.weight = 40,
          .reasons = {"ENTRY_UNKNOWN", "ENTRY_NOT_REVERSIBLE", "ENTRY_REVERSED",
                      "CREDITS_ALREADY_SPENT", "REASON_MISSING", "OWN_HOURS", "CREDITS_LAPSED",
                      "HOLD_LAPSED"}};
}

template <>
exchange::ReverseEntry MakeUp(Scene& scene) {
  std::vector<uint64_t> unreversed;
  std::vector<uint64_t> all;
  const auto add = [&](const auto& thing) {
    all.push_back(thing.sequence);
    if (thing.reversed == 0) unreversed.push_back(thing.sequence);
  };
  for (const Gift& gift : scene.scheme.gifts) add(gift);
  for (const Lapse& lapse : scene.scheme.lapses) add(lapse);
  for (const Hold& hold : scene.scheme.holds) {
    all.insert(all.end(), hold.expiries.begin(), hold.expiries.end());
    if (hold.state == domain::HoldState::kExpired) unreversed.push_back(hold.resolved);
  }
  for (const Redemption& redemption : scene.scheme.redemptions) all.push_back(redemption.sequence);
  for (const HourLog& log : scene.scheme.hour_logs) {
    if (log.resolved != 0) all.push_back(log.resolved);
  }
  exchange::ReverseEntry command;
  // Mostly what nothing else reverses.
  command.entry = domain::Sequence(scene.AnyOf(scene.choices.OneIn(3) ? all : unreversed, all));
  command.reason = scene.AnyReason();
  command.write_off_spent = scene.choices.OneIn(3);
  return command;
}

template <>
void Do(const exchange::ReverseEntry& command, Deed& deed) {
  const uint64_t entry = command.entry.value;
  deed.Require(entry >= 1 && entry <= deed.scheme.sequence, "ENTRY_UNKNOWN");
  if (deed.IsRefused()) return;
  for (Gift& gift : deed.scheme.gifts) {
    if (gift.sequence == entry) return Reverse(gift, command, deed);
  }
  for (Lapse& lapse : deed.scheme.lapses) {
    if (lapse.sequence == entry) return Reverse(lapse, command, deed);
  }
  for (Hold& hold : deed.scheme.holds) {
    if (std::count(hold.expiries.begin(), hold.expiries.end(), entry) > 0) {
      return Reopen(hold, command, deed);
    }
  }
  if (const Redemption* paid = deed.scheme.FindRedemption(entry); paid != nullptr) {
    const int64_t left = SumOf(paid->not_refunded);
    deed.Require(left > 0, "ENTRY_REVERSED");
    if (deed.IsRefused()) return;
    Do(exchange::RefundRedemption{command.entry, left, command.reason}, deed);
    return;
  }
  for (const HourLog& log : deed.scheme.hour_logs) {
    const bool awarded = log.state == domain::HourLogState::kApproved ||
                         log.state == domain::HourLogState::kReversed;
    if (!awarded || log.resolved != entry) continue;
    deed.Require(log.reversed == 0, "ENTRY_REVERSED");
    if (deed.IsRefused()) return;
    const domain::Sequence hour_log(log.sequence);
    Do(exchange::ReverseHours{hour_log, command.reason, command.write_off_spent}, deed);
    return;
  }
  deed.Require(false, "ENTRY_NOT_REVERSIBLE");
}

template <>
Plan PlanFor<exchange::ExpireLots>() {
  return {.weight = 20, .reasons = {"MEMBER_UNKNOWN", "NOTHING_LAPSED"}};
}

template <>
exchange::ExpireLots MakeUp(Scene& scene) {
  return {scene.AnyMember()};
}

template <>
void Do(const exchange::ExpireLots& command, Deed& deed) {
  Member* member = deed.KnownMember(command.member);
  if (member == nullptr) return;
  const Pieces pieces = TakeLapsed(member->wallet, deed.today);
  const int64_t lapsed = SumOf(pieces);
  deed.Require(lapsed > 0, "NOTHING_LAPSED");
  deed.scheme.expired += lapsed;
  deed.scheme.lapses.push_back({.sequence = deed.NextSequence(),
                                .member = command.member.value,
                                .pieces = pieces,
                                .reversed = 0});
  deed.EffectiveToday();
  deed.body = journal::LotsExpired{command.member, lapsed};
}

}  // namespace timecredit::model
