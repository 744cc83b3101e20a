#include "ledger/exchange/hours/reverse_hours.h"

#include <cstdint>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/hour_log.h"
#include "ledger/exchange/court/confidential_side.h"
#include "ledger/exchange/credits/recovery.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/hours/approver.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const ReverseHours& command, const Desk& desk) {
  const auto log = desk.HourLogNamed(command.hour_log);
  if (!log.ok()) return log.status();
  if (auto status = CheckOthersHours(*log, desk); !status.ok()) return status;
  if (auto status = domain::CheckReversible(*log); !status.ok()) return status;
  if (auto status = CheckCorrectionReason(command.reason, log->member, desk); !status.ok()) {
    return status;
  }
  const auto face = desk.ActivityNamed(log->activity, "hour_log");
  if (!face.ok()) return face.status();

  Entry entry;
  const auto recovered = Recover({.member = log->member,
                                  .credit_minutes = log->award.credit_minutes,
                                  .sources = {log->resolved},
                                  .write_off_spent = command.write_off_spent},
                                 desk, entry);
  if (!recovered.ok()) return recovered.status();
  const int64_t credit = recovered->credit_minutes;
  entry.Add(Issuance(), credit);
  entry.Move(Contributed(log->member, face->contribution_unit),
             Received(face->host, face->contribution_unit), log->award.contribution_quantity);
  Draft draft;
  draft.effective = log->effective;
  draft.reverses = log->resolved;
  draft.body =
      journal::HoursReversed{.hour_log = log->hour_log,
                             .recovered_credit_minutes = credit,
                             .written_off_credit_minutes = log->award.credit_minutes - credit};
  draft.postings = std::move(entry).Finish();
  if (!command.reason.empty()) draft.text = TextAbout{log->member, command.reason};
  auto side = SideOfReversed(*log, *face, desk);
  if (!side.ok()) return side.status();
  draft.confidential = *std::move(side);
  return draft;
}

}  // namespace timecredit::exchange
