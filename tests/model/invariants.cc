#include "tests/model/invariants.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <variant>

#include "absl/strings/str_cat.h"

namespace timecredit::model {
namespace {

using domain::AccountKind;
using domain::OwnerKind;
using domain::SchemeNumber;

std::string Name(const domain::Owner& owner) {
  static constexpr const char* kKinds[] = {"?", "scheme", "member", "organisation", "obligation"};
  return absl::StrCat(kKinds[static_cast<int>(owner.kind)], " ", owner.number);
}

template <class... Parts>
absl::Status Wrong(const Parts&... parts) {
  return absl::InternalError(absl::StrCat(parts...));
}

bool MayBeBelowZero(AccountKind kind) {
  return kind == AccountKind::kIssuance || kind == AccountKind::kReceived ||
         kind == AccountKind::kImposed;
}

int64_t AmountOf(const std::vector<journal::AccountBalance>& balances, AccountKind kind) {
  int64_t amount = 0;
  for (const auto& balance : balances) {
    if (balance.kind == kind) amount += balance.amount;
  }
  return amount;
}

int64_t SumOf(const domain::Portions& portions) {
  int64_t sum = 0;
  for (const domain::Portion& portion : portions) sum += portion.credit_minutes;
  return sum;
}

absl::Status CheckWallet(const journal::Accounts& accounts, int64_t floor) {
  const domain::Wallet& wallet = accounts.wallet;
  const int64_t balance = AmountOf(accounts.balances, AccountKind::kWallet);
  if (balance < floor) return Wrong("a wallet of ", balance, " below its floor of ", floor);
  if (wallet.debt < 0 || wallet.debt > -floor) return Wrong("a debt of ", wallet.debt);
  if (SumOf(wallet.lots) != balance + wallet.debt) {
    return Wrong("lots of ", SumOf(wallet.lots), " for a balance of ", balance, " and a debt of ",
                 wallet.debt);
  }
  const auto place = [](const domain::Portion& portion) {
    return std::tuple(!portion.lot->expires_on.has_value(),
                      portion.lot->expires_on.value_or(domain::Date()), portion.lot->source);
  };
  for (size_t i = 0; i < wallet.lots.size(); ++i) {
    if (!wallet.lots[i].lot.has_value()) return Wrong("a wallet's portion of no lot");
    if (wallet.lots[i].credit_minutes <= 0) return Wrong("a lot of nothing");
    if (i > 0 && !(place(wallet.lots[i - 1]) < place(wallet.lots[i]))) {
      return Wrong("lots out of spending order, or one twice");
    }
  }
  return absl::OkStatus();
}

absl::Status CheckWalletAgainst(const journal::Accounts& accounts, const Journal& journal) {
  const domain::MemberNumber member(accounts.owner.number);
  const auto posted = journal.wallets().find({accounts.scheme, member});
  domain::Wallet expected;
  if (posted != journal.wallets().end()) expected = posted->second;
  const domain::Wallet& wallet = accounts.wallet;
  const bool same_lots = std::is_permutation(wallet.lots.begin(), wallet.lots.end(),
                                             expected.lots.begin(), expected.lots.end());
  if (same_lots && wallet.debt == expected.debt) return absl::OkStatus();
  return Wrong("a wallet that is not what was posted to it");
}

absl::Status CheckOwner(const journal::Accounts& accounts, const Tables& tables,
                        const Journal& journal) {
  for (size_t i = 0; i < accounts.balances.size(); ++i) {
    const journal::AccountBalance& balance = accounts.balances[i];
    const auto posted =
        journal.balances().find({accounts.scheme, {accounts.owner, balance.kind, balance.unit}});
    if (posted == journal.balances().end() || posted->second != balance.amount) {
      return Wrong("a balance of ", balance.amount, " that the records do not sum to");
    }
    const bool is_wallet = balance.kind == AccountKind::kWallet;
    if (balance.amount < 0 && !is_wallet && !MayBeBelowZero(balance.kind)) {
      return Wrong("an account below zero");
    }
    if (i > 0 && std::tie(accounts.balances[i - 1].kind, accounts.balances[i - 1].unit) >=
                     std::tie(balance.kind, balance.unit)) {
      return Wrong("balances out of order");
    }
  }
  if (accounts.owner.kind != OwnerKind::kMember) return absl::OkStatus();
  if (tables.Find<domain::Scheme>({accounts.scheme}) == nullptr) {
    return Wrong("accounts of an unknown scheme");
  }
  if (auto status = CheckWallet(accounts, journal.LowestFloorOf(accounts.scheme)); !status.ok()) {
    return status;
  }
  return CheckWalletAgainst(accounts, journal);
}

}  // namespace

absl::Status CheckBooks(const Journal& journal) {
  std::map<std::tuple<SchemeNumber, int, domain::UnitNumber>, int64_t> sums;
  for (const auto& [key, amount] : journal.balances()) {
    const auto& [scheme, account] = key;
    sums[{scheme, static_cast<int>(account.kind) / 16, account.unit}] += amount;
  }
  for (const auto& [book, sum] : sums) {
    if (sum != 0) return Wrong("book ", std::get<1>(book), " sums to ", sum, " in total");
  }
  return absl::OkStatus();
}

absl::Status CheckAccounts(const Tables& tables, const Journal& journal) {
  size_t balances = 0;
  std::map<std::pair<SchemeNumber, domain::Owner>, int64_t> held;
  for (const auto& [key, hold] : tables.of<domain::Hold>()) {
    if (hold.state != domain::HoldState::kOpen) continue;
    held[{hold.scheme, domain::OwnerOf(hold.member)}] += SumOf(hold.portions);
  }
  for (const auto& [key, accounts] : tables.of<journal::Accounts>()) {
    const auto status = CheckOwner(accounts, tables, journal);
    if (!status.ok()) return Wrong(Name(accounts.owner), ": ", status.message());
    balances += accounts.balances.size();
    const int64_t in_holds = held[{accounts.scheme, accounts.owner}];
    if (AmountOf(accounts.balances, AccountKind::kHeld) != in_holds) {
      return Wrong(Name(accounts.owner), ": held is not what open holds hold, ", in_holds);
    }
    held.erase({accounts.scheme, accounts.owner});
  }
  if (!held.empty()) return Wrong("holds of a member without accounts");
  size_t posted = 0;
  for (const auto& [key, amount] : journal.balances()) {
    posted += key.second.owner.kind == OwnerKind::kObligation ? 0 : 1;
  }
  return balances == posted ? absl::OkStatus() : Wrong("accounts that were posted to are missing");
}

absl::Status CheckLines(const Tables& tables) {
  using Balances = std::map<std::pair<AccountKind, domain::UnitNumber>, int64_t>;
  const auto as_map = [](const std::vector<journal::AccountBalance>& list) {
    Balances balances;
    for (const auto& balance : list) balances[{balance.kind, balance.unit}] = balance.amount;
    return balances;
  };
  auto line = tables.of<journal::Line>().begin();
  const auto end = tables.of<journal::Line>().end();
  for (const auto& [key, accounts] : tables.of<journal::Accounts>()) {
    Balances balances;
    int64_t awaiting = 0;
    for (; line != end && line->second.scheme == accounts.scheme &&
           line->second.owner == accounts.owner;
         ++line) {
      for (const auto& change : line->second.changes) {
        balances[{change.kind, change.unit}] += change.amount;
      }
      if (as_map(line->second.balances_after) != balances) {
        return Wrong(Name(accounts.owner), ": balances after ", line->second.sequence.value,
                     " do not follow from those before");
      }
      awaiting = line->second.awaiting_minutes_after;
    }
    if (as_map(accounts.balances) != balances || accounts.awaiting_minutes != awaiting) {
      return Wrong(Name(accounts.owner), ": the last line is not what the accounts show");
    }
  }
  return line == end ? absl::OkStatus() : Wrong("lines of an owner without accounts");
}

absl::Status CheckAppendedOnly(const Contents::Changes& changes) {
  const auto is_appended = [](const journal::RowKey& key) {
    return std::holds_alternative<journal::StoredRecord::Key>(key) ||
           std::holds_alternative<journal::SealedRecord::Key>(key) ||
           std::holds_alternative<journal::Line::Key>(key) ||
           std::holds_alternative<journal::Outcome::Key>(key) ||
           std::holds_alternative<journal::EffectiveEntry::Key>(key);
  };
  const bool is_wrong = std::any_of(changes.changed.begin(), changes.changed.end(), is_appended) ||
                        std::any_of(changes.removed.begin(), changes.removed.end(), is_appended);
  return is_wrong ? Wrong("a row that is only ever appended was changed or removed")
                  : absl::OkStatus();
}

}  // namespace timecredit::model
