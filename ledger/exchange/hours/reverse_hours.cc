#include "ledger/exchange/hours/reverse_hours.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/obligation.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/hours/approver.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {
namespace {

// Takes back what can be taken back; how much that was.
absl::StatusOr<int64_t> Recover(const ReverseHours& command, const domain::HourLog& log,
                                Entry& entry, const Desk& desk) {
  const auto wallet = desk.WalletOf(log.member);
  if (!wallet.ok()) return wallet.status();
  const domain::Portions portions =
      domain::ChooseRecovery(*wallet, log.award.credit_minutes, log.resolved,
                             desk.scheme().policies.wallet_floor_credit_minutes);
  const auto recovered = domain::TotalOf(portions);
  if (!recovered.ok()) return recovered.status();
  if (*recovered < log.award.credit_minutes && !command.write_off_spent) {
    return domain::RefuseState(
        "CREDITS_ALREADY_SPENT", "write_off_spent",
        {{"earned", domain::CreditMinutes{log.award.credit_minutes}},
         {"spent", domain::CreditMinutes{log.award.credit_minutes - *recovered}}});
  }
  if (auto status = entry.Take(log.member, portions); !status.ok()) return status;
  entry.Add(Issuance(), *recovered);
  return *recovered;
}

// Undoes what the hours discharged, if anything.
absl::StatusOr<std::optional<ConfidentialDraft>> Restore(domain::Sequence hour_log,
                                                         const Desk& desk) {
  const auto hours = desk.ConfidentialHoursOf(hour_log);
  if (!hours.ok()) return hours.status();
  if (!hours->has_value() || (*hours)->discharged == 0) return std::nullopt;
  const auto obligation = desk.ObligationNamed((*hours)->confided.obligation);
  if (!obligation.ok()) return obligation.status();
  const domain::Owner owner = domain::OwnerOf(obligation->obligation);
  Entry entry;
  entry.Move({owner, domain::AccountKind::kDischarged, obligation->unit},
             {owner, domain::AccountKind::kOutstanding, obligation->unit}, (*hours)->discharged);
  return ConfidentialDraft{.court_case = (*hours)->court_case,
                           .body = journal::DischargeReversed{.hour_log = hour_log,
                                                              .obligation = obligation->obligation,
                                                              .quantity = (*hours)->discharged},
                           .postings = std::move(entry).Finish()};
}

}  // namespace

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
  const auto recovered = Recover(command, *log, entry, desk);
  if (!recovered.ok()) return recovered.status();
  entry.Move(Contributed(log->member, face->contribution_unit),
             Received(face->host, face->contribution_unit), log->award.contribution_quantity);
  Draft draft;
  draft.effective = log->effective;
  draft.reverses = log->resolved;
  draft.body =
      journal::HoursReversed{.hour_log = log->hour_log,
                             .recovered_credit_minutes = *recovered,
                             .written_off_credit_minutes = log->award.credit_minutes - *recovered};
  draft.postings = std::move(entry).Finish();
  if (!command.reason.empty()) draft.text = TextAbout{log->member, command.reason};
  auto restored = Restore(log->hour_log, desk);
  if (!restored.ok()) return restored.status();
  draft.confidential = *std::move(restored);
  return draft;
}

}  // namespace timecredit::exchange
