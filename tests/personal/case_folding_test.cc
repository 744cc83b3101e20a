#include "ledger/personal/case_folding.h"

#include <gtest/gtest.h>

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/keyring.h"
#include "ledger/storage/memory/memory_store.h"
#include "ledger/storage/store.h"
#include "tests/personal/case_fixture.h"

namespace timecredit::personal {
namespace {

using domain::ConfidentialSequence;
using domain::ObligationNumber;
using storage::Snapshot;
using storage::Transaction;

// All that folding rebuilds or copies, as values.
struct Rebuilt {
  std::vector<journal::Row> rows;

  friend bool operator==(const Rebuilt&, const Rebuilt&) = default;
};

class CaseFoldingTest : public CaseFixture {
 protected:
  template <class Row>
  static void Collect(const Snapshot& snapshot, Rebuilt& rebuilt) {
    typename Row::Key from{};
    from.scheme = kScheme;
    const auto status = snapshot.Scan<Row>(from, storage::Direction::kForward, [&](const Row& row) {
      rebuilt.rows.push_back(row);
      return true;
    });
    EXPECT_TRUE(status.ok()) << status;
  }

  static Rebuilt CollectAll(const storage::Store& store) {
    Rebuilt rebuilt;
    const auto status = store.View([&](const Snapshot& snapshot) {
      Collect<journal::CaseKey>(snapshot, rebuilt);
      Collect<journal::ConfidentialHead>(snapshot, rebuilt);
      Collect<journal::SealedObligation>(snapshot, rebuilt);
      Collect<journal::SealedHours>(snapshot, rebuilt);
      Collect<journal::Outcome>(snapshot, rebuilt);
      return absl::OkStatus();
    });
    EXPECT_TRUE(status.ok()) << status;
    return rebuilt;
  }

  // Folds the store's confidential records into another store.
  absl::StatusOr<CaseFolding> Fold() {
    return View([&](const Snapshot& snapshot) {
      absl::StatusOr<CaseFolding> folding;
      const auto status = target_.Run([&](Transaction& rows) {
        folding = FoldCases(snapshot, keyring_, digests_, kScheme, rows);
        return folding.status();
      });
      EXPECT_EQ(status, folding.status());
      return folding;
    });
  }

  storage::MemoryStore target_{clock_};
};

TEST_F(CaseFoldingTest, RebuildsTheSameRows) {
  WholeCase(1);
  WholeCase(2);
  const auto folding = Fold();
  ASSERT_TRUE(folding.ok()) << folding.status();
  EXPECT_EQ(folding->folded, 6u);
  EXPECT_TRUE(folding->unreadable.empty());
  const Rebuilt rebuilt = CollectAll(target_);
  EXPECT_EQ(rebuilt, CollectAll(store_));
  EXPECT_EQ(rebuilt.rows.size(), 2u + 1 + 4 + 2 + 6);
}

TEST_F(CaseFoldingTest, NoticesAProjectionThatWasChanged) {
  WholeCase(1);
  Update([this](Transaction& rows) -> absl::Status {
    rows.Erase(journal::SealedObligation::Key{
        kScheme, digests_.Obligation(kScheme, ObligationNumber(1), 1)});
    return absl::OkStatus();
  });
  ASSERT_TRUE(Fold().ok());
  EXPECT_NE(CollectAll(target_), CollectAll(store_));
}

TEST_F(CaseFoldingTest, ReportsADestroyedKeyAndRebuildsTheRest) {
  const auto first = WholeCase(1);
  WholeCase(2);
  const auto third = WholeCase(3);
  ASSERT_TRUE(keyring_.Destroy(first).ok());
  ASSERT_TRUE(keyring_.Destroy(third).ok());
  const auto folding = Fold();
  ASSERT_TRUE(folding.ok()) << folding.status();
  EXPECT_EQ(folding->folded, 3u);
  EXPECT_EQ(folding->unreadable,
            (std::vector<ConfidentialSequence>{ConfidentialSequence(1), ConfidentialSequence(2),
                                               ConfidentialSequence(3), ConfidentialSequence(7),
                                               ConfidentialSequence(8), ConfidentialSequence(9)}));
  EXPECT_EQ(CollectAll(target_), CollectAll(store_));
}

TEST_F(CaseFoldingTest, RebuildsCoversToo) {
  WholeCase(1);
  CoveredHours(domain::Sequence(20));
  // Hours of a case whose discharge is covered, since nothing was left to discharge.
  EXPECT_TRUE(Append(Cover(journal::DischargeCovered{.hour_log = domain::Sequence(10)})).ok());
  const auto folding = Fold();
  ASSERT_TRUE(folding.ok()) << folding.status();
  EXPECT_EQ(folding->folded, 6u);
  EXPECT_EQ(CollectAll(target_), CollectAll(store_));
}

TEST_F(CaseFoldingTest, RebuildsCoversOfHoursThatNobodyCanReadAnyMore) {
  const auto first = WholeCase(1);
  WholeCase(2);
  ASSERT_TRUE(keyring_.Destroy(first).ok());
  EXPECT_TRUE(Append(Cover(journal::DischargeCovered{.hour_log = domain::Sequence(10)})).ok());
  const auto folding = Fold();
  ASSERT_TRUE(folding.ok()) << folding.status();
  EXPECT_EQ(folding->folded, 4u);
  EXPECT_EQ(folding->unreadable.size(), 3u);
  EXPECT_EQ(CollectAll(target_), CollectAll(store_));
}

TEST_F(CaseFoldingTest, NoticesAMissingRecord) {
  WholeCase(1);
  Update([](Transaction& rows) -> absl::Status {
    rows.Erase(journal::SealedRecord::Key{kScheme, ConfidentialSequence(2)});
    return absl::OkStatus();
  });
  const auto folding = Fold();
  EXPECT_TRUE(absl::IsDataLoss(folding.status())) << folding.status();
}

TEST_F(CaseFoldingTest, NoticesATamperedRecord) {
  WholeCase(1);
  Update([](Transaction& rows) -> absl::Status {
    auto record = **rows.Find<journal::SealedRecord>({kScheme, ConfidentialSequence(3)});
    record.sealed.back() = static_cast<char>(record.sealed.back() ^ 1);
    rows.Put(record);
    return absl::OkStatus();
  });
  const auto folding = Fold();
  EXPECT_TRUE(absl::IsDataLoss(folding.status())) << folding.status();
}

TEST_F(CaseFoldingTest, FoldsASchemeWithoutCasesToNothing) {
  const auto folding = Fold();
  ASSERT_TRUE(folding.ok()) << folding.status();
  EXPECT_EQ(folding->folded, 0u);
  EXPECT_TRUE(CollectAll(target_).rows.empty());
}

}  // namespace
}  // namespace timecredit::personal
