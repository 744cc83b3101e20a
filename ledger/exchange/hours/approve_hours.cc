#include "ledger/exchange/hours/approve_hours.h"

#include <utility>

#include "absl/status/statusor.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/hour_log.h"
#include "ledger/exchange/court/confidential_side.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/hours/approver.h"
#include "ledger/exchange/hours/award_entry.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const ApproveHours& command, const Desk& desk) {
  const auto log = desk.HourLogNamed(command.hour_log);
  if (!log.ok()) return log.status();
  if (auto status = CheckDecider(*log, desk); !status.ok()) return status;
  const auto face = desk.ActivityNamed(log->activity, "hour_log");
  if (!face.ok()) return face.status();
  const auto award = domain::AwardFor(*face, log->duration_minutes, log->quantity);
  if (!award.ok()) return award.status();

  Draft draft;
  draft.effective = log->effective;
  draft.body =
      journal::HoursApproved{.hour_log = log->hour_log, .award = *award, .policy = face->award};
  auto postings = AwardPostings({.member = log->member, .face = *face, .award = *award}, desk);
  if (!postings.ok()) return postings.status();
  draft.postings = *std::move(postings);
  auto side = SideOfApproved(*log, *face, desk);
  if (!side.ok()) return side.status();
  draft.confidential = *std::move(side);
  return draft;
}

}  // namespace timecredit::exchange
