// The steps (steps.h) about hour logs.

#include <algorithm>

#include "tests/model/steps.h"

namespace timecredit::model {
namespace {

using domain::AwardKind;
using domain::HourLogState;
using domain::Rounding;

// An obligation of the member, if there is one.
domain::ObligationNumber ObligationOf(domain::MemberNumber member, Scene& scene) {
  const std::vector<Obligation>& obligations = scene.scheme.obligations;
  for (size_t i = obligations.size(); i > 0 && !scene.Odd(8); --i) {
    if (obligations[i - 1].member == member.value) return domain::ObligationNumber(i);
  }
  return domain::ObligationNumber(scene.OneOf(obligations.size()));
}

// Mostly one in this state.
domain::Sequence AnyHourLog(HourLogState state, Scene& scene) {
  return scene.AnyOf(scene.scheme.hour_logs,
                     [&](const HourLog& log) { return log.state == state; });
}

// The multiple of `step` at or above `minutes` sixtieths, at or below it, or the nearest.
int64_t UpTo(int64_t sixtieths, int64_t step) {
  int64_t rounded = sixtieths / (60 * step) * step;
  if (rounded * 60 < sixtieths) rounded += step;
  return rounded;
}

int64_t Nearest(int64_t sixtieths, int64_t step) {
  const int64_t below = sixtieths / (60 * step) * step;
  const bool is_nearer_above = 2 * (sixtieths - 60 * below) >= 60 * step;
  return is_nearer_above ? below + step : below;
}

int64_t Round(int64_t sixtieths, Rounding rounding) {
  switch (rounding) {
    case Rounding::kExactMinutes:
      return Nearest(sixtieths, 1);
    case Rounding::kNearestQuarter:
      return Nearest(sixtieths, 15);
    case Rounding::kUpToQuarter:
      return UpTo(sixtieths, 15);
    case Rounding::kNearestWholeHour:
      return Nearest(sixtieths, 60);
    case Rounding::kUpToWholeHour:
      return UpTo(sixtieths, 60);
  }
  return -1;
}

int64_t CreditFor(const domain::Activity& activity, int64_t minutes) {
  if (!activity.purposes.credit) return 0;
  if (activity.award.kind == AwardKind::kFixed) return activity.award.fixed_credit_minutes;
  return Round(minutes * activity.award.credit_minutes_per_hour, activity.award.rounding);
}

int64_t ContributionFor(const domain::Activity& activity, int64_t minutes, int64_t quantity) {
  if (!activity.purposes.contribution) return 0;
  if (activity.contribution_unit.value != 0) return quantity;
  if (activity.award.kind == AwardKind::kFixed) return activity.award.fixed_contribution_minutes;
  return minutes;
}

// Time that would have earned something, but for the rounding.
bool RoundsToNothing(const domain::Activity& activity, int64_t minutes) {
  return activity.purposes.credit && activity.award.kind == AwardKind::kPerMinute &&
         activity.award.credit_minutes_per_hour > 0 && minutes > 0 &&
         CreditFor(activity, minutes) == 0;
}

// Whether a member can have given such hours to an activity; `except`: the log that they correct.
void RequireTime(const HourLog& hours, uint64_t except, const domain::Activity& activity,
                 Deed& deed) {
  const domain::EffectiveTime& effective = hours.effective;
  const int32_t start = effective.start_minute.value_or(0);
  const int32_t length = effective.duration_minutes.value_or(1);
  deed.Require(effective.date.year() >= 1900 && effective.date.year() <= 9999, "DATE_OUT_OF_RANGE");
  deed.Require(start >= 0 && start < 1440, "START_OUT_OF_RANGE");
  deed.Require(length >= 1 && length <= 1440, "DURATION_OUT_OF_RANGE");
  deed.Require(effective.date <= deed.today, "DATE_IN_FUTURE");

  const int64_t minutes = hours.minutes;
  const bool may_be_none = activity.award.kind == AwardKind::kFixed;
  const bool is_in_range = minutes >= (may_be_none ? 0 : 1) && minutes <= 1440;
  deed.Require(is_in_range, "DURATION_OUT_OF_RANGE");
  if (is_in_range) {
    for (const domain::Date date : {effective.date, effective.date + 1}) {
      int64_t others = deed.scheme.MinutesOfPersonOn(deed.scheme.SurvivorOf(hours.member), date);
      for (const HourLog& log : deed.scheme.hour_logs) {
        if (log.sequence == except && except != 0) others -= log.MinutesOn(date);
      }
      const int64_t on_day = hours.MinutesOn(date);
      deed.Require(on_day == 0 || others + on_day <= 1440, "DAY_TOO_LONG");
    }
    deed.Require(!RoundsToNothing(activity, minutes), "AWARD_ROUNDS_TO_NOTHING");
  }
  if (activity.contribution_unit.value == 0) {
    deed.Require(hours.quantity == 0, "QUANTITY_NOT_COUNTED");
  } else {
    deed.RequireAmount(hours.quantity);
  }
}

// What a confidential activity's hours are to discharge.
void Confide(const exchange::LogHours& command, const domain::Activity& activity, HourLog& log,
             Deed& deed) {
  const uint64_t number = command.obligation.value;
  const bool is_known = number >= 1 && number <= deed.scheme.obligations.size();
  deed.Require(is_known, "OBLIGATION_UNKNOWN");
  if (!is_known) return;
  const Obligation& obligation = deed.scheme.obligations[number - 1];
  deed.Require(deed.scheme.SurvivorOf(obligation.member) == command.member.value,
               "OBLIGATION_UNKNOWN");
  const bool as_long_as_they_took = command.discharges == 0 && obligation.unit == 0;
  deed.RequireAmount(as_long_as_they_took ? command.duration_minutes : command.discharges);
  log.service = Service{.obligation = number, .wanted = command.discharges, .discharged = 0};
  deed.court_case = obligation.court_case;
  deed.confidential = journal::HoursConfided{.hour_log = domain::Sequence(log.sequence),
                                             .member = command.member,
                                             .activity = activity.activity,
                                             .host = activity.host,
                                             .obligation = command.obligation,
                                             .quantity = command.discharges};
}

// Approved or reversed hours change what is discharged of their obligation by `change`; by nothing,
// and under a cover, where they have none or it needs no more.
void ChangeDischarged(HourLog& log, int64_t change, Deed& deed) {
  if (!log.has_side) return;
  const domain::Sequence hour_log(log.sequence);
  if (change == 0) {
    ++deed.scheme.covers;
    deed.confidential = journal::DischargeCovered{hour_log};
    return;
  }
  const uint64_t number = log.service->obligation;
  Obligation& obligation = deed.scheme.obligations[number - 1];
  ++obligation.changes;
  log.service->discharged += change;
  deed.court_case = obligation.court_case;
  if (change > 0) {
    deed.confidential = journal::ObligationDischarged{
        .hour_log = hour_log, .obligation = domain::ObligationNumber(number), .quantity = change};
  } else {
    deed.confidential = journal::DischargeReversed{
        .hour_log = hour_log, .obligation = domain::ObligationNumber(number), .quantity = -change};
  }
}

// Awards what the hours earn. Credit is issued by the deed's own record.
void Award(HourLog& log, Deed& deed) {
  const domain::Activity& face = *deed.scheme.FindActivity(log.face);
  log.state = HourLogState::kApproved;
  log.resolved = deed.NextSequence();
  log.credit = CreditFor(face, log.minutes);
  log.contribution = ContributionFor(face, log.minutes, log.quantity);
  const Piece lot = deed.Fresh(log.face, log.host, log.credit);
  Receive(deed.scheme.FindMember(log.member)->wallet, {lot}, lot);
}

// Neither the person under any hat or number, nor whoever entered the hours as the member, linked
// or not.
void RequireOthersHours(const HourLog& log, Deed& deed) {
  const domain::Principal& submitter = log.submitted_by;
  const uint64_t person = deed.scheme.SurvivorOf(log.member);
  const auto is_member = [&](const domain::Principal& principal) {
    return principal.member.has_value() &&
           deed.scheme.SurvivorOf(principal.member->value) == person;
  };
  const auto is_own = [&](const domain::Principal& principal) {
    const bool submitted = principal.kind == submitter.kind && principal.number == submitter.number;
    return is_member(principal) || (submitted && is_member(submitter));
  };
  deed.Require(!is_own(deed.call.acting), "OWN_HOURS");
}

}  // namespace

template <>
Plan PlanFor<exchange::LogHours>() {
  return {.weight = 130,
          .reasons = {"MEMBER_UNKNOWN", "MEMBER_ERASED", "MEMBER_SUSPENDED", "ACTIVITY_UNKNOWN",
                      "DATE_OUT_OF_RANGE", "DATE_IN_FUTURE", "START_OUT_OF_RANGE",
                      "DURATION_OUT_OF_RANGE", "DAY_TOO_LONG", "QUANTITY_NOT_COUNTED",
                      "NUMBER_OUT_OF_RANGE", "TEXT_INVALID", "AWARD_ROUNDS_TO_NOTHING",
                      "OBLIGATION_UNKNOWN", "OBLIGATION_NOT_DISCHARGED"}};
}

template <>
exchange::LogHours MakeUp(Scene& scene) {
  Choices& choices = scene.choices;
  exchange::LogHours command;
  command.member = scene.AnyMember();
  command.activity = scene.AnyActivity();
  command.effective.date = scene.AnyPastDate();
  if (choices.OneIn(4)) command.effective.start_minute = choices.Among({540, 0, 1439});
  if (choices.OneIn(5)) command.effective.duration_minutes = choices.Among({60, 1, 1440});
  if (scene.Odd(40)) command.effective.start_minute = choices.Among({1440, -1});
  if (scene.Odd(40)) command.effective.duration_minutes = choices.Among({1441, 0});
  command.duration_minutes = choices.Among<int64_t>(
      {60, 60, 90, 30, 120, 7, 8, 22, 23, 15, 45, 1, 240, 480, 720, 1 + choices.Below(300)});
  if (scene.Odd(16)) command.duration_minutes = choices.Among<int64_t>({0, 1'440, 1'441, -60});
  command.text = scene.AnyText();

  const domain::Activity* activity = scene.scheme.FindActivity(command.activity.value);
  const bool is_confidential = activity != nullptr && activity->appears_as.value != 0;
  const domain::Activity* face =
      is_confidential ? scene.scheme.FindActivity(activity->appears_as.value) : activity;
  const bool counts = face != nullptr && face->contribution_unit.value != 0;
  if (counts != scene.Odd(30)) command.quantity = choices.Among<int64_t>({1, 2, 10, 3});
  if (scene.Odd(40)) {
    command.quantity = choices.Among<int64_t>({60'000'000, 60'000'001, -1, INT64_MAX});
  }
  const bool discharges = activity != nullptr && activity->purposes.obligation;
  if (discharges != scene.Odd(40)) {
    command.obligation = ObligationOf(command.member, scene);
    command.discharges = choices.Among<int64_t>({0, 1, 30, 0, 5, 1});
    if (scene.Odd(16)) command.discharges = choices.Among<int64_t>({-1, 60'000'001});
  }
  return command;
}

template <>
void Do(const exchange::LogHours& command, Deed& deed) {
  deed.ActiveMember(command.member);
  const domain::Activity* activity = deed.KnownActivity(command.activity);
  deed.RequireText(command.text);
  if (activity == nullptr) return;
  deed.done_for = command.member.value;
  const domain::Activity& face = activity->appears_as.value == 0
                                     ? *activity
                                     : *deed.scheme.FindActivity(activity->appears_as.value);
  HourLog log;
  log.sequence = deed.NextSequence();
  log.member = command.member.value;
  log.activity = activity->activity.value;
  log.face = face.activity.value;
  log.host = face.host.value;
  log.effective = command.effective;
  log.minutes = command.duration_minutes;
  log.quantity = command.quantity;
  log.submitted_by = deed.call.acting;
  RequireTime(log, 0, face, deed);
  if (activity->purposes.obligation) {
    Confide(command, *activity, log, deed);
  } else {
    deed.Require(command.obligation.value == 0 && command.discharges == 0,
                 "OBLIGATION_NOT_DISCHARGED");
    if (face.is_face) deed.confidential = journal::HoursCovered{domain::Sequence(log.sequence)};
  }
  log.has_side = face.is_face;
  if (deed.IsRefused()) return;

  journal::HoursLogged body{.member = command.member,
                            .activity = face.activity,
                            .host = face.host,
                            .duration_minutes = log.minutes,
                            .quantity = log.quantity,
                            .award = {}};
  if (!face.needs_approval) {
    Award(log, deed);
    body.award = domain::Award{log.credit, log.contribution};
    body.policy = face.award;
  }
  deed.scheme.hour_logs.push_back(log);
  deed.about = {log.member};
  deed.effective = command.effective;
  deed.body = body;
  deed.Keep(command.text, log.member);
}

template <>
Plan PlanFor<exchange::ApproveHours>() {
  return {
      .weight = 100,
      .reasons = {"HOUR_LOG_UNKNOWN", "HOUR_LOG_RESOLVED", "OWN_HOURS", "AWARD_ROUNDS_TO_NOTHING"}};
}

template <>
exchange::ApproveHours MakeUp(Scene& scene) {
  return {AnyHourLog(HourLogState::kSubmitted, scene)};
}

template <>
void Do(const exchange::ApproveHours& command, Deed& deed) {
  HourLog* log = deed.KnownHourLog(command.hour_log);
  if (log == nullptr) return;
  RequireOthersHours(*log, deed);
  deed.Require(log->state == HourLogState::kSubmitted, "HOUR_LOG_RESOLVED");
  // As the activity is now.
  const domain::Activity& face = *deed.scheme.FindActivity(log->face);
  deed.Require(!RoundsToNothing(face, log->minutes), "AWARD_ROUNDS_TO_NOTHING");
  if (deed.IsRefused()) return;
  Award(*log, deed);
  int64_t discharged = 0;
  if (log->service.has_value()) {
    const uint64_t number = log->service->obligation;
    const int64_t imposed = deed.scheme.obligations[number - 1].imposed;
    const int64_t wanted = log->service->wanted == 0 ? log->minutes : log->service->wanted;
    discharged = std::min(wanted, imposed - deed.scheme.DischargedOf(number));
  }
  ChangeDischarged(*log, discharged, deed);
  deed.about = {log->member};
  deed.effective = log->effective;
  deed.body = journal::HoursApproved{.hour_log = command.hour_log,
                                     .award = {log->credit, log->contribution},
                                     .policy = face.award};
}

template <>
Plan PlanFor<exchange::RejectHours>() {
  return {.weight = 15,
          .reasons = {"HOUR_LOG_UNKNOWN", "HOUR_LOG_RESOLVED", "OWN_HOURS", "TEXT_INVALID"}};
}

template <>
exchange::RejectHours MakeUp(Scene& scene) {
  return {.hour_log = AnyHourLog(HourLogState::kSubmitted, scene), .reason = scene.AnyText()};
}

template <>
void Do(const exchange::RejectHours& command, Deed& deed) {
  deed.RequireText(command.reason);
  HourLog* log = deed.KnownHourLog(command.hour_log);
  if (log == nullptr) return;
  RequireOthersHours(*log, deed);
  deed.Require(log->state == HourLogState::kSubmitted, "HOUR_LOG_RESOLVED");
  deed.Keep(command.reason, log->member);
  log->state = HourLogState::kRejected;
  log->resolved = deed.NextSequence();
  deed.about = {log->member};
  deed.effective = log->effective;
  deed.body = journal::HoursRejected{command.hour_log};
}

template <>
Plan PlanFor<exchange::ReverseHours>() {
  return {.weight = 40,
          .reasons = {"HOUR_LOG_UNKNOWN", "HOUR_LOG_NOT_APPROVED", "HOUR_LOG_REVERSED", "OWN_HOURS",
                      "REASON_MISSING", "CREDITS_ALREADY_SPENT"}};
}

template <>
exchange::ReverseHours MakeUp(Scene& scene) {
  return {.hour_log = AnyHourLog(HourLogState::kApproved, scene),
          .reason = scene.AnyReason(),
          .write_off_spent = scene.choices.OneIn(2)};
}

template <>
void Do(const exchange::ReverseHours& command, Deed& deed) {
  deed.RequireText(command.reason);
  HourLog* log = deed.KnownHourLog(command.hour_log);
  if (log == nullptr) return;
  RequireOthersHours(*log, deed);
  deed.Require(log->state != HourLogState::kReversed, "HOUR_LOG_REVERSED");
  deed.Require(log->state == HourLogState::kReversed || log->state == HourLogState::kApproved,
               "HOUR_LOG_NOT_APPROVED");
  if (log->state != HourLogState::kApproved) return;
  Member& member = *deed.scheme.FindMember(log->member);
  deed.Require(!command.reason.empty() || member.is_erased, "REASON_MISSING");
  deed.Keep(command.reason, log->member);

  log->recovered =
      SumOf(deed.Recover(log->member, log->credit, {log->resolved}, command.write_off_spent));
  log->state = HourLogState::kReversed;
  log->reversed = deed.NextSequence();
  ChangeDischarged(*log, log->service.has_value() ? -log->service->discharged : 0, deed);
  deed.about = {log->member};
  deed.effective = log->effective;
  deed.reverses = log->resolved;
  deed.body = journal::HoursReversed{.hour_log = command.hour_log,
                                     .recovered_credit_minutes = log->recovered,
                                     .written_off_credit_minutes = log->credit - log->recovered};
}

template <>
Plan PlanFor<exchange::UpdateHourLog>() {
  return {.weight = 25,
          .reasons = {"HOUR_LOG_UNKNOWN", "HOUR_LOG_RESOLVED", "NOT_LOGGED_BY_YOU", "UPDATE_EMPTY",
                      "DATE_AFTER_LOGGING", "DATE_IN_FUTURE", "HOURS_OF_SESSION", "DAY_TOO_LONG",
                      "DURATION_OUT_OF_RANGE", "START_OUT_OF_RANGE", "QUANTITY_NOT_COUNTED",
                      "AWARD_ROUNDS_TO_NOTHING", "TEXT_INVALID"}};
}

template <>
exchange::UpdateHourLog MakeUp(Scene& scene) {
  Choices& choices = scene.choices;
  exchange::UpdateHourLog command;
  command.hour_log = AnyHourLog(HourLogState::kSubmitted, scene);
  if (choices.OneIn(3)) command.date = scene.AnyPastDate();
  if (scene.Odd(12)) command.date = scene.Today() + choices.Among({0, 1, 400});
  command.replaces_start = choices.OneIn(4);
  if (choices.OneIn(2)) command.start_minute = choices.Among({540, 0, 1439, 1000});
  if (scene.Odd(20)) command.start_minute = choices.Among({1440, -1});
  if (choices.OneIn(2)) {
    command.duration_minutes =
        choices.Among<int64_t>({60, 90, 30, 7, 22, 240, 1, 1 + choices.Below(300)});
  }
  if (scene.Odd(10)) command.duration_minutes = choices.Among<int64_t>({0, 1'440, 1'441, -60});
  if (scene.Odd(10)) command.quantity = choices.Among<int64_t>({0, 1, 2, 60'000'001, -1});
  command.replaces_text = choices.OneIn(4);
  if (command.replaces_text) command.text = scene.AnyText();
  return command;
}

template <>
void Do(const exchange::UpdateHourLog& command, Deed& deed) {
  deed.RequireText(command.text);
  deed.Require(command.date.has_value() || command.replaces_start ||
                   command.duration_minutes.has_value() || command.quantity.has_value() ||
                   command.replaces_text,
               "UPDATE_EMPTY");
  HourLog* log = deed.KnownHourLog(command.hour_log);
  if (log == nullptr) return;
  const uint64_t person = deed.scheme.SurvivorOf(log->member);
  const domain::Principal& caller = deed.call.acting;
  const auto is_of = [&](const domain::Principal& principal) {
    return principal.kind == domain::PrincipalKind::kMember &&
           deed.scheme.SurvivorOf(principal.member->value) ==
               deed.scheme.SurvivorOf(caller.member->value);
  };
  deed.Require(caller.kind != domain::PrincipalKind::kMember || is_of(log->submitted_by),
               "NOT_LOGGED_BY_YOU");
  deed.Require(log->state == HourLogState::kSubmitted, "HOUR_LOG_RESOLVED");
  HourLog corrected = *log;
  if (command.date.has_value()) corrected.effective.date = *command.date;
  if (command.replaces_start) corrected.effective.start_minute = command.start_minute;
  if (command.duration_minutes.has_value()) {
    corrected.effective.duration_minutes.reset();
    corrected.minutes = *command.duration_minutes;
  }
  if (command.quantity.has_value()) corrected.quantity = *command.quantity;
  const bool is_moved = corrected.effective.date != log->effective.date ||
                        corrected.effective.start_minute != log->effective.start_minute;
  deed.Require(log->session == 0 || !is_moved, "HOURS_OF_SESSION");
  deed.Require(corrected.effective.date <= log->logged_on, "DATE_AFTER_LOGGING");
  RequireTime(corrected, log->sequence, *deed.scheme.FindActivity(log->face), deed);
  if (deed.IsRefused()) return;
  if (command.replaces_text) {
    corrected.text = deed.NextSequence();
    deed.Keep(command.text, log->member);
  }
  *log = corrected;
  deed.done_for = person;
  deed.about = {log->member};
  deed.effective = corrected.effective;
  deed.body = journal::HoursUpdated{.hour_log = command.hour_log,
                                    .duration_minutes = corrected.minutes,
                                    .quantity = corrected.quantity,
                                    .replaces_text = command.replaces_text};
}

}  // namespace timecredit::model
