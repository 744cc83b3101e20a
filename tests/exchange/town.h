#ifndef TESTS_EXCHANGE_TOWN_H_
#define TESTS_EXCHANGE_TOWN_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/scheme.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/call.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/exchange.h"
#include "ledger/storage/memory/memory_key_store.h"
#include "ledger/storage/memory/memory_store.h"
#include "tests/domain/manual_clock.h"
#include "tests/personal/seeded_randomness.h"

namespace timecredit::exchange {

// A small town for tests: an exchange over a memory store, a scheme with a host, a partner and an
// activity that earns a credit an hour, two members, and a clock that stands still. Calls are made
// by an officer, each under a fresh request id.
class Town {
 public:
  // Noon on Tuesday, 10 March 2026, in a scheme of Cardiff with these policies.
  explicit Town(const domain::Policies& policies = {});

  // As an officer, under a fresh request id; or as whoever the call says.
  absl::StatusOr<Committed> Do(Command command);
  absl::StatusOr<Committed> Do(const Call& call, Command command);

  // Does what must succeed; the sequence of its record.
  domain::Sequence Done(Command command);

  // The reason of the refusal, the status' code in words if it is no refusal, "" if accepted.
  std::string Refused(Command command);
  std::string Refused(const Call& call, Command command);

  Call OfficerCall();
  domain::MemberNumber Register(const std::string& name);
  domain::ActivityNumber AddActivity(domain::Activity added);

  // Hours on the day that the clock shows; approved by a second call.
  LogHours Hours(domain::MemberNumber member, int64_t minutes) const;
  domain::Sequence Earn(domain::MemberNumber member, int64_t minutes);

  int64_t BalanceOf(const domain::Account& account) const;
  domain::Wallet WalletOf(domain::MemberNumber member) const;
  int64_t Spendable(domain::MemberNumber member) const {
    return BalanceOf(exchange::Wallet(member));
  }

  // The row, which must be there.
  template <class RowType>
  RowType Row(const typename RowType::Key& key) const;

  // Every key and value in the store, to see that nothing changed.
  std::string Contents() const;

  // The same stores under another exchange, as after a restart.
  void Reopen();

  domain::ManualClock clock;
  storage::MemoryStore store{clock};
  storage::MemoryKeyStore keys;
  personal::SeededRandomness randomness{1};
  std::unique_ptr<Exchange> exchange;

  domain::SchemeNumber scheme;
  domain::OrganisationNumber host;
  domain::OrganisationNumber partner;
  domain::ActivityNumber activity;
  domain::MemberNumber ann;
  domain::MemberNumber ben;

 private:
  int64_t requests_ = 0;
};

template <class RowType>
RowType Town::Row(const typename RowType::Key& key) const {
  RowType found;
  const auto read = [&](const storage::Snapshot& snapshot) {
    const auto row = snapshot.Find<RowType>(key);
    if (!row.ok()) return row.status();
    if (*row == nullptr) return absl::NotFoundError("no such row");
    found = **row;
    return absl::OkStatus();
  };
  const absl::Status status = store.View(read);
  EXPECT_TRUE(status.ok()) << status;
  return found;
}

}  // namespace timecredit::exchange

#endif  // TESTS_EXCHANGE_TOWN_H_
