#include "ledger/journal/owner_changes.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/account.h"
#include "ledger/domain/amount.h"
#include "ledger/domain/number.h"
#include "ledger/domain/scheme.h"
#include "ledger/domain/wallet.h"

namespace timecredit::journal {
namespace {

// Adds to the balance of one account among balances ordered by kind and unit; the new balance.
absl::StatusOr<int64_t> AddTo(std::vector<AccountBalance>& balances, const Posting& posting) {
  const auto place = std::lower_bound(
      balances.begin(), balances.end(), posting.account,
      [](const AccountBalance& balance, const domain::Account& account) {
        return std::tie(balance.kind, balance.unit) < std::tie(account.kind, account.unit);
      });
  const bool known = place != balances.end() && place->kind == posting.account.kind &&
                     place->unit == posting.account.unit;
  const auto sum = domain::CheckedAdd(known ? place->amount : 0, posting.amount);
  if (!sum.ok()) return sum.status();
  if (known) {
    place->amount = *sum;
  } else {
    balances.insert(place,
                    {.kind = posting.account.kind, .unit = posting.account.unit, .amount = *sum});
  }
  return *sum;
}

std::optional<domain::Date> EarliestExpiry(const domain::Wallet& wallet) {
  if (wallet.lots.empty()) return std::nullopt;
  return wallet.lots.front().lot->expires_on;  // lots are in spending order
}

domain::MemberNumber MemberOf(const domain::Owner& owner) {
  return domain::MemberNumber(owner.number);
}

}  // namespace

absl::StatusOr<OwnerChanges::Change*> OwnerChanges::ChangeOf(const domain::Owner& owner) {
  for (Change& change : changes_) {
    if (change.accounts.owner == owner) return &change;
  }
  const auto stored = projections_.Find<Accounts>({record_.scheme, owner});
  if (!stored.ok()) return stored.status();
  Change& change = changes_.emplace_back();
  if (*stored != nullptr) {
    change.accounts = **stored;
  } else {
    change.accounts.scheme = record_.scheme;
    change.accounts.owner = owner;
  }
  change.line.scheme = record_.scheme;
  change.line.owner = owner;
  change.line.sequence = record_.sequence;
  change.earliest_expiry_before = EarliestExpiry(change.accounts.wallet);
  return &change;
}

// What has lapsed may still lie in the wallet and be in its balance, but secures nothing: the debt
// alone is held against the floor.
absl::Status OwnerChanges::CheckOverdraft(const domain::Wallet& wallet) const {
  const auto scheme = projections_.Find<domain::Scheme>({record_.scheme});
  if (!scheme.ok()) return scheme.status();
  const int64_t floor = *scheme == nullptr ? 0 : (*scheme)->policies.wallet_floor_credit_minutes;
  if (-wallet.debt >= floor) return absl::OkStatus();
  return absl::InternalError("a posting that takes a wallet below the scheme's floor");
}

absl::Status OwnerChanges::Post(const Posting& posting) {
  const auto change = ChangeOf(posting.account.owner);
  if (!change.ok()) return change.status();
  Accounts& accounts = (*change)->accounts;
  const auto balance = AddTo(accounts.balances, posting);
  if (!balance.ok()) return balance.status();
  if (const auto line = AddTo((*change)->line.changes, posting); !line.ok()) return line.status();
  if (posting.account.kind == domain::AccountKind::kWallet) {
    auto wallet = posting.amount < 0
                      ? domain::WithTaken(std::move(accounts.wallet), posting.change)
                      : domain::WithReceived(std::move(accounts.wallet), posting.change);
    if (!wallet.ok()) return wallet.status();
    accounts.wallet = *std::move(wallet);
    if (posting.change.debt_change > 0) return CheckOverdraft(accounts.wallet);
  } else if (*balance < 0 && !domain::HasNoFloor(posting.account.kind)) {
    return absl::InternalError("a posting that takes an account below zero");
  }
  return absl::OkStatus();
}

absl::Status OwnerChanges::Mention(domain::MemberNumber member) {
  return ChangeOf(domain::OwnerOf(member)).status();
}

absl::Status OwnerChanges::AddAwaiting(domain::MemberNumber member, int64_t hour_logs,
                                       int64_t minutes) {
  const auto change = ChangeOf(domain::OwnerOf(member));
  if (!change.ok()) return change.status();
  Accounts& accounts = (*change)->accounts;
  const auto count = domain::CheckedAdd(accounts.awaiting_hour_logs, hour_logs);
  if (!count.ok()) return count.status();
  const auto sum = domain::CheckedAdd(accounts.awaiting_minutes, minutes);
  if (!sum.ok()) return sum.status();
  if (*count < 0 || *sum < 0) {
    return absl::InternalError("fewer than no hours awaiting approval");
  }
  accounts.awaiting_hour_logs = *count;
  accounts.awaiting_minutes = *sum;
  return absl::OkStatus();
}

void OwnerChanges::Write() {
  for (Change& change : changes_) {
    const auto before = change.earliest_expiry_before;
    const auto after = EarliestExpiry(change.accounts.wallet);
    if (before != after) {
      const domain::MemberNumber member = MemberOf(change.accounts.owner);
      if (before.has_value()) {
        projections_.Erase(WalletExpiry::Key{record_.scheme, *before, member});
      }
      if (after.has_value()) {
        projections_.Put(
            WalletExpiry{.scheme = record_.scheme, .expires_on = *after, .member = member});
      }
    }
    change.line.balances_after = change.accounts.balances;
    change.line.awaiting_minutes_after = change.accounts.awaiting_minutes;
    projections_.Put(std::move(change.accounts));
    projections_.Put(std::move(change.line));
  }
}

}  // namespace timecredit::journal
