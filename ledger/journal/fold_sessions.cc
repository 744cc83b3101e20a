#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/number.h"
#include "ledger/domain/session.h"
#include "ledger/journal/fold.h"

namespace timecredit::journal {

absl::Status Fold::operator()(const SessionCreated& body) {
  if (!record_.effective.has_value()) return absl::InternalError("a session without a date");
  projections_.Put(domain::Session{.scheme = record_.scheme,
                                   .session = record_.sequence,
                                   .activity = body.activity,
                                   .effective = *record_.effective,
                                   .expected = body.expected,
                                   .attended = 0,
                                   .state = domain::SessionState::kOpen});
  return absl::OkStatus();
}

absl::StatusOr<domain::Session> Fold::SessionOpen(domain::Sequence session) const {
  const auto stored = projections_.Find<domain::Session>({record_.scheme, session});
  if (!stored.ok()) return stored.status();
  if (*stored == nullptr || (*stored)->state != domain::SessionState::kOpen) {
    return absl::InternalError("a record about a session that is not open");
  }
  return **stored;
}

absl::Status Fold::operator()(const SessionClosed& body) {
  auto session = SessionOpen(body.session);
  if (!session.ok()) return session.status();
  session->state = domain::SessionState::kClosed;
  projections_.Put(*session);
  return absl::OkStatus();
}

absl::Status Fold::Attend(const domain::HourLog& log) {
  if (log.session.IsNone()) return absl::OkStatus();
  auto session = SessionOpen(log.session);
  if (!session.ok()) return session.status();
  if (session->activity != log.activity || session->effective.date != log.effective.date) {
    return absl::InternalError("attendance at a session of something else");
  }
  const auto attended = projections_.Find<Attendance>({record_.scheme, log.session, log.member});
  if (!attended.ok()) return attended.status();
  if (*attended != nullptr) return absl::InternalError("attendance that is recorded already");
  ++session->attended;
  projections_.Put(*session);
  projections_.Put(Attendance{.scheme = record_.scheme,
                              .session = log.session,
                              .member = log.member,
                              .hour_log = log.hour_log});
  return absl::OkStatus();
}

absl::Status Fold::StopAttending(const domain::HourLog& log) {
  if (log.session.IsNone()) return absl::OkStatus();
  const auto stored = projections_.Find<domain::Session>({record_.scheme, log.session});
  if (!stored.ok()) return stored.status();
  if (*stored == nullptr || (*stored)->attended == 0) {
    return absl::InternalError("attendance that was never recorded");
  }
  domain::Session session = **stored;
  --session.attended;
  projections_.Put(session);
  projections_.Erase(Attendance::Key{record_.scheme, log.session, log.member});
  return absl::OkStatus();
}

}  // namespace timecredit::journal
