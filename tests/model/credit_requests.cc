// Requests that grant, give, spend, hold and refund credit.

#include <algorithm>

#include "tests/model/scene.h"

namespace timecredit::model {
namespace {

using domain::HoldState;

domain::Party AnyParty(Scene& scene) {
  const auto usual =
      scene.choices.Among<domain::Party>({{1, 0}, {2, 3}, {0, 1}, {4, 0}, {1'000, 1'000}});
  if (!scene.Odd(16)) return usual;
  return scene.choices.Among<domain::Party>({{0, 0}, {1'001, 0}, {-1, 5}, {5, -1}, {2, 1'001}});
}

int64_t AvailableTo(domain::MemberNumber member, uint64_t partner, const Scene& scene) {
  if (scene.scheme == nullptr) return 0;
  const auto& members = scene.scheme->members;
  if (member.value == 0 || member.value > members.size()) return 0;
  return AvailableIn(members[member.value - 1].wallet,
                     scene.model.SpendingAt(*scene.scheme, partner, scene.now));
}

// Mostly members who have something.
domain::MemberNumber AnySpender(Scene& scene) {
  std::vector<uint64_t> suitable;
  std::vector<uint64_t> all;
  if (scene.scheme != nullptr) {
    for (uint64_t number = 1; number <= scene.scheme->members.size(); ++number) {
      const Member& member = scene.scheme->members[number - 1];
      all.push_back(number);
      if (!member.is_erased && AvailableTo(domain::MemberNumber(number), 0, scene) > 0) {
        suitable.push_back(number);
      }
    }
  }
  return domain::MemberNumber(scene.AnyOf(suitable, all));
}

// Sometimes by an offer: mostly at its price, left to it or as quoted.
template <class Command>
void UseOffer(Command& command, Scene& scene) {
  Choices& choices = scene.choices;
  if (scene.scheme == nullptr || scene.scheme->offers.empty() || !choices.OneIn(2)) return;
  command.offer = scene.AnyOffer();
  command.credit_minutes.reset();
  if (!scene.Odd(10)) command.partner = {};
  for (const domain::Offer& offer : scene.scheme->offers) {
    if (offer.offer != command.offer || !choices.OneIn(3)) continue;
    command.partner = offer.partner;
    command.credit_minutes = command.party.adults * offer.credit_minutes_per_adult +
                             command.party.under_16s * offer.credit_minutes_per_under_16 +
                             (scene.Odd(5) ? 1 : 0);
  }
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

}  // namespace

exchange::Command MakeUpSpending(Move move, Scene& scene) {
  if (move == Move::kGrantCredits) {
    const int64_t usual = scene.choices.Among<int64_t>({60, 600, 30, 240, 1});
    return exchange::GrantCredits{.member = scene.AnyMember(),
                                  .credit_minutes = scene.AmountUpTo(usual),
                                  .reason = scene.AnyText()};
  }
  const domain::MemberNumber member = AnySpender(scene);
  if (move == Move::kTransferCredits) {
    exchange::TransferCredits command;
    command.from = member;
    command.to = scene.AnyMember();
    const size_t members = scene.scheme == nullptr ? 0 : scene.scheme->members.size();
    if (command.to == member && members > 1 && !scene.Odd(5)) {
      command.to = domain::MemberNumber(member.value % members + 1);
    }
    command.credit_minutes = scene.AmountUpTo(AvailableTo(member, 0, scene));
    command.text = scene.AnyText();
    return command;
  }
  const domain::OrganisationNumber partner = scene.AnyOrganisation();
  const int64_t amount = scene.AmountUpTo(AvailableTo(member, partner.value, scene));
  if (move == Move::kPlaceHold) {
    exchange::PlaceHold hold{.member = member,
                             .partner = partner,
                             .credit_minutes = amount,
                             .deadline = AnyDeadline(scene)};
    hold.party = AnyParty(scene);
    UseOffer(hold, scene);
    return hold;
  }
  exchange::RedeemCredits redeem{
      .member = member, .partner = partner, .credit_minutes = amount, .party = AnyParty(scene)};
  UseOffer(redeem, scene);
  return redeem;
}

exchange::Command MakeUpHoldResolution(Move move, Scene& scene) {
  std::vector<uint64_t> suitable;
  std::vector<uint64_t> all;
  if (scene.scheme != nullptr) {
    for (const Hold& hold : scene.scheme->holds) {
      all.push_back(hold.sequence);
      const bool fits_time = (scene.now >= hold.deadline) == (move == Move::kExpireHold);
      if (hold.state == HoldState::kOpen && (fits_time || move == Move::kReleaseHold)) {
        suitable.push_back(hold.sequence);
      }
    }
  }
  const domain::Sequence number(scene.AnyOf(suitable, all));
  if (move == Move::kReleaseHold) return exchange::ReleaseHold{number};
  if (move == Move::kExpireHold) return exchange::ExpireHold{number};
  int64_t held = 0;
  for (const Hold& hold : scene.scheme == nullptr ? std::vector<Hold>() : scene.scheme->holds) {
    if (hold.sequence == number.value) held = SumOf(hold.pieces);
  }
  exchange::CaptureHold capture{.hold = number, .credit_minutes = scene.AmountUpTo(held)};
  if (scene.choices.OneIn(2)) capture.credit_minutes.reset();
  if (scene.choices.OneIn(2)) capture.party = AnyParty(scene);
  return capture;
}

exchange::Command MakeUpRefund(Scene& scene) {
  std::vector<uint64_t> suitable;
  std::vector<uint64_t> all;
  exchange::RefundRedemption command;
  if (scene.scheme != nullptr) {
    for (const Redemption& redemption : scene.scheme->redemptions) {
      all.push_back(redemption.sequence);
      if (!redemption.not_refunded.empty()) suitable.push_back(redemption.sequence);
    }
  }
  command.redemption = domain::Sequence(scene.AnyOf(suitable, all));
  int64_t left = 0;
  if (scene.scheme != nullptr) {
    for (const Redemption& redemption : scene.scheme->redemptions) {
      if (redemption.sequence == command.redemption.value) left = SumOf(redemption.not_refunded);
    }
  }
  command.credit_minutes = scene.AmountUpTo(left);
  command.reason = scene.AnyReason();
  return command;
}

// Mostly of gifts, which nothing else reverses.
exchange::Command MakeUpReversal(Scene& scene) {
  std::vector<uint64_t> gifts;
  std::vector<uint64_t> all;
  if (scene.scheme != nullptr) {
    for (const Gift& gift : scene.scheme->gifts) {
      all.push_back(gift.sequence);
      if (gift.reversed == 0) gifts.push_back(gift.sequence);
    }
    for (const Redemption& redemption : scene.scheme->redemptions) {
      all.push_back(redemption.sequence);
    }
    for (const HourLog& log : scene.scheme->hour_logs) {
      if (log.resolved != 0) all.push_back(log.resolved);
    }
  }
  exchange::ReverseEntry command;
  command.entry = domain::Sequence(scene.AnyOf(scene.choices.OneIn(3) ? all : gifts, all));
  command.reason = scene.AnyReason();
  command.write_off_spent = scene.choices.OneIn(3);
  return command;
}

}  // namespace timecredit::model
