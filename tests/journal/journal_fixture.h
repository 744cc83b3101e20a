#ifndef TESTS_JOURNAL_JOURNAL_FIXTURE_H_
#define TESTS_JOURNAL_JOURNAL_FIXTURE_H_

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/domain/scheme.h"
#include "ledger/journal/apply.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "tests/domain/wallets.h"
#include "tests/journal/map_projections.h"
#include "tests/journal/postings.h"

namespace timecredit::journal {

// A scheme's journal, written record by record and applied to rows in memory.
class JournalFixture : public testing::Test {
 protected:
  static constexpr domain::SchemeNumber kScheme{1};
  static constexpr domain::MemberNumber kAnn{1};
  static constexpr domain::MemberNumber kBethan{2};
  static constexpr domain::OrganisationNumber kPool{1};
  static constexpr domain::ActivityNumber kMeeting{1};

  static absl::Time TimeOf(uint64_t sequence) {
    return absl::FromUnixSeconds(1'709'000'000 + static_cast<int64_t>(sequence));
  }

  // The record that would follow.
  Record Next(Body body, std::vector<Posting> postings = {}) const {
    Record record;
    record.scheme = kScheme;
    record.sequence = domain::Sequence(last_.value + 1);
    record.recorded_at = TimeOf(record.sequence.value);
    record.acting = {.kind = domain::PrincipalKind::kOfficer, .number = 4, .member = std::nullopt};
    record.postings = std::move(postings);
    record.body = std::move(body);
    return record;
  }

  // Applies the record, or leaves the rows as they were.
  absl::Status Try(const Record& record) {
    MapProjections changed = rows_;
    if (auto status = Apply(record, changed); !status.ok()) return status;
    rows_ = std::move(changed);
    last_ = record.sequence;
    return absl::OkStatus();
  }

  // Applies the record that follows and expects that it fits.
  domain::Sequence Do(const Record& record) {
    const absl::Status status = Try(record);
    EXPECT_TRUE(status.ok()) << status;
    return record.sequence;
  }
  domain::Sequence Do(Body body, std::vector<Posting> postings = {}) {
    return Do(Next(std::move(body), std::move(postings)));
  }

  static domain::Scheme SchemeOf(domain::SchemeNumber number, int64_t floor = 0) {
    domain::Scheme scheme;
    scheme.scheme = number;
    scheme.alias = "taff";
    scheme.names = {{"en", "Taff"}};
    scheme.policies.wallet_floor_credit_minutes = floor;
    return scheme;
  }

  // Creates the scheme and two members.
  void Begin(int64_t floor = 0) {
    Do(SchemeCreated{.scheme = SchemeOf(kScheme, floor)});
    Do(MemberCreated{.member = kAnn, .joined_on = domain::Date(2024, 2, 26)});
    Do(MemberCreated{.member = kBethan, .joined_on = domain::Date(2024, 2, 26)});
  }

  // Grants credit of a lot that names this record as its source.
  domain::Lot Grant(domain::MemberNumber member, int64_t credit_minutes,
                    std::optional<domain::Date> expires_on = std::nullopt) {
    const domain::Lot lot = domain::LotOf(last_.value + 1, expires_on);
    Do(CreditsGranted{.member = member, .credit_minutes = credit_minutes},
       {IssuanceLeg(-credit_minutes),
        WalletLeg(member, credit_minutes, {domain::Of(lot, credit_minutes)})});
    return lot;
  }

  // Pays the pool from one lot.
  domain::Sequence Redeem(domain::MemberNumber member, const domain::Lot& lot,
                          int64_t credit_minutes) {
    const domain::Portions portions = {domain::Of(lot, credit_minutes)};
    return Do(
        CreditsRedeemed{.member = member, .partner = kPool, .portions = portions, .party = {}},
        {WalletLeg(member, -credit_minutes, portions), TakingsLeg(kPool, credit_minutes)});
  }

  template <class RowType>
  std::optional<RowType> Find(const typename RowType::Key& key) const {
    const auto row = rows_.Find<RowType>(key);
    EXPECT_TRUE(row.ok()) << row.status();
    if (!row.ok() || *row == nullptr) return std::nullopt;
    return **row;
  }

  // The owner's accounts; with nothing in them when the owner has none.
  Accounts AccountsOf(const domain::Owner& owner) const {
    return Find<Accounts>({kScheme, owner}).value_or(Accounts{});
  }

  // The balance of one of the owner's accounts.
  int64_t BalanceOf(const domain::Owner& owner, domain::AccountKind kind,
                    domain::UnitNumber unit = domain::kMinutes) const {
    for (const AccountBalance& balance : AccountsOf(owner).balances) {
      if (balance.kind == kind && balance.unit == unit) return balance.amount;
    }
    return 0;
  }

  MapProjections rows_;
  domain::Sequence last_;
};

}  // namespace timecredit::journal

#endif  // TESTS_JOURNAL_JOURNAL_FIXTURE_H_
