#include "ledger/storage/verification/verification.h"

#include <gtest/gtest.h>

#include <string>

#include "ledger/journal/rows.h"
#include "ledger/personal/case_folding.h"
#include "ledger/storage/memory/memory_store.h"
#include "tests/exchange/town.h"

namespace timecredit::storage {
namespace {

// A town with something of everything: hours in all states, holds, refunds, an erased member, and a
// youth court.
class VerificationTest : public testing::Test {
 protected:
  VerificationTest() {
    const auto ann = town_.ann;
    const auto partner = town_.partner;
    town_.Earn(ann, 120);
    town_.Earn(town_.ben, 30);
    town_.Done(town_.Hours(ann, 15));
    const auto hold =
        town_.Done(exchange::PlaceHold{.member = ann,
                                       .partner = partner,
                                       .credit_minutes = 20,
                                       .deadline = town_.clock.Now() + absl::Hours(1)});
    town_.Done(exchange::CaptureHold{.hold = hold, .credit_minutes = 10});
    const auto redemption = town_.Done(
        exchange::RedeemCredits{.member = ann, .partner = partner, .credit_minutes = 50});
    town_.Done(exchange::RefundRedemption{
        .redemption = redemption, .credit_minutes = 20, .reason = "two came, not three"});
    EXPECT_TRUE(town_.Do(exchange::ImposeObligation{.member = ann, .quantity = 600}).ok());
    LogJuryDuty();
    town_.Done(exchange::EraseMember{
        .member = town_.ben, .remaining = exchange::ClosingChoice::kTransfer, .beneficiary = ann});
  }

  void LogJuryDuty() {
    domain::Activity jury;
    jury.alias = "jury-duty";
    jury.names = {{"en", "Jury duty"}};
    jury.purposes.obligation = true;
    jury.appears_as = town_.activity;
    exchange::LogHours evening = town_.Hours(town_.ann, 120);
    evening.activity = town_.AddActivity(jury);
    evening.obligation = domain::ObligationNumber(1);
    town_.Done(exchange::ApproveHours{.hour_log = town_.Done(evening)});
  }

  ConfidentialFold FoldWithKeys() {
    return
        [this](const Snapshot& source, domain::SchemeNumber scheme, journal::Projections& target) {
          return personal::FoldCases(source, town_.exchange->keyring(), town_.exchange->digests(),
                                     scheme, target)
              .status();
        };
  }

  absl::StatusOr<Verification> Verified(const ConfidentialFold& fold) {
    MemoryStore scratch(town_.clock);
    return Verify(town_.store, scratch, fold);
  }

  // Changes the store behind the journal's back.
  void Tamper(absl::AnyInvocable<void(Transaction&)> change) {
    ASSERT_TRUE(town_.store
                    .Run([&](Transaction& rows) {
                      change(rows);
                      return absl::OkStatus();
                    })
                    .ok());
  }

  std::string Difference() {
    const auto verified = Verified(FoldWithKeys());
    EXPECT_TRUE(verified.ok()) << verified.status();
    return verified.ok() ? verified->difference.value_or("") : "";
  }

  exchange::Town town_;
};

TEST_F(VerificationTest, AStoreIsWhatItsRecordsSay) {
  const auto verified = Verified(FoldWithKeys());
  ASSERT_TRUE(verified.ok()) << verified.status();
  EXPECT_EQ(verified->difference, std::nullopt);
  EXPECT_EQ(verified->schemes, 1u);
  EXPECT_EQ(verified->rows_unverified, 0u);
  EXPECT_EQ(verified->records, town_.Row<journal::Head>({town_.scheme}).last_sequence.value);
  EXPECT_GT(verified->rows, verified->records);
}

TEST_F(VerificationTest, WithoutKeysTheConfidentialRowsAreCountedAsUnverified) {
  const auto verified = Verified(nullptr);
  ASSERT_TRUE(verified.ok()) << verified.status();
  EXPECT_EQ(verified->difference, std::nullopt);
  EXPECT_GT(verified->rows_unverified, 0u);
}

TEST_F(VerificationTest, FindsARowThatWasChanged) {
  auto accounts = town_.Row<journal::Accounts>({town_.scheme, domain::OwnerOf(town_.ann)});
  accounts.balances.front().amount += 1;
  Tamper([&](Transaction& rows) { rows.Put(accounts); });
  EXPECT_NE(Difference().find("Accounts"), std::string::npos);
  EXPECT_NE(Difference().find("is not as the records made it"), std::string::npos);
}

TEST_F(VerificationTest, FindsARowThatIsMissing) {
  Tamper([&](Transaction& rows) { rows.Erase(domain::Member::Key{town_.scheme, town_.ann}); });
  EXPECT_NE(Difference().find("Member"), std::string::npos);
  EXPECT_NE(Difference().find("is missing"), std::string::npos);
}

TEST_F(VerificationTest, FindsARowThatNoRecordMade) {
  Tamper([&](Transaction& rows) {
    rows.Put(journal::MemberDay{.scheme = town_.scheme,
                                .member = town_.ben,
                                .date = domain::Date(2020, 1, 1),
                                .minutes = 60});
  });
  EXPECT_NE(Difference().find("no record made it"), std::string::npos);
}

TEST_F(VerificationTest, ReportsARecordThatWasChangedOrLost) {
  // The erasure: what it says of the amounts is in no row, but its postings say the same.
  const journal::StoredRecord::Key erasure{town_.scheme,
                                           town_.Row<journal::Head>({town_.scheme}).last_sequence};
  auto record = town_.Row<journal::StoredRecord>(erasure);
  record.bytes.back() = static_cast<char>(record.bytes.back() ^ 1);
  Tamper([&](Transaction& rows) { rows.Erase(erasure); });
  EXPECT_EQ(Verified(FoldWithKeys()).status().code(), absl::StatusCode::kDataLoss);
  Tamper([&](Transaction& rows) { rows.Put(record); });
  const auto changed = Verified(FoldWithKeys());
  EXPECT_TRUE(!changed.ok() || changed->difference.has_value());
}

TEST_F(VerificationTest, WantsAnEmptyScratchStore) {
  exchange::Town other;
  EXPECT_EQ(Verify(town_.store, other.store, nullptr).status().code(),
            absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace timecredit::storage
