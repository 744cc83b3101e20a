#include "ledger/exchange/hours/update_hour_log.h"

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/hours/approver.h"
#include "ledger/exchange/hours/hours_given.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {
namespace {

bool ChangesAnything(const UpdateHourLog& command) {
  return command.date.has_value() || command.replaces_start ||
         command.duration_minutes.has_value() || command.quantity.has_value() ||
         command.replaces_text;
}

HoursGiven Updated(const domain::HourLog& log, const UpdateHourLog& command) {
  HoursGiven given{.effective = log.effective,
                   .duration_minutes = command.duration_minutes.value_or(log.duration_minutes),
                   .quantity = command.quantity.value_or(log.quantity)};
  given.effective.date = command.date.value_or(log.effective.date);
  if (command.replaces_start) given.effective.start_minute = command.start_minute;
  // It would say again how long they took.
  if (command.duration_minutes.has_value()) given.effective.duration_minutes = std::nullopt;
  return given;
}

absl::Status CheckDate(const domain::HourLog& log, const domain::EffectiveTime& corrected,
                       const Desk& desk) {
  const bool is_moved =
      corrected.date != log.effective.date || corrected.start_minute != log.effective.start_minute;
  if (is_moved && !log.session.IsNone()) {
    return domain::RefuseState("HOURS_OF_SESSION", "hour_log");
  }
  const auto submitted = desk.RecordNamed(log.hour_log);
  if (!submitted.ok()) return submitted.status();
  const auto logged_on = domain::DateAt(desk.scheme().calendar, submitted->recorded_at);
  if (!logged_on.ok()) return logged_on.status();
  if (corrected.date <= *logged_on) return absl::OkStatus();
  return domain::RefuseArgument("DATE_AFTER_LOGGING", "effective.date",
                                {{"date", corrected.date}, {"logged", *logged_on}});
}

}  // namespace

absl::StatusOr<Draft> Decide(const UpdateHourLog& command, const Desk& desk) {
  if (auto status = CheckNotEmpty(ChangesAnything(command)); !status.ok()) return status;
  const auto log = desk.HourLogNamed(command.hour_log);
  if (!log.ok()) return log.status();
  if (auto status = CheckAuthor(*log, desk); !status.ok()) return status;
  if (auto status = domain::CheckResolvable(*log); !status.ok()) return status;
  const auto person = desk.SurvivorOf(log->member);
  if (!person.ok()) return person.status();
  const auto member = desk.KnownMember(*person, "hour_log");
  if (!member.ok()) return member.status();
  const auto face = desk.ActivityNamed(log->activity, "hour_log");
  if (!face.ok()) return face.status();
  const HoursGiven given = Updated(*log, command);
  if (auto status = CheckHours(given, &*log, *face, *member, desk); !status.ok()) return status;
  if (auto status = CheckDate(*log, given.effective, desk); !status.ok()) return status;
  if (auto status = CheckText(command.text, "text"); !status.ok()) return status;
  const auto award = domain::AwardFor(*face, given.duration_minutes, given.quantity);
  if (!award.ok()) return award.status();

  Draft draft;
  draft.effective = given.effective;
  draft.done_for = *person;
  draft.body = journal::HoursUpdated{.hour_log = log->hour_log,
                                     .duration_minutes = given.duration_minutes,
                                     .quantity = given.quantity,
                                     .replaces_text = command.replaces_text};
  if (command.replaces_text && !command.text.empty()) {
    draft.text = TextAbout{log->member, command.text};
  }
  return draft;
}

}  // namespace timecredit::exchange
