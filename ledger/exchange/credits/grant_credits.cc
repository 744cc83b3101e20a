#include "ledger/exchange/credits/grant_credits.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const GrantCredits& command, const Desk& desk) {
  if (auto status = CheckPositive(command.credit_minutes, "credit_minutes"); !status.ok()) {
    return status;
  }
  if (auto status = CheckText(command.reason, "reason"); !status.ok()) return status;
  const auto member = desk.ActiveMember(command.member, "member");
  if (!member.ok()) return member.status();
  const auto wallet = desk.WalletOf(command.member);
  if (!wallet.ok()) return wallet.status();
  const domain::Lot lot = desk.FreshLot({}, {});
  Entry entry;
  entry.Add(Issuance(), -command.credit_minutes);
  auto status = entry.Give(command.member, *wallet,
                           {{.lot = lot, .credit_minutes = command.credit_minutes}}, lot);
  if (!status.ok()) return status;
  Draft draft;
  draft.effective = desk.effective_today();
  draft.body =
      journal::CreditsGranted{.member = command.member, .credit_minutes = command.credit_minutes};
  draft.postings = std::move(entry).Finish();
  if (!command.reason.empty()) draft.text = TextAbout{command.member, command.reason};
  return draft;
}

}  // namespace timecredit::exchange
