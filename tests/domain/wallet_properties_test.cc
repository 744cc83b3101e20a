#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/domain/wallet.h"
#include "tests/domain/reason.h"
#include "tests/domain/wallets.h"

namespace timecredit::domain {
namespace {

const Date kFirstDay(2024, 2, 20);

int64_t SumOfLots(const Wallet& wallet) { return *TotalOf(wallet.lots); }

void AssertWellFormed(const Wallet& wallet) {
  RC_ASSERT(wallet.debt >= 0);
  for (const Portion& portion : wallet.lots) {
    RC_ASSERT(portion.lot.has_value());
    RC_ASSERT(portion.credit_minutes > 0);
  }
  for (size_t place = 1; place < wallet.lots.size(); ++place) {
    RC_ASSERT(IsSpentBefore(*wallet.lots[place - 1].lot, *wallet.lots[place].lot));
  }
}

// What operations did to a member's wallet, with the balance that their postings give.
struct History {
  Wallet wallet;
  int64_t balance = 0;
  int64_t floor = 0;
  Date today = kFirstDay;
  uint64_t last_record = 0;
  std::vector<Portions> payments;

  Lot NextLot() {
    Lot lot = LotOf(++last_record);
    if (*rc::gen::arbitrary<bool>()) lot.expires_on = today + *rc::gen::inRange(1, 20);
    lot.accepted_at = OrganisationNumber(*rc::gen::inRange<uint64_t>(0, 3));
    return lot;
  }

  void Receive(const Portions& portions) {
    const auto change = ChooseReceipt(wallet, portions, LotOf(++last_record));
    const auto after = WithReceived(wallet, change);
    RC_ASSERT(after.ok());
    wallet = *after;
    balance += *TotalOf(portions);
  }

  void Take(const Portions& portions) {
    const auto after = WithTaken(wallet, Taking(portions));
    RC_ASSERT(after.ok());
    wallet = *after;
    balance -= *TotalOf(portions);
  }

  void Spend() {
    const SpendingTerms terms{.today = today,
                              .partner = OrganisationNumber(*rc::gen::inRange<uint64_t>(0, 3)),
                              .floor = floor};
    const int64_t available = AvailableUnder(wallet, terms);
    const int64_t price = *rc::gen::inRange<int64_t>(1, available + 3);
    const auto portions = ChooseSpending(wallet, price, terms);
    RC_ASSERT(portions.ok() == (price <= available));
    if (!portions.ok()) {
      RC_ASSERT(ReasonOf(portions.status()) == "CREDITS_INSUFFICIENT");
      return;
    }
    RC_ASSERT(*TotalOf(*portions) == price);
    for (const Portion& portion : *portions) {
      if (!portion.lot.has_value()) continue;
      RC_ASSERT(!HasLapsed(*portion.lot, today));
      RC_ASSERT(terms.partner.IsNone() || portion.lot->accepted_at.IsNone() ||
                portion.lot->accepted_at == terms.partner);
    }
    Take(*portions);
    payments.push_back(*portions);
  }

  void Refund() {
    if (payments.empty()) return;
    const Portions paid = payments.back();
    payments.pop_back();
    const auto part = *rc::gen::inRange<int64_t>(1, *TotalOf(paid) + 1);
    Receive(WithGrace(*LastOf(paid, 0, part), today, 5));
  }

  void Recover() {
    const auto source = Sequence(*rc::gen::inRange<uint64_t>(1, last_record + 2));
    const auto wanted = *rc::gen::inRange<int64_t>(1, 100);
    const Portions portions = ChooseRecovery(wallet, wanted, {source}, floor);
    const int64_t most = SumOfLots(wallet) + std::max<int64_t>(0, -floor - wallet.debt);
    RC_ASSERT(*TotalOf(portions) == std::min(wanted, most));
    Take(portions);
  }

  void DoSomething() {
    switch (*rc::gen::inRange(0, 6)) {
      case 0:
        today += *rc::gen::inRange(0, 10);
        break;
      case 1:
        Refund();
        break;
      case 2:
        Recover();
        break;
      case 3:
        Receive({Of(NextLot(), *rc::gen::inRange(1, 100)), Overdrawn(*rc::gen::inRange(1, 30))});
        break;
      case 4:
        Receive({Of(NextLot(), *rc::gen::inRange(1, 100))});
        break;
      default:
        Spend();
    }
  }
};

History SomeHistory() {
  History history;
  history.floor = *rc::gen::element<int64_t>(0, -1, -50);
  const int steps = *rc::gen::inRange(0, 25);
  for (int step = 0; step < steps; ++step) history.DoSomething();
  return history;
}

RC_GTEST_PROP(WalletPropertiesTest, SumOfLotsIsBalanceAndDebtAfterAnyHistory, ()) {
  History history;
  history.floor = *rc::gen::element<int64_t>(0, -1, -50);
  const int steps = *rc::gen::inRange(1, 40);
  for (int step = 0; step < steps; ++step) {
    history.DoSomething();
    AssertWellFormed(history.wallet);
    RC_ASSERT(SumOfLots(history.wallet) == history.balance + history.wallet.debt);
    RC_ASSERT(history.balance >= history.floor);
    RC_ASSERT(history.wallet.debt <= -history.floor);
  }
}

// Returns what was spent under these terms, in parts of any size.
Wallet SpentAndRefunded(const Wallet& before, int64_t price, const SpendingTerms& terms) {
  const Portions paid = *ChooseSpending(before, price, terms);
  Wallet wallet = *WithTaken(before, Taking(paid));
  int64_t refunded = 0;
  while (refunded < price) {
    const auto part = *rc::gen::inRange<int64_t>(1, price - refunded + 1);
    const Portions back = WithGrace(*LastOf(paid, refunded, part), terms.today, 28);
    wallet = *WithReceived(wallet, ChooseReceipt(wallet, back, LotOf(1'000'000)));
    refunded += part;
  }
  return wallet;
}

RC_GTEST_PROP(WalletPropertiesTest, ARefundOfEverythingRestoresTheWallet, ()) {
  const History history = SomeHistory();
  const SpendingTerms terms{.today = history.today,
                            .partner = OrganisationNumber(*rc::gen::inRange<uint64_t>(0, 3)),
                            .floor = history.floor};
  const int64_t available = AvailableUnder(history.wallet, terms);
  RC_PRE(available > 0);
  const int64_t price = *rc::gen::inRange<int64_t>(1, available + 1);
  const Portions paid = *ChooseSpending(history.wallet, price, terms);
  // Who already owed and yet paid from a lot gets a smaller debt back instead: see below.
  RC_PRE(history.wallet.debt == 0 || !paid.front().lot.has_value());
  const Wallet after = SpentAndRefunded(history.wallet, price, terms);
  if (after != history.wallet) RC_LOG() << history.wallet << " became " << after;
  RC_ASSERT(after == history.wallet);
}

RC_GTEST_PROP(WalletPropertiesTest, ARefundToWhoOwesNeverLeavesThemWorse, ()) {
  const History history = SomeHistory();
  const SpendingTerms terms{.today = history.today, .partner = {}, .floor = history.floor};
  const int64_t available = AvailableUnder(history.wallet, terms);
  RC_PRE(available > 0);
  const int64_t price = *rc::gen::inRange<int64_t>(1, available + 1);
  const Wallet after = SpentAndRefunded(history.wallet, price, terms);
  RC_ASSERT(after.debt <= history.wallet.debt);
  RC_ASSERT(SumOfLots(after) - after.debt == SumOfLots(history.wallet) - history.wallet.debt);
  RC_ASSERT(AvailableUnder(after, terms) == available);
}

}  // namespace
}  // namespace timecredit::domain
