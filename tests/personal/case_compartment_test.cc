#include "ledger/personal/case_compartment.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "absl/status/status.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/domain/obligation.h"
#include "ledger/domain/principal.h"
#include "ledger/journal/confidential_record.h"
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
    auto moved = **rows.Find<journal::SealedObligation>(
        {kScheme, digests_.Obligation(kScheme, ObligationNumber(2), 0)});
    moved.state = digests_.Obligation(kScheme, ObligationNumber(1), 0);
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

// Sizes of the sealed bytes of a table, and how many rows have each.
template <class Row>
std::map<size_t, int> SizesIn(const Snapshot& snapshot, domain::SchemeNumber scheme) {
  std::map<size_t, int> sizes;
  typename Row::Key from{};
  from.scheme = scheme;
  const auto status = snapshot.Scan<Row>(from, storage::Direction::kForward, [&](const Row& row) {
    ++sizes[row.sealed.size()];
    return true;
  });
  EXPECT_TRUE(status.ok()) << status;
  return sizes;
}

TEST_F(CaseCompartmentTest, CoversAreRowsOfTheSameTablesAndSizes) {
  WholeCase(1);
  CoveredHours(Sequence(20));
  const auto sizes = [this]<class Row>(std::type_identity<Row>) {
    return View([](const Snapshot& snapshot) { return SizesIn<Row>(snapshot, kScheme); });
  };
  using Sizes = std::map<size_t, int>;
  // An imposition, hours confided and discharged; hours covered and their discharge.
  EXPECT_EQ(sizes(std::type_identity<journal::SealedRecord>()), (Sizes{{1 + 24 + 512 + 16, 5}}));
  EXPECT_EQ(sizes(std::type_identity<journal::SealedHours>()), (Sizes{{1 + 24 + 256 + 16, 2}}));
  // As imposed, as discharged; the cover of a discharge.
  EXPECT_EQ(sizes(std::type_identity<journal::SealedObligation>()),
            (Sizes{{1 + 24 + 256 + 16, 3}}));
  EXPECT_TRUE((*FindHours(20))->IsCover());
}

TEST_F(CaseCompartmentTest, TheLargestOfTodaysRecordsAndRowsFitIntoOneBlock) {
  constexpr uint64_t kMost = std::numeric_limits<uint64_t>::max();
  constexpr int64_t kMostMinutes = std::numeric_limits<int64_t>::max();
  const domain::CaseNumber court_case(kMost);
  OpenCase(court_case);
  auto record = Discharged(court_case, Sequence(kMost), ObligationNumber(kMost), kMostMinutes);
  record.sequence = ConfidentialSequence(kMost);
  record.public_record = Sequence(kMost);
  record.acting = {.kind = domain::PrincipalKind::kMember,
                   .number = kMost,
                   .member = domain::MemberNumber(kMost),
                   .scheme = domain::SchemeNumber(kMost)};
  for (auto& posting : record.postings) {
    posting.account.unit = domain::UnitNumber(kMost);
    posting.amount = std::numeric_limits<int64_t>::min();
  }
  domain::Obligation obligation{.scheme = kScheme,
                                .obligation = ObligationNumber(kMost),
                                .court_case = court_case,
                                .member = domain::MemberNumber(kMost),
                                .unit = domain::UnitNumber(kMost),
                                .imposed = kMostMinutes,
                                .discharged = kMostMinutes,
                                .due_on = domain::kLatestDate,
                                .changes = kMost};
  const journal::ConfidentialHours hours{.confided = {.hour_log = Sequence(kMost),
                                                      .member = domain::MemberNumber(kMost),
                                                      .activity = domain::ActivityNumber(kMost),
                                                      .host = domain::OrganisationNumber(kMost),
                                                      .obligation = ObligationNumber(kMost),
                                                      .quantity = kMostMinutes},
                                         .court_case = court_case,
                                         .discharged = kMostMinutes};
  Update([&](Transaction& rows) -> absl::Status {
    CaseCompartment compartment(rows, keyring_, digests_);
    auto status = compartment.PutRecord(record);
    status.Update(compartment.PutObligation(obligation, record.sequence));
    status.Update(compartment.PutHours(kScheme, hours, record.sequence));
    return status;
  });
  View([](const Snapshot& snapshot) {
    EXPECT_EQ(SizesIn<journal::SealedRecord>(snapshot, kScheme).begin()->first, 41u + 512);
    EXPECT_EQ(SizesIn<journal::SealedObligation>(snapshot, kScheme).begin()->first, 41u + 256);
    EXPECT_EQ(SizesIn<journal::SealedHours>(snapshot, kScheme).begin()->first, 41u + 256);
    return true;
  });
}

TEST_F(CaseCompartmentTest, NoRowNamesTheKeyOfItsCase) {
  const auto key = WholeCase(1);
  const std::string name(key.begin(), key.end());
  int rows_with_it = 0;
  const auto status = store_.View([&](const Snapshot& snapshot) {
    return snapshot.VisitBytes([&](std::string_view, std::string_view value) {
      if (value.find(name) != std::string_view::npos) ++rows_with_it;
      return true;
    });
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(rows_with_it, 1) << "that of the case's key";
}

TEST_F(CaseCompartmentTest, WritesNoRowAgainAsItWas) {
  CoveredHours(Sequence(20));
  const auto sealed = [this] {
    const auto place =
        Reading([](const CaseReader& reader) { return reader.HoursKey(kScheme, Sequence(20)); });
    return View([&](const Snapshot& snapshot) {
      return (*snapshot.Find<journal::SealedHours>(place))->sealed;
    });
  };
  const std::string once = sealed();
  EXPECT_TRUE(Append(Cover(journal::DischargeCovered{.hour_log = Sequence(20)})).ok());
  EXPECT_NE(sealed(), once);
}

TEST_F(CaseCompartmentTest, HoursOfACaseWhoseKeyIsGoneAreWrittenAgainUnread) {
  const auto key = WholeCase(1);
  WholeCase(2);
  ASSERT_TRUE(keyring_.Destroy(key).ok());
  EXPECT_TRUE(Append(Cover(journal::DischargeCovered{.hour_log = Sequence(10)})).ok());
  EXPECT_EQ(ReasonOf(FindHours(10).status()), "CASE_KEY_DESTROYED");
}

TEST_F(CaseCompartmentTest, FindsAnObligationHoweverOftenItWasChanged) {
  OpenCase(CaseNumber(1));
  ASSERT_TRUE(Append(Imposed(CaseNumber(1), ObligationNumber(1), 600)).ok());
  for (uint64_t change = 0; change < 20; ++change) {
    ASSERT_EQ((*FindObligation(1))->changes, change);
    const Sequence hour_log(100 + change);
    ASSERT_TRUE(Append(Confided(CaseNumber(1), hour_log, ObligationNumber(1))).ok());
    ASSERT_TRUE(Append(Discharged(CaseNumber(1), hour_log, ObligationNumber(1), 5)).ok());
    ASSERT_EQ((*FindObligation(1))->discharged, static_cast<int64_t>(5 * (change + 1)));
  }
}

}  // namespace
}  // namespace timecredit::personal
