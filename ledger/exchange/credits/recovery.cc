#include "ledger/exchange/credits/recovery.h"

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/member.h"
#include "ledger/domain/refusal.h"

namespace timecredit::exchange {

absl::StatusOr<Recovered> Recover(const Recovery& recovery, const Desk& desk, Entry& entry) {
  const auto survivor = desk.SurvivorOf(recovery.member);
  if (!survivor.ok()) return survivor.status();
  const auto member = desk.KnownMember(*survivor, "member");
  if (!member.ok()) return member.status();
  const auto wallet = desk.WalletOf(*survivor);
  if (!wallet.ok()) return wallet.status();
  const bool is_member = domain::CheckCurrent(*member, "member").ok();
  const int64_t floor = is_member ? desk.scheme().policies.wallet_floor_credit_minutes : 0;
  Recovered recovered{
      .taken_from = *survivor,
      .portions = domain::ChooseRecovery(*wallet, recovery.credit_minutes, recovery.sources, floor),
      .credit_minutes = 0};
  const auto total = domain::TotalOf(recovered.portions);
  if (!total.ok()) return total.status();
  recovered.credit_minutes = *total;
  if (*total < recovery.credit_minutes && !recovery.write_off_spent) {
    return domain::RefuseState(
        "CREDITS_ALREADY_SPENT", "write_off_spent",
        {{"earned", domain::CreditMinutes{recovery.credit_minutes}},
         {"spent", domain::CreditMinutes{recovery.credit_minutes - *total}}});
  }
  if (auto status = entry.Take(*survivor, recovered.portions); !status.ok()) return status;
  return recovered;
}

}  // namespace timecredit::exchange
