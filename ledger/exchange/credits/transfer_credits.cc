#include "ledger/exchange/credits/transfer_credits.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const TransferCredits& command, const Desk& desk) {
  if (auto status = CheckPositive(command.credit_minutes, "credit_minutes"); !status.ok()) {
    return status;
  }
  if (auto status = CheckText(command.text, "text"); !status.ok()) return status;
  if (command.from == command.to) {
    return domain::RefuseArgument("SAME_MEMBER", "to");
  }
  const auto from = desk.ActiveMember(command.from, "from");
  if (!from.ok()) return from.status();
  const auto to = desk.ActiveMember(command.to, "to");
  if (!to.ok()) return to.status();
  const auto giver = desk.WalletOf(command.from);
  if (!giver.ok()) return giver.status();
  const auto receiver = desk.WalletOf(command.to);
  if (!receiver.ok()) return receiver.status();
  const auto portions = domain::ChooseSpending(*giver, command.credit_minutes,
                                               desk.SpendingAt(domain::OrganisationNumber()));
  if (!portions.ok()) return portions.status();
  Entry entry;
  if (auto status = entry.Take(command.from, *portions); !status.ok()) return status;
  auto status = entry.Give(command.to, *receiver, *portions, desk.FreshLot({}, {}));
  if (!status.ok()) return status;
  Draft draft;
  draft.effective = desk.effective_today();
  draft.done_for = command.from;
  draft.body = journal::CreditsTransferred{
      .from = command.from, .to = command.to, .credit_minutes = command.credit_minutes};
  draft.postings = std::move(entry).Finish();
  if (!command.text.empty()) draft.text = TextAbout{command.from, command.text};
  return draft;
}

}  // namespace timecredit::exchange
