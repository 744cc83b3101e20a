#include "ledger/exchange/members/departure.h"

#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/wallet.h"

namespace timecredit::exchange {
namespace {

absl::Status CheckBeneficiary(const Departure& departure, const Desk& desk) {
  if (departure.remaining != ClosingChoice::kTransfer) {
    if (departure.beneficiary.IsNone()) return absl::OkStatus();
    return domain::RefuseArgument("BENEFICIARY_UNEXPECTED", "beneficiary");
  }
  if (departure.beneficiary == departure.member) {
    return domain::RefuseArgument("SAME_MEMBER", "beneficiary");
  }
  return desk.ActiveMember(departure.beneficiary, "beneficiary").status();
}

absl::Status CheckRemainder(ClosingChoice remaining, const domain::WalletRemainder& left) {
  if (left.debt > 0 && remaining != ClosingChoice::kGiveBack) {
    return domain::RefuseState("MEMBER_IN_DEBT", "remaining",
                               {{"owed", domain::CreditMinutes{left.debt}}});
  }
  if (!left.lots.empty() && remaining == ClosingChoice::kRefuse) {
    return domain::RefuseState("BALANCE_REMAINS", "remaining");
  }
  return absl::OkStatus();
}

// Posts the other side of what was left.
absl::Status PostRemainder(const domain::WalletRemainder& left, const Desk& desk, Settled& settled,
                           Entry& entry) {
  const auto credit = domain::TotalOf(left.lots);
  if (!credit.ok()) return credit.status();
  settled.expired_credit_minutes = left.lapsed_credit_minutes;
  settled.written_off_debt_credit_minutes = left.debt;
  entry.Add(Issuance(), -left.debt);
  if (settled.beneficiary.IsNone()) {
    settled.given_back_credit_minutes = *credit;
    entry.Add(Expired(), *credit);
    return absl::OkStatus();
  }
  settled.transferred_credit_minutes = *credit;
  const auto wallet = desk.WalletOf(settled.beneficiary);
  if (!wallet.ok()) return wallet.status();
  return entry.Give(settled.beneficiary, *wallet, left.lots, desk.FreshLot({}, {}));
}

}  // namespace

absl::Status CheckNothingOpen(domain::MemberNumber member, std::string_view field,
                              const Desk& desk) {
  const auto awaiting = desk.AwaitingHourLogsOf(member);
  if (!awaiting.ok()) return awaiting.status();
  if (*awaiting > 0) {
    return domain::RefuseState("HOURS_AWAITING", field);
  }
  const auto held = desk.BalanceOf(Held(member));
  if (!held.ok()) return held.status();
  if (*held == 0) return absl::OkStatus();
  return domain::RefuseState("HOLDS_OPEN", field);
}

absl::StatusOr<domain::WalletRemainder> EmptyWallet(domain::MemberNumber member, const Desk& desk,
                                                    Entry& entry) {
  const auto wallet = desk.WalletOf(member);
  if (!wallet.ok()) return wallet.status();
  auto remainder = domain::RemainderOf(*wallet, desk.today());
  if (!remainder.ok()) return remainder.status();
  if (auto status = entry.Take(member, wallet->lots); !status.ok()) return status;
  if (wallet->debt > 0) {
    const domain::Portions repayment = {{.lot = std::nullopt, .credit_minutes = wallet->debt}};
    auto status = entry.Give(member, *wallet, repayment, desk.FreshLot({}, {}));
    if (!status.ok()) return status;
  }
  entry.Add(Expired(), remainder->lapsed_credit_minutes);
  return remainder;
}

absl::StatusOr<Settled> Settle(const Departure& departure, const Desk& desk, Entry& entry) {
  if (auto status = CheckBeneficiary(departure, desk); !status.ok()) return status;
  const auto left = EmptyWallet(departure.member, desk, entry);
  if (!left.ok()) return left.status();
  if (auto status = CheckRemainder(departure.remaining, *left); !status.ok()) return status;
  Settled settled;
  if (!left->lots.empty()) settled.beneficiary = departure.beneficiary;
  if (auto status = PostRemainder(*left, desk, settled, entry); !status.ok()) return status;
  return settled;
}

}  // namespace timecredit::exchange
