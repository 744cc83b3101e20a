#include "ledger/exchange/redemption/refund_redemption.h"

#include <cstdint>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/redemption.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/scheme.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {
namespace {

absl::Status CheckRefundable(const RefundRedemption& command, const domain::Redemption& redemption,
                             const Desk& desk) {
  const auto paid = domain::TotalOf(redemption.portions);
  if (!paid.ok()) return paid.status();
  const int64_t left = *paid - redemption.refunded_credit_minutes;
  if (command.credit_minutes > left) {
    return domain::RefuseState("REFUND_EXCEEDED", "credit_minutes",
                               {{"asked", domain::CreditMinutes{command.credit_minutes}},
                                {"paid", domain::CreditMinutes{*paid}},
                                {"left", domain::CreditMinutes{left}}});
  }
  const auto takings = desk.BalanceOf(Takings(redemption.partner));
  if (!takings.ok()) return takings.status();
  if (command.credit_minutes > *takings) {
    return domain::RefuseState("TAKINGS_INSUFFICIENT", "credit_minutes",
                               {{"asked", domain::CreditMinutes{command.credit_minutes}},
                                {"available", domain::CreditMinutes{*takings}}});
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Draft> Decide(const RefundRedemption& command, const Desk& desk) {
  if (auto status = CheckPositive(command.credit_minutes, "credit_minutes"); !status.ok()) {
    return status;
  }
  const auto redemption = desk.RedemptionNamed(command.redemption);
  if (!redemption.ok()) return redemption.status();
  if (auto status = CheckCorrectionReason(command.reason, redemption->member, desk); !status.ok()) {
    return status;
  }
  if (auto status = CheckRefundable(command, *redemption, desk); !status.ok()) return status;
  const auto portions = domain::LastOf(redemption->portions, redemption->refunded_credit_minutes,
                                       command.credit_minutes);
  if (!portions.ok()) return portions.status();
  const auto survivor = desk.SurvivorOf(redemption->member);
  if (!survivor.ok()) return survivor.status();
  const auto wallet = desk.WalletOf(*survivor);
  if (!wallet.ok()) return wallet.status();
  Entry entry;
  entry.Add(Takings(redemption->partner), -command.credit_minutes);
  auto status =
      entry.Give(*survivor, *wallet,
                 domain::WithGrace(*portions, desk.today(), desk.scheme().policies.grace_days),
                 desk.FreshLot({}, {}));
  if (!status.ok()) return status;
  Draft draft;
  draft.effective = desk.effective_today();
  draft.reverses = command.redemption;
  draft.body = journal::RedemptionRefunded{.redemption = command.redemption,
                                           .credit_minutes = command.credit_minutes};
  draft.postings = std::move(entry).Finish();
  if (!command.reason.empty()) draft.text = TextAbout{redemption->member, command.reason};
  return draft;
}

}  // namespace timecredit::exchange
