#include "ledger/journal/confidential_apply.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/number.h"
#include "ledger/domain/obligation.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "tests/journal/map_confidential_projections.h"
#include "tests/journal/postings.h"

namespace timecredit::journal {
namespace {

using domain::AccountKind;
using domain::CaseNumber;
using domain::ObligationNumber;

constexpr domain::SchemeNumber kScheme(1);
constexpr CaseNumber kCase(1);
constexpr ObligationNumber kJuryDuty(1);
constexpr ObligationNumber kEssay(2);
constexpr domain::UnitNumber kSittings(1);
constexpr domain::Sequence kFirstLog(10);
constexpr domain::Sequence kSecondLog(11);

absl::Time TimeOf(uint64_t sequence) {
  return absl::FromUnixSeconds(1'709'000'000 + static_cast<int64_t>(sequence));
}

std::vector<Posting> Moved(ObligationNumber obligation, AccountKind from, AccountKind to,
                           int64_t quantity, domain::UnitNumber unit = kSittings) {
  return {Leg(domain::OwnerOf(obligation), from, -quantity, unit),
          Leg(domain::OwnerOf(obligation), to, quantity, unit)};
}

class ConfidentialApplyTest : public testing::Test {
 protected:
  ConfidentialRecord Next(ConfidentialBody body, std::vector<Posting> postings = {}) const {
    ConfidentialRecord record;
    record.scheme = kScheme;
    record.sequence = domain::ConfidentialSequence(last_ + 1);
    record.recorded_at = TimeOf(last_ + 1);
    record.court_case = kCase;
    record.postings = std::move(postings);
    record.body = std::move(body);
    return record;
  }

  // Applies the record, or leaves the projections as they were.
  absl::StatusCode Try(const ConfidentialRecord& record) {
    MapConfidentialProjections changed = projections_;
    const absl::Status status = ApplyConfidential(record, changed);
    if (!status.ok()) return status.code();
    projections_ = std::move(changed);
    ++last_;
    return absl::StatusCode::kOk;
  }

  static domain::Obligation Obligation(ObligationNumber number, int64_t imposed) {
    return {.scheme = kScheme,
            .obligation = number,
            .court_case = kCase,
            .member = domain::MemberNumber(1),
            .unit = kSittings,
            .imposed = imposed,
            .discharged = 0,
            .due_on = std::nullopt};
  }

  ConfidentialRecord Imposed(ObligationNumber number, int64_t quantity) const {
    return Next(ObligationImposed{Obligation(number, quantity)},
                Moved(number, AccountKind::kImposed, AccountKind::kOutstanding, quantity));
  }

  ConfidentialRecord Confided(domain::Sequence hour_log, int64_t quantity = 1,
                              ObligationNumber obligation = kJuryDuty) const {
    return Next(HoursConfided{.hour_log = hour_log,
                              .member = domain::MemberNumber(1),
                              .activity = domain::ActivityNumber(2),
                              .host = domain::OrganisationNumber(1),
                              .obligation = obligation,
                              .quantity = quantity});
  }

  ConfidentialRecord Discharged(domain::Sequence hour_log, int64_t quantity,
                                ObligationNumber obligation = kJuryDuty) const {
    return Next(
        ObligationDischarged{.hour_log = hour_log, .obligation = obligation, .quantity = quantity},
        Moved(obligation, AccountKind::kOutstanding, AccountKind::kDischarged, quantity));
  }

  ConfidentialRecord Reversed(domain::Sequence hour_log, int64_t quantity,
                              ObligationNumber obligation = kJuryDuty) const {
    return Next(
        DischargeReversed{.hour_log = hour_log, .obligation = obligation, .quantity = quantity},
        Moved(obligation, AccountKind::kDischarged, AccountKind::kOutstanding, quantity));
  }

  // A case of four sittings and an essay, with two hour logs of the sittings.
  void Begin() {
    ASSERT_EQ(Try(Imposed(kJuryDuty, 4)), absl::StatusCode::kOk);
    ASSERT_EQ(Try(Imposed(kEssay, 1)), absl::StatusCode::kOk);
    ASSERT_EQ(Try(Confided(kFirstLog)), absl::StatusCode::kOk);
    ASSERT_EQ(Try(Confided(kSecondLog)), absl::StatusCode::kOk);
  }

  int64_t Outstanding() const { return projections_.obligations.at(kJuryDuty).outstanding(); }
  int64_t DischargedBy(domain::Sequence log) const { return projections_.hours.at(log).discharged; }

  MapConfidentialProjections projections_;
  uint64_t last_ = 0;
};

TEST_F(ConfidentialApplyTest, AnImposedObligationIsOutstandingAsAWhole) {
  EXPECT_EQ(Try(Imposed(kJuryDuty, 4)), absl::StatusCode::kOk);
  EXPECT_EQ(projections_.obligations.at(kJuryDuty), Obligation(kJuryDuty, 4));
  EXPECT_EQ(Outstanding(), 4);
  EXPECT_EQ(*projections_.head, (ConfidentialHead{.scheme = kScheme,
                                                  .last_sequence = domain::ConfidentialSequence(1),
                                                  .last_recorded_at = TimeOf(1),
                                                  .cases = 1,
                                                  .obligations = 1}));
}

TEST_F(ConfidentialApplyTest, RecordsFollowOnEachOtherAndTimeIncreases) {
  Begin();
  ConfidentialRecord record = Discharged(kFirstLog, 1);
  for (const uint64_t sequence : {uint64_t{0}, last_, last_ + 2}) {
    record.sequence = domain::ConfidentialSequence(sequence);
    EXPECT_EQ(Try(record), absl::StatusCode::kInternal) << sequence;
  }
  record = Discharged(kFirstLog, 1);
  record.recorded_at = TimeOf(last_);
  EXPECT_EQ(Try(record), absl::StatusCode::kInternal);
  record.recorded_at += absl::Microseconds(1);
  EXPECT_EQ(Try(record), absl::StatusCode::kOk);
}

TEST_F(ConfidentialApplyTest, ObligationsAreNumberedDensely) {
  EXPECT_EQ(Try(Imposed(ObligationNumber(2), 4)), absl::StatusCode::kInternal);
  EXPECT_EQ(Try(Imposed(ObligationNumber(0), 4)), absl::StatusCode::kInternal);
  EXPECT_EQ(Try(Imposed(ObligationNumber(1), 4)), absl::StatusCode::kOk);
  EXPECT_EQ(Try(Imposed(ObligationNumber(1), 4)), absl::StatusCode::kInternal);
}

TEST_F(ConfidentialApplyTest, AnObligationBeginsWholeAndInItsOwnCase) {
  const auto imposed = [&](auto change) {
    domain::Obligation obligation = Obligation(kJuryDuty, 4);
    change(obligation);
    return Try(Next(ObligationImposed{obligation},
                    Moved(kJuryDuty, AccountKind::kImposed, AccountKind::kOutstanding, 4)));
  };
  using Changed = domain::Obligation;
  EXPECT_EQ(imposed([](Changed& it) { it.discharged = 1; }), absl::StatusCode::kInternal);
  EXPECT_EQ(imposed([](Changed& it) { it.court_case = CaseNumber(2); }),
            absl::StatusCode::kInternal);
  EXPECT_EQ(imposed([](Changed& it) { it.scheme = domain::SchemeNumber(2); }),
            absl::StatusCode::kInternal);
  EXPECT_EQ(Try(Next(ObligationImposed{Obligation(kJuryDuty, 0)})), absl::StatusCode::kInternal);
  EXPECT_EQ(imposed([](Changed&) {}), absl::StatusCode::kOk);
}

TEST_F(ConfidentialApplyTest, ApprovedHoursDischargeAndReversedHoursNoLonger) {
  Begin();
  EXPECT_EQ(Try(Discharged(kFirstLog, 1)), absl::StatusCode::kOk);
  EXPECT_EQ(Try(Discharged(kSecondLog, 2)), absl::StatusCode::kOk);
  EXPECT_EQ(Outstanding(), 1);
  EXPECT_EQ(DischargedBy(kFirstLog), 1);
  EXPECT_EQ(DischargedBy(kSecondLog), 2);
  EXPECT_EQ(Try(Reversed(kSecondLog, 2)), absl::StatusCode::kOk);
  EXPECT_EQ(Outstanding(), 3);
  EXPECT_EQ(DischargedBy(kSecondLog), 0);
}

TEST_F(ConfidentialApplyTest, NoMoreIsDischargedThanWasImposed) {
  Begin();
  EXPECT_EQ(Try(Discharged(kFirstLog, 5)), absl::StatusCode::kInternal);
  EXPECT_EQ(Try(Discharged(kFirstLog, 3)), absl::StatusCode::kOk);
  EXPECT_EQ(Try(Discharged(kSecondLog, 2)), absl::StatusCode::kInternal);
  EXPECT_EQ(Try(Discharged(kSecondLog, 1)), absl::StatusCode::kOk);
  EXPECT_EQ(Outstanding(), 0);
}

TEST_F(ConfidentialApplyTest, NoMoreIsReversedThanTheseHoursDischarged) {
  Begin();
  EXPECT_EQ(Try(Discharged(kFirstLog, 1)), absl::StatusCode::kOk);
  EXPECT_EQ(Try(Discharged(kSecondLog, 2)), absl::StatusCode::kOk);
  EXPECT_EQ(Try(Reversed(kFirstLog, 2)), absl::StatusCode::kInternal);
  EXPECT_EQ(Try(Reversed(kFirstLog, 1)), absl::StatusCode::kOk);
  EXPECT_EQ(Try(Reversed(kFirstLog, 1)), absl::StatusCode::kInternal);
}

TEST_F(ConfidentialApplyTest, UnknownHoursAndUnknownObligationsDischargeNothing) {
  Begin();
  EXPECT_EQ(Try(Discharged(domain::Sequence(99), 1)), absl::StatusCode::kInternal);
  EXPECT_EQ(Try(Discharged(kFirstLog, 1, ObligationNumber(3))), absl::StatusCode::kInternal);
  EXPECT_EQ(Try(Confided(domain::Sequence(12), 1, ObligationNumber(3))),
            absl::StatusCode::kInternal);
}

TEST_F(ConfidentialApplyTest, HoursDischargeTheObligationThatTheyWereConfidedTo) {
  Begin();
  EXPECT_EQ(Try(Discharged(kFirstLog, 1, kEssay)), absl::StatusCode::kInternal);
  EXPECT_EQ(Try(Discharged(kFirstLog, 1, kJuryDuty)), absl::StatusCode::kOk);
}

// A second time would forget what they discharged.
TEST_F(ConfidentialApplyTest, HoursAreConfidedOnce) {
  Begin();
  EXPECT_EQ(Try(Discharged(kFirstLog, 1)), absl::StatusCode::kOk);
  EXPECT_EQ(Try(Confided(kFirstLog)), absl::StatusCode::kInternal);
  EXPECT_EQ(DischargedBy(kFirstLog), 1);
}

TEST_F(ConfidentialApplyTest, QuantitiesArePositive) {
  Begin();
  for (const int64_t quantity : {0, -1}) {
    EXPECT_EQ(Try(Confided(domain::Sequence(12), quantity)), absl::StatusCode::kInternal);
    EXPECT_EQ(Try(Next(ObligationDischarged{
                  .hour_log = kFirstLog, .obligation = kJuryDuty, .quantity = quantity})),
              absl::StatusCode::kInternal);
  }
  EXPECT_EQ(Try(Discharged(kFirstLog, 1)), absl::StatusCode::kOk);
  EXPECT_EQ(Try(Discharged(kFirstLog, -1)), absl::StatusCode::kInternal);
  EXPECT_EQ(Try(Reversed(kFirstLog, -1)), absl::StatusCode::kInternal);
}

TEST_F(ConfidentialApplyTest, ACasesRecordsKeepToItsObligationsAndHours) {
  Begin();
  for (ConfidentialRecord record : {Confided(domain::Sequence(12)), Discharged(kFirstLog, 1)}) {
    record.court_case = CaseNumber(2);
    EXPECT_EQ(Try(record), absl::StatusCode::kInternal);
    record.court_case = kCase;
    record.sequence = domain::ConfidentialSequence(last_ + 1);
    record.recorded_at = TimeOf(last_ + 1);
    EXPECT_EQ(Try(record), absl::StatusCode::kOk);
  }
}

TEST_F(ConfidentialApplyTest, OnlyTheObligationBookIsConfidential) {
  ConfidentialRecord record = Imposed(kJuryDuty, 4);
  record.postings.push_back(IssuanceLeg(-60));
  record.postings.push_back(TakingsLeg(domain::OrganisationNumber(1), 60));
  EXPECT_EQ(Try(record), absl::StatusCode::kInternal);
}

TEST_F(ConfidentialApplyTest, AnEntryThatDoesNotBalanceIsRefused) {
  ConfidentialRecord record = Imposed(kJuryDuty, 4);
  record.postings.back().amount = 3;
  EXPECT_EQ(Try(record), absl::StatusCode::kInternal);
}

// The obligation row stands for the three accounts: the entry may not say anything else.
TEST_F(ConfidentialApplyTest, AnEntrySaysWhatItsRecordSays) {
  Begin();
  const auto discharge_by = [&](std::vector<Posting> postings) {
    return Try(
        Next(ObligationDischarged{.hour_log = kFirstLog, .obligation = kJuryDuty, .quantity = 1},
             std::move(postings)));
  };
  constexpr AccountKind kFrom = AccountKind::kOutstanding;
  constexpr AccountKind kTo = AccountKind::kDischarged;
  EXPECT_EQ(discharge_by({}), absl::StatusCode::kInternal);
  EXPECT_EQ(discharge_by(Moved(kJuryDuty, kFrom, kTo, 2)), absl::StatusCode::kInternal);
  EXPECT_EQ(discharge_by(Moved(kJuryDuty, kTo, kFrom, 1)), absl::StatusCode::kInternal);
  EXPECT_EQ(discharge_by(Moved(kEssay, kFrom, kTo, 1)), absl::StatusCode::kInternal);
  EXPECT_EQ(discharge_by(Moved(kJuryDuty, kFrom, kTo, 1, domain::kMinutes)),
            absl::StatusCode::kInternal);
  std::vector<Posting> twice = Moved(kJuryDuty, kFrom, kTo, 1);
  twice.insert(twice.end(), {twice[0], twice[1]});
  EXPECT_EQ(discharge_by(twice), absl::StatusCode::kInternal);
  const std::vector<Posting> moved = Moved(kJuryDuty, kFrom, kTo, 1);
  EXPECT_EQ(discharge_by({moved[1], moved[0]}), absl::StatusCode::kOk);
  ConfidentialRecord confided = Confided(domain::Sequence(12));
  confided.postings = Moved(kJuryDuty, kFrom, kTo, 1);
  EXPECT_EQ(Try(confided), absl::StatusCode::kInternal);
}

TEST_F(ConfidentialApplyTest, ARequestOfItsOwnHasAnOutcome) {
  ConfidentialRecord record = Imposed(kJuryDuty, 4);
  record.request = RequestMark{.key = {7}, .body = {8}};
  EXPECT_EQ(Try(record), absl::StatusCode::kOk);
  ASSERT_EQ(projections_.outcomes.size(), 1u);
  const Outcome& outcome = projections_.outcomes.front();
  EXPECT_EQ(outcome.key(), (Outcome::Key{kScheme, {7}}));
  EXPECT_EQ(outcome.body, domain::Digest{8});
  EXPECT_EQ(outcome.committed_in, kScheme);
  EXPECT_EQ(outcome.confidential_sequence, record.sequence);
  EXPECT_TRUE(outcome.sequence.IsNone());
}

TEST_F(ConfidentialApplyTest, WhatBelongsToAPublicRecordHasNoOutcomeOfItsOwn) {
  Begin();
  EXPECT_TRUE(projections_.outcomes.empty());
}

TEST_F(ConfidentialApplyTest, ApplyDoesNotWriteTheRecordAndAppendDoes) {
  const ConfidentialRecord record = Imposed(kJuryDuty, 4);
  MapConfidentialProjections applied;
  ASSERT_TRUE(ApplyConfidential(record, applied).ok());
  EXPECT_TRUE(applied.records.empty());
  ASSERT_TRUE(AppendConfidential(record, projections_).ok());
  EXPECT_EQ(projections_.records, std::vector<ConfidentialRecord>{record});
  EXPECT_EQ(projections_.obligations, applied.obligations);
  EXPECT_EQ(projections_.head, applied.head);
}

ConfidentialRecord CoverOf(ConfidentialRecord record) {
  record.court_case = {};
  return record;
}

TEST_F(ConfidentialApplyTest, AnObligationCountsItsChanges) {
  Begin();
  EXPECT_EQ(projections_.obligations.at(kJuryDuty).changes, 0u);
  EXPECT_EQ(Try(Discharged(kFirstLog, 1)), absl::StatusCode::kOk);
  EXPECT_EQ(Try(Reversed(kFirstLog, 1)), absl::StatusCode::kOk);
  EXPECT_EQ(projections_.obligations.at(kJuryDuty).changes, 2u);
  EXPECT_EQ(projections_.obligations.at(kEssay).changes, 0u);
}

TEST_F(ConfidentialApplyTest, ACoverChangesNoObligationAndWritesAsMuch) {
  Begin();
  const auto before = projections_.obligations;
  constexpr domain::Sequence kOrdinary(20);
  EXPECT_EQ(Try(CoverOf(Next(HoursCovered{kOrdinary}))), absl::StatusCode::kOk);
  EXPECT_TRUE(projections_.hours.at(kOrdinary).IsCover());
  EXPECT_EQ(projections_.hours.at(kOrdinary).confided.hour_log, kOrdinary);
  EXPECT_EQ(Try(CoverOf(Next(DischargeCovered{kOrdinary}))), absl::StatusCode::kOk);
  EXPECT_EQ(projections_.rewritten, std::vector<domain::Sequence>{kOrdinary});
  EXPECT_EQ(projections_.covers,
            std::vector<domain::ConfidentialSequence>{domain::ConfidentialSequence(last_)});
  EXPECT_EQ(projections_.obligations, before);
  EXPECT_EQ(projections_.head->last_sequence, domain::ConfidentialSequence(last_));
}

TEST_F(ConfidentialApplyTest, ACoverBelongsToNoCaseAndMovesNothing) {
  Begin();
  constexpr domain::Sequence kOrdinary(20);
  EXPECT_EQ(Try(Next(HoursCovered{kOrdinary})), absl::StatusCode::kInternal);
  EXPECT_EQ(Try(Next(DischargeCovered{kFirstLog})), absl::StatusCode::kInternal);
  EXPECT_EQ(
      Try(CoverOf(Next(DischargeCovered{kFirstLog},
                       Moved(kJuryDuty, AccountKind::kOutstanding, AccountKind::kDischarged, 1)))),
      absl::StatusCode::kInternal);
  EXPECT_EQ(Try(CoverOf(Next(HoursCovered{kFirstLog}))), absl::StatusCode::kInternal)
      << "confided already";
  EXPECT_EQ(Try(CoverOf(Next(HoursCovered{kOrdinary}))), absl::StatusCode::kOk);
  EXPECT_EQ(Try(CoverOf(Next(HoursCovered{kOrdinary}))), absl::StatusCode::kInternal);
  EXPECT_EQ(Try(Confided(kOrdinary)), absl::StatusCode::kInternal);
  EXPECT_EQ(Try(Discharged(kOrdinary, 1)), absl::StatusCode::kInternal);
}

}  // namespace
}  // namespace timecredit::journal
