#include "ledger/exchange/redemption/redeem_credits.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/redemption/charge.h"
#include "ledger/exchange/redemption/payment.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const RedeemCredits& command, const Desk& desk) {
  const auto charge = ChargeFor({.offer = command.offer,
                                 .partner = command.partner,
                                 .credit_minutes = command.credit_minutes,
                                 .party = command.party},
                                desk);
  if (!charge.ok()) return charge.status();
  Entry entry;
  const auto portions = TakePayment({.member = command.member,
                                     .partner = charge->partner,
                                     .credit_minutes = charge->credit_minutes},
                                    desk, entry);
  if (!portions.ok()) return portions.status();
  entry.Add(Takings(charge->partner), charge->credit_minutes);
  Draft draft;
  draft.effective = desk.effective_today();
  draft.done_for = command.member;
  draft.body = journal::CreditsRedeemed{.member = command.member,
                                        .partner = charge->partner,
                                        .portions = *portions,
                                        .party = command.party,
                                        .offer = command.offer};
  draft.postings = std::move(entry).Finish();
  return draft;
}

}  // namespace timecredit::exchange
