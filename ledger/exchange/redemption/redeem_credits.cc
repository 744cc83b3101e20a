#include "ledger/exchange/redemption/redeem_credits.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/redemption/party.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const RedeemCredits& command, const Desk& desk) {
  if (auto status = CheckPositive(command.credit_minutes, "credit_minutes"); !status.ok()) {
    return status;
  }
  if (auto status = CheckParty(command.party); !status.ok()) return status;
  const auto member = desk.ActiveMember(command.member, "member");
  if (!member.ok()) return member.status();
  const auto partner = desk.OrganisationNamed(command.partner, "partner");
  if (!partner.ok()) return partner.status();
  const auto wallet = desk.WalletOf(command.member);
  if (!wallet.ok()) return wallet.status();
  const auto portions =
      domain::ChooseSpending(*wallet, command.credit_minutes, desk.SpendingAt(command.partner));
  if (!portions.ok()) return portions.status();
  Entry entry;
  if (auto status = entry.Take(command.member, *portions); !status.ok()) return status;
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
