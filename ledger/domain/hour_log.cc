#include "ledger/domain/hour_log.h"

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/refusal.h"

namespace timecredit::domain {

absl::Status CheckResolvable(const HourLog& log) {
  if (log.state == HourLogState::kSubmitted) return absl::OkStatus();
  return RefuseState("HOUR_LOG_RESOLVED", "hour_log", {{"state", std::string(NameOf(log.state))}});
}

absl::Status CheckReversible(const HourLog& log) {
  if (log.state == HourLogState::kApproved) return absl::OkStatus();
  if (log.state == HourLogState::kReversed) {
    return RefuseState("HOUR_LOG_REVERSED", "hour_log");
  }
  return RefuseState("HOUR_LOG_NOT_APPROVED", "hour_log",
                     {{"state", std::string(NameOf(log.state))}});
}

absl::Status CheckApprover(const HourLog& log, const Principal& approver) {
  const Principal& submitter = log.submitted_by;
  const bool entered_their_own = submitter.member == log.member &&
                                 submitter.kind == approver.kind &&
                                 submitter.number == approver.number;
  if (approver.member != log.member && !entered_their_own) return absl::OkStatus();
  return RefusePermission("OWN_HOURS", "hour_log");
}

std::string_view NameOf(HourLogState state) {
  switch (state) {
    case HourLogState::kSubmitted:
      return "submitted";
    case HourLogState::kApproved:
      return "approved";
    case HourLogState::kRejected:
      return "rejected";
    case HourLogState::kReversed:
      return "reversed";
  }
  return "unknown";
}

}  // namespace timecredit::domain
