#include "ledger/exchange/hours/approve_hours.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/obligation.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/hours/approver.h"
#include "ledger/exchange/hours/award_entry.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {
namespace {

// What the hours discharge: never more than the obligation still requires.
absl::StatusOr<std::optional<ConfidentialDraft>> Discharge(const journal::ConfidentialHours& hours,
                                                           const Desk& desk) {
  const auto obligation = desk.ObligationNamed(hours.confided.obligation);
  if (!obligation.ok()) return obligation.status();
  const int64_t quantity = std::min(hours.confided.quantity, obligation->outstanding());
  if (quantity == 0) return std::nullopt;
  const domain::Owner owner = domain::OwnerOf(obligation->obligation);
  Entry entry;
  entry.Move({owner, domain::AccountKind::kOutstanding, obligation->unit},
             {owner, domain::AccountKind::kDischarged, obligation->unit}, quantity);
  return ConfidentialDraft{
      .court_case = hours.court_case,
      .body = journal::ObligationDischarged{.hour_log = hours.confided.hour_log,
                                            .obligation = obligation->obligation,
                                            .quantity = quantity},
      .postings = std::move(entry).Finish()};
}

}  // namespace

absl::StatusOr<Draft> Decide(const ApproveHours& command, const Desk& desk) {
  const auto log = desk.HourLogNamed(command.hour_log);
  if (!log.ok()) return log.status();
  if (auto status = CheckDecider(*log, desk); !status.ok()) return status;
  const auto face = desk.ActivityNamed(log->activity, "hour_log");
  if (!face.ok()) return face.status();
  const auto hours = desk.ConfidentialHoursOf(log->hour_log);
  if (!hours.ok()) return hours.status();
  const auto activity =
      hours->has_value() ? desk.ActivityNamed((*hours)->confided.activity, "hour_log") : face;
  if (!activity.ok()) return activity.status();
  const auto award = domain::AwardFor(*activity, log->duration_minutes, log->quantity);
  if (!award.ok()) return award.status();

  Draft draft;
  draft.effective = log->effective;
  draft.body = journal::HoursApproved{.hour_log = log->hour_log, .award = *award};
  auto postings = AwardPostings({.member = log->member, .face = *face, .award = *award}, desk);
  if (!postings.ok()) return postings.status();
  draft.postings = *std::move(postings);
  if (hours->has_value()) {
    auto discharge = Discharge(**hours, desk);
    if (!discharge.ok()) return discharge.status();
    draft.confidential = *std::move(discharge);
  }
  return draft;
}

}  // namespace timecredit::exchange
