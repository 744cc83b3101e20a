#include "ledger/exchange/entry.h"

#include <cstdint>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace timecredit::exchange {

using domain::Account;
using domain::AccountKind;

void Entry::Move(const Account& from, const Account& to, int64_t amount) {
  Add(from, -amount);
  Add(to, amount);
}

void Entry::Add(const Account& account, int64_t amount) {
  if (amount != 0) postings_.push_back({.account = account, .amount = amount, .change = {}});
}

absl::Status Entry::Take(domain::MemberNumber member, const domain::Portions& portions) {
  const auto total = domain::TotalOf(portions);
  if (!total.ok()) return total.status();
  if (*total == 0) return absl::OkStatus();
  journal::Posting posting{.account = Wallet(member), .amount = -*total, .change = {}};
  for (const domain::Portion& portion : portions) {
    if (portion.lot.has_value()) {
      posting.change.lots.push_back(portion);
    } else {
      posting.change.debt_change += portion.credit_minutes;
    }
  }
  postings_.push_back(std::move(posting));
  return absl::OkStatus();
}

absl::Status Entry::Give(domain::MemberNumber member, const domain::Wallet& wallet,
                         const domain::Portions& portions, const domain::Lot& fresh) {
  const auto total = domain::TotalOf(portions);
  if (!total.ok()) return total.status();
  if (*total == 0) return absl::OkStatus();
  postings_.push_back({.account = Wallet(member),
                       .amount = *total,
                       .change = domain::ChooseReceipt(wallet, portions, fresh)});
  return absl::OkStatus();
}

Account Issuance() { return {domain::SchemeOwner(), AccountKind::kIssuance, domain::kMinutes}; }

Account Expired() { return {domain::SchemeOwner(), AccountKind::kExpired, domain::kMinutes}; }

Account Wallet(domain::MemberNumber member) {
  return {domain::OwnerOf(member), AccountKind::kWallet, domain::kMinutes};
}

Account Held(domain::MemberNumber member) {
  return {domain::OwnerOf(member), AccountKind::kHeld, domain::kMinutes};
}

Account Takings(domain::OrganisationNumber partner) {
  return {domain::OwnerOf(partner), AccountKind::kTakings, domain::kMinutes};
}

Account Contributed(domain::MemberNumber member, domain::UnitNumber unit) {
  return {domain::OwnerOf(member), AccountKind::kContributed, unit};
}

Account Received(domain::OrganisationNumber host, domain::UnitNumber unit) {
  return {domain::OwnerOf(host), AccountKind::kReceived, unit};
}

}  // namespace timecredit::exchange
