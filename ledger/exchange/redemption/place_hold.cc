#include "ledger/exchange/redemption/place_hold.h"

#include <cstdint>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/redemption/charge.h"
#include "ledger/exchange/redemption/hold_life.h"
#include "ledger/exchange/redemption/payment.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {
namespace {

constexpr int64_t kMostDays = 366;
constexpr absl::Duration kLongestHold = absl::Hours(24 * kMostDays);

absl::Time DeadlineOf(const PlaceHold& command, absl::Time now) {
  const absl::Time deadline = command.lasting_minutes.has_value()
                                  ? now + absl::Minutes(*command.lasting_minutes)
                                  : command.deadline;
  return absl::FromUnixMicros(absl::ToUnixMicros(deadline));  // records keep whole microseconds
}

}  // namespace

absl::StatusOr<Draft> Decide(const PlaceHold& command, const Desk& desk) {
  const auto charge = ChargeFor({.offer = command.offer,
                                 .partner = command.partner,
                                 .credit_minutes = command.credit_minutes,
                                 .party = command.party},
                                desk);
  if (!charge.ok()) return charge.status();
  if (charge->credit_minutes == 0) return domain::RefuseState("NOTHING_TO_HOLD", "party");
  const absl::Time deadline = DeadlineOf(command, desk.now());
  if (deadline <= desk.now() || deadline > desk.now() + kLongestHold) {
    return domain::RefuseArgument("DEADLINE_INVALID", "deadline", {{"most_days", kMostDays}});
  }
  Entry entry;
  const auto portions = TakePayment({.member = command.member,
                                     .partner = charge->partner,
                                     .credit_minutes = charge->credit_minutes},
                                    desk, entry);
  if (!portions.ok()) return portions.status();
  if (auto status = CheckHoldLife(*portions, deadline, desk); !status.ok()) return status;
  entry.Add(Held(command.member), charge->credit_minutes);
  Draft draft;
  draft.effective = desk.effective_today();
  draft.done_for = command.member;
  draft.body = journal::HoldPlaced{.member = command.member,
                                   .partner = charge->partner,
                                   .portions = *portions,
                                   .deadline = deadline,
                                   .offer = command.offer,
                                   .party = command.party};
  draft.postings = std::move(entry).Finish();
  return draft;
}

}  // namespace timecredit::exchange
