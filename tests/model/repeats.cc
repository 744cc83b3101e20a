// Requests that come again, and clocks that are moved.

#include <algorithm>
#include <concepts>
#include <optional>
#include <variant>

#include "absl/strings/str_cat.h"
#include "ledger/domain/member_edit.h"
#include "tests/model/calendar.h"
#include "tests/model/scene.h"

namespace timecredit::model {
namespace {

// Changes one field of a command.
class Alter {
 public:
  explicit Alter(Choices& choices) : choices_(choices) {}

  void operator()(exchange::CreateScheme& command) { Change(command.scheme.policies.grace_days); }
  void operator()(exchange::CreateOrganisation& command) { command.names["cy"] = "Arall"; }
  void operator()(exchange::CreateActivity& command) {
    bool& needs_approval = command.activity.needs_approval;
    needs_approval = !needs_approval;
  }
  void operator()(exchange::CreateMember& command) {
    if (choices_.OneIn(2)) {
      command.fields.phone += "1";
    } else {
      command.joined_on = domain::Date(2020, 2, 29);
    }
  }
  void operator()(exchange::UpdateMember& command) {
    switch (choices_.Below(3)) {
      case 0:
        command.edit.given.phone += "1";  // the same request where the phone is not changed
        break;
      case 1:
        command.edit.fields.insert(domain::MemberField::kEmail);
        break;
      default:
        Change(command.member);
    }
  }
  void operator()(exchange::SuspendMember& command) { Change(command.reason, command.member); }
  void operator()(exchange::ResumeMember& command) { Change(command.reason, command.member); }
  void operator()(exchange::CloseMember& command) { Change(command.reason, command.member); }
  void operator()(exchange::MergeMembers& command) { Change(command.reason, command.into); }
  void operator()(exchange::LogHours& command) {
    switch (choices_.Below(5)) {
      case 0:
        Change(command.duration_minutes);
        break;
      case 1:
        command.text += "!";
        break;
      case 2:
        command.text.clear();
        break;
      case 3:
        command.effective.date -= 1;
        break;
      default:
        command.effective.start_minute = 601;
    }
  }
  void operator()(exchange::RejectHours& command) { Change(command.reason, command.hour_log); }
  void operator()(exchange::ReverseHours& command) {
    if (choices_.OneIn(2)) command.write_off_spent = !command.write_off_spent;
    Change(command.reason, command.hour_log);
  }
  void operator()(exchange::ReverseEntry& command) {
    if (choices_.OneIn(2)) command.write_off_spent = !command.write_off_spent;
    Change(command.reason, command.entry);
  }
  void operator()(exchange::GrantCredits& command) {
    Change(command.reason, command.credit_minutes);
  }
  void operator()(exchange::TransferCredits& command) {
    if (choices_.OneIn(3)) std::swap(command.from, command.to);
    Change(command.text, command.credit_minutes);
  }
  void operator()(exchange::PlaceHold& command) { command.deadline += absl::Seconds(1); }
  void operator()(exchange::CaptureHold& command) {
    command.party = command.party.value_or(domain::Party{});
    Change(command.party->adults);
  }
  void operator()(exchange::RedeemCredits& command) {
    if (choices_.OneIn(2)) Change(command.party.under_16s);
    Change(command.credit_minutes);
  }
  void operator()(exchange::RefundRedemption& command) {
    Change(command.reason, command.credit_minutes);
  }
  void operator()(exchange::ImposeObligation& command) {
    command.due_on = domain::Date(2040, 1, 1);
  }
  void operator()(exchange::ApproveHours& command) { Change(command.hour_log); }
  void operator()(exchange::ReleaseHold& command) { Change(command.hold); }
  void operator()(exchange::ExpireHold& command) { Change(command.hold); }
  void operator()(exchange::EraseMember& command) {
    Change(choices_.OneIn(2) ? command.member : command.beneficiary);
  }
  void operator()(exchange::ExpireLots& command) { Change(command.member); }
  void operator()(exchange::ConfirmClock&) {}
  void operator()(exchange::CreateOffer& command) { Change(command.offer.most_people); }
  void operator()(exchange::UpdateOffer& command) {
    command.credit_minutes_per_adult = command.credit_minutes_per_adult.value_or(0);
    Change(*command.credit_minutes_per_adult);
  }
  void operator()(exchange::SuspendOffer& command) { Change(command.offer); }
  void operator()(exchange::ResumeOffer& command) { Change(command.offer); }
  void operator()(exchange::CreateSession& command) { Change(command.expected); }
  void operator()(exchange::RecordAttendance& command) {
    Change(command.text, command.duration_minutes);
  }
  void operator()(exchange::CloseSession& command) { Change(command.session); }
  void operator()(exchange::UpdateScheme& command) {
    command.names = domain::LocalizedText{{"en", "Another"}};
  }
  void operator()(exchange::UpdateOrganisation& command) { command.names["cy"] = "Arall"; }
  void operator()(exchange::UpdateActivity& command) {
    command.needs_approval = !command.needs_approval.value_or(false);
  }

 private:
  // To the next number, or the one before: there is one beside the largest, too.
  template <std::integral Integer>
  static void Change(Integer& number) {
    number = static_cast<Integer>(number ^ 1);
  }
  // What was left out becomes what is said to be 0: that is another request, too.
  static void Change(std::optional<int64_t>& number) {
    if (number.has_value()) {
      Change(*number);
    } else {
      number = 0;
    }
  }
  template <class Kind>
  static void Change(domain::Number<Kind>& number) {
    ++number.value;
  }
  // The text or the other field.
  template <class Other>
  void Change(std::string& text, Other& other) {
    switch (choices_.Below(3)) {
      case 0:
        Change(other);
        break;
      case 1:
        text += "!";
        break;
      default:
        text.clear();
    }
  }

  Choices& choices_;
};

// The next day with this month and day of the month, in UTC.
absl::Time NextDay(absl::Time now, int month, int day) {
  domain::Date date = absl::ToCivilDay(now, absl::UTCTimeZone()) + 1;
  while (date.month() != month || date.day() != day) ++date;
  return absl::FromCivil(date, absl::UTCTimeZone());
}

// The next moment at which something of the scheme falls due.
absl::Time NextDue(absl::Time now, const Scheme* scheme) {
  absl::Time due = absl::InfiniteFuture();
  if (scheme == nullptr) return due;
  for (const Hold& hold : scheme->holds) {
    if (hold.state == domain::HoldState::kOpen && hold.deadline > now) {
      due = std::min(due, hold.deadline);
    }
  }
  for (const Member& member : scheme->members) {
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

Request Repeat(const Request& earlier, Choices& choices) {
  Request request = earlier;
  switch (choices.Below(12)) {
    case 6:
    case 7:
    case 8:
      std::visit(Alter(choices), request.command);
      break;
    case 9:
      request.call.acting.number += 1;
      break;
    case 10:
      request.call.acting.scheme.value += 1;
      break;
    case 11:
      request.call.validate_only = !request.call.validate_only;
      break;
    case 5:
      request.call.acting.member = domain::MemberNumber(1);  // became a member meanwhile
      break;
    default:
      break;
  }
  return request;
}

absl::Time WaitFrom(absl::Time now, Scene& scene) {
  Choices& choices = scene.choices;
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
      const absl::Time due = NextDue(now, scene.scheme);
      return due == absl::InfiniteFuture() ? now + absl::Hours(1) : Around(due, now, choices);
    }
    case 15:
      return now + absl::Nanoseconds(1 + choices.Below(3'000));
    default:
      return now + absl::Minutes(1 + choices.Below(24 * 60));
  }
}

absl::Time StepBackFrom(absl::Time now, Scene& scene) {
  Choices& choices = scene.choices;
  const absl::Time last =
      scene.scheme == nullptr ? now : std::max(scene.scheme->last_recorded, absl::UnixEpoch());
  return choices.Among({now - absl::Seconds(1 + choices.Below(59)), last - absl::Minutes(1),
                        last - absl::Minutes(1) - absl::Microseconds(1), now - absl::Hours(1),
                        now - absl::Hours(24) * (1 + choices.Below(3)), now - absl::Microseconds(1),
                        now - absl::Hours(24) * 31});
}

}  // namespace timecredit::model
