#include "ledger/exchange/redemption/capture_hold.h"

#include <cstdint>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/redemption/hold_return.h"
#include "ledger/exchange/redemption/party.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {
namespace {

absl::Status CheckCapturable(const CaptureHold& command, const domain::Hold& hold,
                             const Desk& desk) {
  if (auto status = domain::CheckOpen(hold); !status.ok()) return status;
  if (desk.now() >= hold.deadline) {
    const auto deadline = domain::MinuteAt(desk.scheme().calendar, hold.deadline);
    if (!deadline.ok()) return deadline.status();
    return domain::RefuseState("HOLD_LAPSED", "hold", {{"deadline", *deadline}});
  }
  const auto held = domain::TotalOf(hold.portions);
  if (!held.ok()) return held.status();
  if (command.credit_minutes > *held) {
    return domain::RefuseState("HOLD_EXCEEDED", "credit_minutes",
                               {{"asked", domain::CreditMinutes{command.credit_minutes}},
                                {"held", domain::CreditMinutes{*held}}});
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Draft> Decide(const CaptureHold& command, const Desk& desk) {
  if (auto status = CheckPositive(command.credit_minutes, "credit_minutes"); !status.ok()) {
    return status;
  }
  if (auto status = CheckParty(command.party); !status.ok()) return status;
  const auto hold = desk.HoldNamed(command.hold);
  if (!hold.ok()) return hold.status();
  if (auto status = CheckCapturable(command, *hold, desk); !status.ok()) return status;
  const auto split = domain::SplitAfter(hold->portions, command.credit_minutes);
  if (!split.ok()) return split.status();
  Entry entry;
  entry.Move(Held(hold->member), Takings(hold->partner), command.credit_minutes);
  if (!split->rest.empty()) {
    auto status = ReturnToWallet(*hold, split->rest, desk, entry);
    if (!status.ok()) return status;
  }
  Draft draft;
  draft.effective = desk.effective_today();
  draft.body =
      journal::HoldCaptured{.hold = command.hold, .portions = split->first, .party = command.party};
  draft.postings = std::move(entry).Finish();
  return draft;
}

}  // namespace timecredit::exchange
