#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/amount.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/number.h"
#include "ledger/journal/fold.h"

namespace timecredit::journal {

absl::StatusOr<domain::HourLog> Fold::HourLogIn(domain::Sequence hour_log,
                                                domain::HourLogState expected) const {
  const auto stored = projections_.Find<domain::HourLog>({record_.scheme, hour_log});
  if (!stored.ok()) return stored.status();
  if (*stored == nullptr || (*stored)->state != expected) {
    return absl::InternalError("a record about an hour log that is not in the state it needs");
  }
  return **stored;
}

absl::Status Fold::AddToDays(const domain::HourLog& log, int64_t sign) {
  for (const domain::DayShare& day : domain::DaysOf(log.effective, log.duration_minutes)) {
    if (auto status = AddToDay(log.member, day.date, sign * day.minutes); !status.ok()) {
      return status;
    }
  }
  return absl::OkStatus();
}

absl::Status Fold::AddToDay(domain::MemberNumber member, domain::Date date, int64_t minutes) {
  const MemberDay::Key key{record_.scheme, member, date};
  const auto stored = projections_.Find<MemberDay>(key);
  if (!stored.ok()) return stored.status();
  const auto sum = domain::CheckedAdd(*stored == nullptr ? 0 : (*stored)->minutes, minutes);
  if (!sum.ok()) return sum.status();
  if (*sum < 0) return absl::InternalError("a day of fewer than no minutes");
  if (*sum == 0) {
    projections_.Erase(key);
  } else {
    projections_.Put(
        MemberDay{.scheme = record_.scheme, .member = member, .date = date, .minutes = *sum});
  }
  return absl::OkStatus();
}

absl::Status Fold::StopAwaiting(const domain::HourLog& log) {
  projections_.Erase(AwaitingHours::Key{record_.scheme, log.hour_log});
  return owners_.AddAwaiting(log.member, -1, -log.duration_minutes);
}

absl::Status Fold::operator()(const HoursLogged& body) {
  if (!record_.effective.has_value()) return absl::InternalError("an hour log without a date");
  domain::HourLog log;
  log.scheme = record_.scheme;
  log.hour_log = record_.sequence;
  log.member = body.member;
  log.activity = body.activity;
  log.host = body.host;
  log.effective = *record_.effective;
  log.duration_minutes = body.duration_minutes;
  log.quantity = body.quantity;
  log.submitted_by = record_.acting;
  log.session = body.session;
  if (auto status = Attend(log); !status.ok()) return status;
  if (body.award.has_value()) {
    log.state = domain::HourLogState::kApproved;
    log.award = *body.award;
    log.resolved = record_.sequence;
    if (auto status = owners_.Mention(log.member); !status.ok()) return status;
  } else {
    projections_.Put(AwaitingHours{.scheme = record_.scheme, .hour_log = log.hour_log});
    if (auto status = owners_.AddAwaiting(log.member, 1, log.duration_minutes); !status.ok()) {
      return status;
    }
  }
  projections_.Put(log);
  return AddToDays(log, 1);
}

absl::Status Fold::operator()(const HoursApproved& body) {
  auto log = HourLogIn(body.hour_log, domain::HourLogState::kSubmitted);
  if (!log.ok()) return log.status();
  log->state = domain::HourLogState::kApproved;
  log->award = body.award;
  log->resolved = record_.sequence;
  projections_.Put(*log);
  return StopAwaiting(*log);
}

absl::Status Fold::operator()(const HoursRejected& body) {
  auto log = HourLogIn(body.hour_log, domain::HourLogState::kSubmitted);
  if (!log.ok()) return log.status();
  log->state = domain::HourLogState::kRejected;
  log->resolved = record_.sequence;
  projections_.Put(*log);
  if (auto status = StopAttending(*log); !status.ok()) return status;
  if (auto status = AddToDays(*log, -1); !status.ok()) return status;
  return StopAwaiting(*log);
}

absl::Status Fold::operator()(const HoursReversed& body) {
  auto log = HourLogIn(body.hour_log, domain::HourLogState::kApproved);
  if (!log.ok()) return log.status();
  log->state = domain::HourLogState::kReversed;
  log->reversed = record_.sequence;
  projections_.Put(*log);
  if (auto status = StopAttending(*log); !status.ok()) return status;
  if (auto status = owners_.Mention(log->member); !status.ok()) return status;
  return AddToDays(*log, -1);
}

absl::Status Fold::operator()(const HoursUpdated& body) {
  auto log = HourLogIn(body.hour_log, domain::HourLogState::kSubmitted);
  if (!log.ok()) return log.status();
  const auto& effective = record_.effective;
  const bool keeps_session =
      log->session.IsNone() || (effective.has_value() && effective->date == log->effective.date &&
                                effective->start_minute == log->effective.start_minute);
  if (!effective.has_value() || !keeps_session) {
    return absl::InternalError("a correction of hours that are not at their session's time");
  }
  if (auto status = AddToDays(*log, -1); !status.ok()) return status;
  const int64_t longer = body.duration_minutes - log->duration_minutes;
  if (auto status = owners_.AddAwaiting(log->member, 0, longer); !status.ok()) return status;
  log->effective = *effective;
  log->duration_minutes = body.duration_minutes;
  log->quantity = body.quantity;
  if (body.replaces_text) log->text = record_.sequence;
  projections_.Put(*log);
  return AddToDays(*log, 1);
}

}  // namespace timecredit::journal
