#include <string>
#include <string_view>
#include <vector>

#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/journal/value_codec.h"
#include "ledger/storage/layout/row_values.h"
#include "proto/timecredit/storage/v1/row.pb.h"
#include "proto/timecredit/storage/v1/value.pb.h"

namespace timecredit::storage {
namespace {

using journal::Cleared;
using journal::EnumFrom;
using journal::Fault;
using journal::FromMessage;
using journal::Serialise;
using journal::ToMessage;

using Balances = std::vector<journal::AccountBalance>;

void ToAmounts(const Balances& balances, v1::Amounts& message) {
  const int size = static_cast<int>(balances.size());
  message.mutable_kinds()->Reserve(size);
  message.mutable_amounts()->Reserve(size);
  bool all_minutes = true;
  for (const journal::AccountBalance& balance : balances) {
    message.add_kinds(static_cast<v1::AccountKind>(balance.kind));
    message.add_amounts(balance.amount);
    all_minutes = all_minutes && balance.unit == domain::kMinutes;
  }
  if (all_minutes) return;
  for (const journal::AccountBalance& balance : balances) {
    message.add_unit_numbers(balance.unit.value);
  }
}

Balances BalancesFrom(const v1::Amounts& message, Fault& fault) {
  const int size = message.kinds_size();
  if (message.amounts_size() != size ||
      (message.unit_numbers_size() != 0 && message.unit_numbers_size() != size)) {
    fault.Note("the length of its columns");
    return {};
  }
  Balances balances(static_cast<size_t>(size));
  for (int index = 0; index < size; ++index) {
    journal::AccountBalance& balance = balances[static_cast<size_t>(index)];
    balance.kind = EnumFrom<domain::AccountKind>(message.kinds(index), v1::AccountKind_IsValid,
                                                 "account kind", fault);
    balance.amount = message.amounts(index);
    if (message.unit_numbers_size() != 0) {
      balance.unit = domain::UnitNumber(message.unit_numbers(index));
    }
  }
  return balances;
}

}  // namespace

std::string ValueOf(const journal::Accounts& row) {
  auto& message = Cleared<v1::AccountsRow>();
  if (!row.balances.empty()) ToAmounts(row.balances, *message.mutable_balances());
  ToMessage(row.wallet.lots, *message.mutable_wallet_lots());
  message.set_wallet_debt_credit_minutes(row.wallet.debt);
  message.set_awaiting_minutes(row.awaiting_minutes);
  message.set_awaiting_hour_logs(row.awaiting_hour_logs);
  return Serialise(message);
}
journal::Accounts RowFrom(const journal::Accounts::Key& key, std::string_view value, Fault& fault) {
  const auto& message = Parsed<v1::AccountsRow>(value, fault);
  return {.scheme = key.scheme,
          .owner = key.owner,
          .balances = BalancesFrom(message.balances(), fault),
          .wallet = {.debt = message.wallet_debt_credit_minutes(),
                     .lots = FromMessage(message.wallet_lots())},
          .awaiting_minutes = message.awaiting_minutes(),
          .awaiting_hour_logs = message.awaiting_hour_logs()};
}

std::string ValueOf(const journal::Line& row) {
  auto& message = Cleared<v1::LineRow>();
  if (!row.changes.empty()) ToAmounts(row.changes, *message.mutable_changes());
  if (!row.balances_after.empty()) {
    ToAmounts(row.balances_after, *message.mutable_balances_after());
  }
  message.set_awaiting_minutes_after(row.awaiting_minutes_after);
  return Serialise(message);
}
journal::Line RowFrom(const journal::Line::Key& key, std::string_view value, Fault& fault) {
  const auto& message = Parsed<v1::LineRow>(value, fault);
  return {.scheme = key.scheme,
          .owner = key.owner,
          .sequence = key.sequence,
          .changes = BalancesFrom(message.changes(), fault),
          .balances_after = BalancesFrom(message.balances_after(), fault),
          .awaiting_minutes_after = message.awaiting_minutes_after()};
}

}  // namespace timecredit::storage
