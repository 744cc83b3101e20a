#include "ledger/exchange/redemption/payment.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace timecredit::exchange {

absl::StatusOr<domain::Portions> TakePayment(const Payment& payment, const Desk& desk,
                                             Entry& entry) {
  const auto member = desk.ActiveMember(payment.member, "member");
  if (!member.ok()) return member.status();
  const auto partner = desk.OrganisationNamed(payment.partner, "partner");
  if (!partner.ok()) return partner.status();
  const auto wallet = desk.WalletOf(payment.member);
  if (!wallet.ok()) return wallet.status();
  auto portions =
      domain::ChooseSpending(*wallet, payment.credit_minutes, desk.SpendingAt(payment.partner));
  if (!portions.ok()) return portions.status();
  if (auto status = entry.Take(payment.member, *portions); !status.ok()) return status;
  return portions;
}

}  // namespace timecredit::exchange
