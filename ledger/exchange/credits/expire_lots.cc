#include "ledger/exchange/credits/expire_lots.h"

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

absl::StatusOr<Draft> Decide(const ExpireLots& command, const Desk& desk) {
  const auto member = desk.KnownMember(command.member, "member");
  if (!member.ok()) return member.status();
  const auto wallet = desk.WalletOf(command.member);
  if (!wallet.ok()) return wallet.status();
  domain::Portions lapsed;
  for (const domain::Portion& portion : wallet->lots) {
    if (domain::HasLapsed(*portion.lot, desk.today())) lapsed.push_back(portion);
  }
  if (lapsed.empty()) {
    return domain::RefuseState("NOTHING_LAPSED", "member");
  }
  const auto total = domain::TotalOf(lapsed);
  if (!total.ok()) return total.status();
  Entry entry;
  if (auto status = entry.Take(command.member, lapsed); !status.ok()) return status;
  entry.Add(Expired(), *total);
  Draft draft;
  draft.effective = desk.effective_today();
  draft.body = journal::LotsExpired{.member = command.member, .credit_minutes = *total};
  draft.postings = std::move(entry).Finish();
  return draft;
}

}  // namespace timecredit::exchange
