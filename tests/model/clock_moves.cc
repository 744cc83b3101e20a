#include "tests/model/clock_moves.h"

#include <algorithm>

#include "tests/model/calendar.h"

namespace timecredit::model {
namespace {

// The next day with this month and day of the month, in UTC.
absl::Time NextDay(absl::Time now, int month, int day) {
  domain::Date date = absl::ToCivilDay(now, absl::UTCTimeZone()) + 1;
  while (date.month() != month || date.day() != day) ++date;
  return absl::FromCivil(date, absl::UTCTimeZone());
}

// The next moment at which something of the scheme falls due.
absl::Time NextDue(absl::Time now, const Scheme& scheme) {
  absl::Time due = absl::InfiniteFuture();
  for (const Hold& hold : scheme.holds) {
    if (hold.state == domain::HoldState::kOpen && hold.deadline > now) {
      due = std::min(due, hold.deadline);
    }
  }
  for (const Member& member : scheme.members) {
    for (const Piece& piece : member.wallet.pieces) {
      if (!piece.expires_on.has_value()) continue;
      const absl::Time lapses = absl::FromCivil(*piece.expires_on, absl::UTCTimeZone());
      if (lapses > now) due = std::min(due, lapses);
    }
  }
  return due;
}

// A moment around an interesting one, never before `now`.
absl::Time Around(absl::Time instant, absl::Time now, Choices& choices) {
  const absl::Duration beside = choices.Among(
      {absl::ZeroDuration(), -absl::Microseconds(1), absl::Seconds(30), -absl::Seconds(30),
       absl::Minutes(45), -absl::Minutes(45), absl::Hours(6), -absl::Hours(5) - absl::Minutes(45)});
  return std::max(now, instant + beside);
}

}  // namespace

absl::Time WaitFrom(absl::Time now, const Scheme& scheme, Choices& choices) {
  switch (choices.Below(16)) {
    case 6:
      return now + absl::Seconds(1 + choices.Below(120));
    case 7:
      return now + absl::Hours(24) * (1 + choices.Below(10));
    case 8:
      return now + absl::Hours(24) * choices.Among({28, 31, 90, 366});
    case 9:
      return Around(NextLondonChange(now), now, choices);
    case 10:
      return Around(NextDay(now, 12, 31) + absl::Hours(24), now, choices);  // a year's end
    case 11:
      return Around(NextDay(now, 2, 29), now, choices);
    case 12:
    case 13:
    case 14: {
      const absl::Time due = NextDue(now, scheme);
      return due == absl::InfiniteFuture() ? now + absl::Hours(1) : Around(due, now, choices);
    }
    case 15:
      return now + absl::Nanoseconds(1 + choices.Below(3'000));
    default:
      return now + absl::Minutes(1 + choices.Below(24 * 60));
  }
}

absl::Time StepBackFrom(absl::Time now, const Scheme& scheme, Choices& choices) {
  const absl::Time last = std::max(scheme.last_recorded, absl::UnixEpoch());
  return choices.Among({now - absl::Seconds(1 + choices.Below(59)), last - absl::Minutes(1),
                        last - absl::Minutes(1) - absl::Microseconds(1), now - absl::Hours(1),
                        now - absl::Hours(24) * (1 + choices.Below(3)), now - absl::Microseconds(1),
                        now - absl::Hours(24) * 31});
}

}  // namespace timecredit::model
