#include "ledger/exchange/credits/recovery.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/member.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/entry.h"

namespace timecredit::exchange {

namespace {

// Says where what is missing went: it was spent, or is only set aside.
absl::Status RefuseSpent(int64_t earned, int64_t missing, const domain::Member& member,
                         const Desk& desk) {
  const auto set_aside = desk.BalanceOf(Held(member.member));
  if (!set_aside.ok()) return set_aside.status();
  const int64_t held = std::min(*set_aside, missing);
  std::string where = "spent";
  if (!domain::CheckCurrent(member, "member").ok()) {
    where = "left";
  } else if (held > 0) {
    where = held == missing ? "held" : "both";
  }
  return domain::RefuseState("CREDITS_ALREADY_SPENT", "write_off_spent",
                             {{"earned", domain::CreditMinutes{earned}},
                              {"spent", domain::CreditMinutes{missing - held}},
                              {"held", domain::CreditMinutes{held}},
                              {"where", where}});
}

}  // namespace

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
    return RefuseSpent(recovery.credit_minutes, recovery.credit_minutes - *total, *member, desk);
  }
  if (auto status = entry.Take(*survivor, recovered.portions); !status.ok()) return status;
  return recovered;
}

}  // namespace timecredit::exchange
