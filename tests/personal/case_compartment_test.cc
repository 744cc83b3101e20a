#include "ledger/personal/case_compartment.h"

#include <gtest/gtest.h>

#include <optional>

#include "absl/status/status.h"
#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/case_reader.h"
#include "ledger/personal/digest.h"
#include "ledger/storage/store.h"
#include "tests/personal/case_fixture.h"

namespace timecredit::personal {
namespace {

using domain::CaseNumber;
using domain::ConfidentialSequence;
using domain::ObligationNumber;
using domain::Sequence;
using storage::Snapshot;
using storage::Transaction;

class CaseCompartmentTest : public CaseFixture {
 protected:
  // What `read` returns of a reader over a snapshot.
  template <class Read>
  auto Reading(Read read) {
    return View(
        [&](const Snapshot& snapshot) { return read(CaseReader(snapshot, keyring_, digests_)); });
  }

  auto FindObligation(uint64_t number) {
    return Reading([&](const CaseReader& reader) {
      return reader.FindObligation(kScheme, ObligationNumber(number));
    });
  }

  auto FindHours(uint64_t hour_log) {
    return Reading(
        [&](const CaseReader& reader) { return reader.FindHours(kScheme, Sequence(hour_log)); });
  }
};

TEST_F(CaseCompartmentTest, FoldsInTheClearAndStoresSealed) {
  WholeCase(1);
  const auto obligation = FindObligation(1);
  ASSERT_TRUE(obligation.ok()) << obligation.status();
  ASSERT_TRUE(obligation->has_value());
  EXPECT_EQ((*obligation)->imposed, 600);
  EXPECT_EQ((*obligation)->discharged, 90);

  const auto hours = FindHours(10);
  ASSERT_TRUE(hours.ok()) << hours.status();
  ASSERT_TRUE(hours->has_value());
  EXPECT_EQ((*hours)->confided.activity, domain::ActivityNumber(2));
  EXPECT_EQ((*hours)->discharged, 90);

  const auto record = Reading(
      [](const CaseReader& reader) { return reader.FindRecord(kScheme, ConfidentialSequence(2)); });
  ASSERT_TRUE(record.ok()) << record.status();
  ASSERT_TRUE(record->has_value());
  EXPECT_EQ((*record)->court_case, CaseNumber(1));

  const auto head = Reading([](const CaseReader& reader) { return reader.Head(kScheme); });
  ASSERT_TRUE(head.ok()) << head.status();
  EXPECT_EQ(head->last_sequence, ConfidentialSequence(3));
  EXPECT_EQ(head->obligations, 1u);
}

TEST_F(CaseCompartmentTest, KnowsNothingOfWhatIsNotThere) {
  EXPECT_EQ(*FindObligation(1), std::nullopt);
  EXPECT_EQ(*FindHours(10), std::nullopt);
  const auto head = Reading([](const CaseReader& reader) { return reader.Head(kScheme); });
  EXPECT_EQ(head->scheme, kScheme);
  EXPECT_TRUE(head->last_sequence.IsNone());
}

TEST_F(CaseCompartmentTest, OpensACaseOnce) {
  OpenCase(CaseNumber(1));
  const auto again = Try([&](Transaction& rows) {
    return CaseCompartment(rows, keyring_, digests_).OpenCase(kScheme, CaseNumber(1), {});
  });
  EXPECT_EQ(ReasonOf(again), "CASE_EXISTS");
}

TEST_F(CaseCompartmentTest, RefusesRecordsOfCasesNotOpened) {
  EXPECT_EQ(ReasonOf(Append(Imposed(CaseNumber(1), ObligationNumber(1), 60))), "CASE_UNKNOWN");
}

TEST_F(CaseCompartmentTest, SaysThatAKeyWasDestroyed) {
  const auto key = WholeCase(1);
  WholeCase(2);
  ASSERT_TRUE(keyring_.Destroy(key).ok());
  EXPECT_EQ(ReasonOf(FindObligation(1).status()), "CASE_KEY_DESTROYED");
  EXPECT_EQ(ReasonOf(FindHours(10).status()), "CASE_KEY_DESTROYED");
  EXPECT_EQ(ReasonOf(Append(Discharged(CaseNumber(1), Sequence(10), ObligationNumber(1), 1))),
            "CASE_KEY_DESTROYED");
  EXPECT_TRUE(FindObligation(2).ok());
}

// Whoever could put one case's sealed hours in the place of another's would change what is owed.
TEST_F(CaseCompartmentTest, NoticesRowsThatWereMoved) {
  OpenCase(CaseNumber(1));
  ASSERT_TRUE(Append(Imposed(CaseNumber(1), ObligationNumber(1), 600)).ok());
  ASSERT_TRUE(Append(Imposed(CaseNumber(1), ObligationNumber(2), 60)).ok());
  Update([&](Transaction& rows) -> absl::Status {
    auto moved = **rows.Find<journal::SealedObligation>({kScheme, ObligationNumber(2)});
    moved.obligation = ObligationNumber(1);
    rows.Put(moved);
    auto record = **rows.Find<journal::SealedRecord>({kScheme, ConfidentialSequence(2)});
    record.sequence = ConfidentialSequence(1);
    rows.Put(record);
    return absl::OkStatus();
  });
  EXPECT_TRUE(absl::IsDataLoss(FindObligation(1).status()));
  EXPECT_TRUE(absl::IsDataLoss(Reading([](const CaseReader& reader) {
                                 return reader.FindRecord(kScheme, ConfidentialSequence(1));
                               }).status()));
}

TEST_F(CaseCompartmentTest, DoesNotShowWhichHourLogsAreConfidential) {
  WholeCase(1);
  const auto place =
      Reading([](const CaseReader& reader) { return reader.HoursKey(kScheme, Sequence(10)); });
  EXPECT_TRUE(Exists<journal::SealedHours>(place));
  const auto other = *keyring_.Named("another store");
  EXPECT_NE(place.hour_log, StoreDigests(other).HourLog(kScheme, Sequence(10)));
}

}  // namespace
}  // namespace timecredit::personal
