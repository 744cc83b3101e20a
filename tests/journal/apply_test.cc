#include "ledger/journal/apply.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/journal/record.h"
#include "ledger/journal/record_codec.h"
#include "ledger/journal/rows.h"
#include "tests/domain/wallets.h"
#include "tests/journal/journal_fixture.h"
#include "tests/journal/postings.h"

namespace timecredit::journal {
namespace {

using domain::Date;
using domain::LotOf;
using domain::Of;
using domain::Sequence;

class ApplyTest : public JournalFixture {
 protected:
  // The code with which a record is refused. Whatever is refused here is INTERNAL.
  absl::StatusCode CodeOf(const Record& record) { return Try(record).code(); }

  Record Grant60(Posting wallet) {
    return Next(CreditsGranted{.member = kAnn, .credit_minutes = 60},
                {IssuanceLeg(-60), std::move(wallet)});
  }
};

TEST_F(ApplyTest, TheFirstRecordOfASchemeHasSequenceOne) {
  for (const uint64_t sequence : {0u, 2u}) {
    Record record = Next(SchemeCreated{.scheme = SchemeOf(kScheme)});
    record.sequence = Sequence(sequence);
    EXPECT_EQ(CodeOf(record), absl::StatusCode::kInternal) << sequence;
  }
  EXPECT_EQ(CodeOf(Next(SchemeCreated{.scheme = SchemeOf(kScheme)})), absl::StatusCode::kOk);
}

TEST_F(ApplyTest, ARecordFollowsOnTheOneBeforeIt) {
  Begin();
  for (const int64_t step : {-3, -1, 0, 2}) {
    Record record = Next(ClockConfirmed{});
    record.sequence = Sequence(static_cast<uint64_t>(static_cast<int64_t>(last_.value) + step));
    EXPECT_EQ(CodeOf(record), absl::StatusCode::kInternal) << step;
  }
  EXPECT_EQ(CodeOf(Next(ClockConfirmed{})), absl::StatusCode::kOk);
}

TEST_F(ApplyTest, TimeIncreasesFromRecordToRecord) {
  Begin();
  Record record = Next(ClockConfirmed{});
  record.recorded_at = TimeOf(last_.value);
  EXPECT_EQ(CodeOf(record), absl::StatusCode::kInternal);
  record.recorded_at = TimeOf(last_.value) - absl::Microseconds(1);
  EXPECT_EQ(CodeOf(record), absl::StatusCode::kInternal);
  record.recorded_at = TimeOf(last_.value) + absl::Microseconds(1);
  EXPECT_EQ(CodeOf(record), absl::StatusCode::kOk);
}

TEST_F(ApplyTest, TheHeadSaysWhereTheJournalStands) {
  Begin();
  const auto head = Find<Head>({kScheme});
  ASSERT_TRUE(head.has_value());
  EXPECT_EQ(head->last_sequence, Sequence(3));
  EXPECT_EQ(head->last_recorded_at, TimeOf(3));
  EXPECT_EQ(head->clock_confirmed_until, absl::InfinitePast());
  EXPECT_EQ(head->members, 2u);
}

TEST_F(ApplyTest, SchemesStandApart) {
  Begin();
  Record record = Next(SchemeCreated{.scheme = SchemeOf(domain::SchemeNumber(2))});
  record.scheme = domain::SchemeNumber(2);
  record.sequence = Sequence(1);
  record.recorded_at = TimeOf(0);
  EXPECT_TRUE(Apply(record, rows_).ok());
  EXPECT_EQ(Find<Head>({kScheme})->last_sequence, Sequence(3));
  EXPECT_EQ(Find<Head>({domain::SchemeNumber(2)})->last_sequence, Sequence(1));
}

TEST_F(ApplyTest, AnEntryThatDoesNotBalanceIsRefused) {
  Begin();
  EXPECT_EQ(CodeOf(Grant60(WalletLeg(kAnn, 59, {Of(LotOf(4), 59)}))), absl::StatusCode::kInternal);
  EXPECT_EQ(CodeOf(Grant60(WalletLeg(kAnn, 60, {Of(LotOf(4), 59)}))), absl::StatusCode::kInternal);
  EXPECT_EQ(CodeOf(Grant60(WalletLeg(kAnn, 60, {Of(LotOf(4), 60)}))), absl::StatusCode::kOk);
}

TEST_F(ApplyTest, PostingsOfTheObligationBookAreNotPublic) {
  Begin();
  const domain::Owner obligation = domain::OwnerOf(domain::ObligationNumber(1));
  EXPECT_EQ(
      CodeOf(Next(ClockConfirmed{}, {Leg(obligation, domain::AccountKind::kImposed, -60),
                                     Leg(obligation, domain::AccountKind::kOutstanding, 60)})),
      absl::StatusCode::kInternal);
}

TEST_F(ApplyTest, ALotThatTheWalletDoesNotHoldCannotBeTaken) {
  Begin();
  const domain::Lot lot = Grant(kAnn, 60);
  const auto redeem = [&](const domain::Portion& portion) {
    return CodeOf(
        Next(CreditsRedeemed{.member = kAnn, .partner = kPool, .portions = {portion}, .party = {}},
             {WalletLeg(kAnn, -portion.credit_minutes, {portion}),
              TakingsLeg(kPool, portion.credit_minutes)}));
  };
  EXPECT_EQ(redeem(Of(lot, 61)), absl::StatusCode::kInternal);
  EXPECT_EQ(redeem(Of(LotOf(99), 1)), absl::StatusCode::kInternal);
  EXPECT_EQ(redeem(Of(lot, 60)), absl::StatusCode::kOk);
  EXPECT_EQ(redeem(Of(lot, 1)), absl::StatusCode::kInternal);
}

TEST_F(ApplyTest, AWalletGoesDownToTheSchemesFloorAndNoFurther) {
  Begin(-100);
  const auto overdraw = [&](int64_t credit_minutes) {
    return CodeOf(Next(
        CreditsRedeemed{.member = kAnn,
                        .partner = kPool,
                        .portions = {domain::Overdrawn(credit_minutes)},
                        .party = {}},
        {WalletLeg(kAnn, -credit_minutes, {}, credit_minutes), TakingsLeg(kPool, credit_minutes)}));
  };
  EXPECT_EQ(overdraw(101), absl::StatusCode::kInternal);
  EXPECT_EQ(overdraw(40), absl::StatusCode::kOk);
  EXPECT_EQ(overdraw(61), absl::StatusCode::kInternal);
  EXPECT_EQ(overdraw(60), absl::StatusCode::kOk);
  EXPECT_EQ(overdraw(1), absl::StatusCode::kInternal);
  EXPECT_EQ(AccountsOf(domain::OwnerOf(kAnn)).wallet, (domain::Wallet{.debt = 100, .lots = {}}));
  EXPECT_EQ(BalanceOf(domain::OwnerOf(kAnn), domain::AccountKind::kWallet), -100);
}

TEST_F(ApplyTest, WithoutAnOverdraftNobodyOwes) {
  Begin();
  EXPECT_EQ(
      CodeOf(Next(
          CreditsRedeemed{
              .member = kAnn, .partner = kPool, .portions = {domain::Overdrawn(1)}, .party = {}},
          {WalletLeg(kAnn, -1, {}, 1), TakingsLeg(kPool, 1)})),
      absl::StatusCode::kInternal);
}

TEST_F(ApplyTest, ARequestsOutcomeIsKept) {
  Begin();
  Record record = Next(ClockConfirmed{});
  record.request = RequestMark{.key = {7}, .body = {8}};
  const Sequence sequence = Do(record);
  const auto outcome = Find<Outcome>({kScheme, {7}});
  ASSERT_TRUE(outcome.has_value());
  EXPECT_EQ(outcome->body, domain::Digest{8});
  EXPECT_EQ(outcome->committed_in, kScheme);
  EXPECT_EQ(outcome->sequence, sequence);
  EXPECT_TRUE(outcome->confidential_sequence.IsNone());
}

TEST_F(ApplyTest, TheCreationOfASchemeWasAskedOfTheRegistry) {
  Record record = Next(SchemeCreated{.scheme = SchemeOf(kScheme)});
  record.request = RequestMark{.key = {7}, .body = {8}};
  Do(record);
  EXPECT_EQ(Find<Outcome>({kScheme, {7}}), std::nullopt);
  const auto outcome = Find<Outcome>({domain::SchemeNumber(), {7}});
  ASSERT_TRUE(outcome.has_value());
  EXPECT_EQ(outcome->committed_in, kScheme);
  EXPECT_EQ(outcome->sequence, Sequence(1));
}

TEST_F(ApplyTest, WhatTheServerDoesByItselfHasNoOutcome) {
  Begin();
  EXPECT_TRUE(rows_.All<Outcome>().empty());
}

TEST_F(ApplyTest, RecordsWithAnEffectiveDateAreFoundByIt) {
  Begin();
  Record record = Next(ClockConfirmed{});
  record.effective = domain::EffectiveTime{
      .date = Date(2024, 2, 29), .start_minute = 600, .duration_minutes = std::nullopt};
  const Sequence sequence = Do(record);
  EXPECT_EQ(rows_.All<EffectiveEntry>(),
            (std::vector<EffectiveEntry>{
                {.scheme = kScheme, .date = Date(2024, 2, 29), .sequence = sequence}}));
}

TEST_F(ApplyTest, ApplyDoesNotWriteTheRecordAndAppendDoes) {
  const Record record = Next(SchemeCreated{.scheme = SchemeOf(kScheme)});
  MapProjections applied;
  ASSERT_TRUE(Apply(record, applied).ok());
  EXPECT_TRUE(applied.All<StoredRecord>().empty());

  ASSERT_TRUE(Append(record, rows_).ok());
  const auto stored = Find<StoredRecord>({kScheme, Sequence(1)});
  ASSERT_TRUE(stored.has_value());
  EXPECT_EQ(stored->bytes, EncodeRecord(record));
  rows_.Erase(stored->key());
  EXPECT_EQ(rows_, applied);
}

TEST_F(ApplyTest, AppendRefusesWhatApplyRefuses) {
  Record record = Next(SchemeCreated{.scheme = SchemeOf(kScheme)});
  record.sequence = Sequence(2);
  EXPECT_EQ(Append(record, rows_).code(), absl::StatusCode::kInternal);
}

TEST_F(ApplyTest, AStoreThatFailsIsReportedAsItFailed) {
  Begin();
  rows_.FailWith(absl::DataLossError("a broken disk"));
  EXPECT_EQ(CodeOf(Next(ClockConfirmed{})), absl::StatusCode::kDataLoss);
}

TEST_F(ApplyTest, TheSameRecordsGiveTheSameRows) {
  std::vector<Record> records;
  const auto keep = [&](Record record) {
    Do(record);
    records.push_back(std::move(record));
  };
  keep(Next(SchemeCreated{.scheme = SchemeOf(kScheme)}));
  keep(Next(MemberCreated{.member = kAnn, .joined_on = Date(2024, 2, 26)}));
  keep(Grant60(WalletLeg(kAnn, 60, {Of(LotOf(3, Date(2025, 1, 1)), 60)})));
  keep(Next(LotsExpired{.member = kAnn, .credit_minutes = 60},
            {WalletLeg(kAnn, -60, {Of(LotOf(3, Date(2025, 1, 1)), 60)}),
             Leg(domain::SchemeOwner(), domain::AccountKind::kExpired, 60)}));
  MapProjections rebuilt;
  for (const Record& record : records) ASSERT_TRUE(Apply(record, rebuilt).ok());
  EXPECT_EQ(rebuilt, rows_);
}

}  // namespace
}  // namespace timecredit::journal
