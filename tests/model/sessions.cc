// What sessions and attendance at them do to the model.

#include <variant>

#include "tests/model/deed.h"

namespace timecredit::model {

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

void Do(const exchange::RecordAttendance& command, Deed& deed) {
  const Session* found = deed.KnownSession(command.session);
  if (found == nullptr) return;
  const Session session = *found;
  deed.Require(!session.is_closed, "SESSION_CLOSED");
  for (const HourLog& log : deed.scheme.hour_logs) {
    const bool is_theirs = log.session == session.sequence && log.member == command.member.value;
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

void Do(const exchange::CloseSession& command, Deed& deed) {
  Session* session = deed.KnownSession(command.session);
  if (session == nullptr) return;
  deed.Require(!session->is_closed, "SESSION_CLOSED");
  session->is_closed = true;
  deed.body = journal::SessionClosed{command.session};
}

}  // namespace timecredit::model
