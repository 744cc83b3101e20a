#include "ledger/exchange/redemption/redeem_credits.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/redemption/party.h"
#include "ledger/exchange/redemption/payment.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const RedeemCredits& command, const Desk& desk) {
  if (auto status = CheckPositive(command.credit_minutes, "credit_minutes"); !status.ok()) {
    return status;
  }
  if (auto status = CheckParty(command.party); !status.ok()) return status;
  Entry entry;
  const auto portions = TakePayment({.member = command.member,
                                     .partner = command.partner,
                                     .credit_minutes = command.credit_minutes},
                                    desk, entry);
  if (!portions.ok()) return portions.status();
  entry.Add(Takings(command.partner), command.credit_minutes);
  Draft draft;
  draft.effective = desk.effective_today();
  draft.body = journal::CreditsRedeemed{.member = command.member,
                                        .partner = command.partner,
                                        .portions = *portions,
                                        .party = command.party};
  draft.postings = std::move(entry).Finish();
  return draft;
}

}  // namespace timecredit::exchange
