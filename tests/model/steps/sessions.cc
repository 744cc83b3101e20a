// The steps (steps.h) about sessions and who came.

#include <variant>

#include "tests/model/steps.h"

namespace timecredit::model {
namespace {

// Mostly an open one that has begun.
domain::Sequence AnySession(Scene& scene) {
  return scene.AnyOf(scene.scheme.sessions, [&](const Session& session) {
    return !session.is_closed && session.effective.date <= scene.Today();
  });
}

// Somebody's who is to discharge an obligation by a confidential activity that appears as the
// session's, if there is one.
void ComeForAnother(exchange::RecordAttendance& command, const Session* session, Scene& scene) {
  for (const domain::Activity& activity : scene.scheme.activities) {
    if (session == nullptr || activity.appears_as.value != session->activity) continue;
    command.activity = activity.activity;
  }
  uint64_t number = 0;
  for (const Obligation& obligation : scene.scheme.obligations) {
    ++number;
    if (obligation.member != command.member.value) continue;
    command.obligation = domain::ObligationNumber(number);
    command.discharges = scene.choices.Among<int64_t>({0, 1, 30});
  }
}

}  // namespace

template <>
Plan PlanFor<exchange::CreateSession>() {
  return {.weight = 15,
          .reasons = {"ACTIVITY_UNKNOWN", "ACTIVITY_CONFIDENTIAL", "DATE_OUT_OF_RANGE",
                      "START_OUT_OF_RANGE", "DURATION_OUT_OF_RANGE", "NUMBER_OUT_OF_RANGE"}};
}

template <>
exchange::CreateSession MakeUp(Scene& scene) {
  Choices& choices = scene.choices;
  exchange::CreateSession command;
  command.activity = scene.AnyActivity();
  command.effective.date = scene.AnyPastDate() + choices.Among({0, 0, 0, 1, 3});
  if (choices.OneIn(2)) command.effective.start_minute = choices.Among({540, 0, 1439});
  command.effective.duration_minutes = choices.Among({60, 90, 30, 7, 240, 120});
  command.expected = choices.Among({0, 12, 3});
  if (scene.Odd(30)) command.effective.start_minute = 1'440;
  if (scene.Odd(30)) command.effective.duration_minutes.reset();
  if (scene.Odd(30)) command.effective.duration_minutes = choices.Among({0, 1'441});
  if (scene.Odd(30)) command.expected = choices.Among({100'000, -1, 100'001});
  return command;
}

template <>
void Do(const exchange::CreateSession& command, Deed& deed) {
  const domain::EffectiveTime& effective = command.effective;
  const int32_t start = effective.start_minute.value_or(0);
  const int32_t length = effective.duration_minutes.value_or(0);
  deed.Require(effective.date.year() >= 1900 && effective.date.year() <= 9999, "DATE_OUT_OF_RANGE");
  deed.Require(start >= 0 && start < 1440, "START_OUT_OF_RANGE");
  deed.Require(length >= 1 && length <= 1440, "DURATION_OUT_OF_RANGE");
  deed.Require(command.expected >= 0 && command.expected <= 100'000, "NUMBER_OUT_OF_RANGE");
  const domain::Activity* activity = deed.KnownActivity(command.activity);
  deed.Require(activity == nullptr || activity->appears_as.value == 0, "ACTIVITY_CONFIDENTIAL");
  if (deed.IsRefused()) return;
  deed.scheme.sessions.push_back({.sequence = deed.NextSequence(),
                                  .activity = command.activity.value,
                                  .effective = effective,
                                  .expected = command.expected});
  deed.effective = effective;
  deed.body = journal::SessionCreated{command.activity, command.expected};
}

template <>
Plan PlanFor<exchange::RecordAttendance>() {
  return {
      .weight = 60,
      .reasons = {"SESSION_UNKNOWN", "SESSION_CLOSED", "ATTENDANCE_RECORDED", "SESSION_OF_ANOTHER",
                  "DATE_IN_FUTURE", "DAY_TOO_LONG", "MEMBER_ERASED", "OBLIGATION_NOT_DISCHARGED"}};
}

template <>
exchange::RecordAttendance MakeUp(Scene& scene) {
  Choices& choices = scene.choices;
  exchange::RecordAttendance command;
  command.session = AnySession(scene);
  command.member = scene.AnyMember();
  if (choices.OneIn(3)) command.duration_minutes = choices.Among<int64_t>({30, 1, 45, 200});
  if (scene.Odd(20)) command.duration_minutes = choices.Among<int64_t>({-1, 1'441, 1'440});
  command.text = scene.AnyText();
  const Session* session = scene.scheme.FindSession(command.session.value);
  if (session != nullptr) {
    const domain::Activity* activity = scene.scheme.FindActivity(session->activity);
    const bool counts = activity->contribution_unit.value != 0;
    if (counts != scene.Odd(20)) command.quantity = choices.Among<int64_t>({1, 2, 10});
  }
  if (choices.OneIn(3)) ComeForAnother(command, session, scene);
  if (scene.Odd(20)) command.activity = scene.AnyActivity();
  return command;
}

template <>
void Do(const exchange::RecordAttendance& command, Deed& deed) {
  const Session* found = deed.KnownSession(command.session);
  if (found == nullptr) return;
  const Session session = *found;
  deed.Require(!session.is_closed, "SESSION_CLOSED");
  for (const HourLog& log : deed.scheme.hour_logs) {
    const bool is_theirs =
        log.session == session.sequence &&
        deed.scheme.SurvivorOf(log.member) == deed.scheme.SurvivorOf(command.member.value);
    deed.Require(!is_theirs || !log.Stands(), "ATTENDANCE_RECORDED");
  }
  exchange::LogHours hours;
  hours.activity = domain::ActivityNumber(session.activity);
  if (command.activity.value != 0) {
    hours.activity = command.activity;
    const domain::Activity* activity = deed.KnownActivity(command.activity);
    if (activity == nullptr) return;
    deed.Require(activity->activity.value == session.activity ||
                     activity->appears_as.value == session.activity,
                 "SESSION_OF_ANOTHER");
  }
  hours.member = command.member;
  hours.effective = session.effective;
  hours.duration_minutes = *session.effective.duration_minutes;
  if (command.duration_minutes != 0) {
    hours.duration_minutes = command.duration_minutes;
    hours.effective.duration_minutes.reset();
  }
  hours.quantity = command.quantity;
  hours.text = command.text;
  hours.obligation = command.obligation;
  hours.discharges = command.discharges;
  Do(hours, deed);
  if (deed.IsRefused()) return;
  deed.scheme.hour_logs.back().session = session.sequence;
  std::get<journal::HoursLogged>(*deed.body).session = command.session;
}

template <>
Plan PlanFor<exchange::CloseSession>() {
  return {.weight = 5, .reasons = {"SESSION_UNKNOWN", "SESSION_CLOSED"}};
}

template <>
exchange::CloseSession MakeUp(Scene& scene) {
  return {AnySession(scene)};
}

template <>
void Do(const exchange::CloseSession& command, Deed& deed) {
  Session* session = deed.KnownSession(command.session);
  if (session == nullptr) return;
  deed.Require(!session->is_closed, "SESSION_CLOSED");
  session->is_closed = true;
  deed.body = journal::SessionClosed{command.session};
}

}  // namespace timecredit::model
