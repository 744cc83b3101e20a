// What a store promises about reading: snapshots of one moment, rows in the order of their keys.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/layout/keys.h"
#include "ledger/storage/layout/rows.h"
#include "ledger/storage/store.h"
#include "tests/storage/gate.h"
#include "tests/storage/sample_rows.h"
#include "tests/storage/store_contract.h"

namespace timecredit::storage {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The minutes of the days that a scan visits, at most `most`.
std::vector<int64_t> Scanned(const Snapshot& snapshot, const journal::MemberDay& from,
                             Direction direction, size_t most = 100) {
  std::vector<int64_t> minutes;
  const absl::Status status =
      snapshot.Scan<journal::MemberDay>(from.key(), direction, [&](const journal::MemberDay& day) {
        minutes.push_back(day.minutes);
        return minutes.size() < most;
      });
  EXPECT_TRUE(status.ok()) << status;
  return minutes;
}

void Put(Store& store, const std::vector<journal::Row>& rows) {
  const absl::Status status = store.Run([&](Transaction& transaction) {
    for (const journal::Row& row : rows) transaction.Put(row);
    return absl::OkStatus();
  });
  ASSERT_TRUE(status.ok()) << status;
}

TEST_P(StoreContract, AnEmptyStoreHasNoRows) {
  EXPECT_EQ(StoredMinutes(*store_, Day(1, 1, 0).key()), -1);
  EXPECT_THAT(AllRows(*store_), IsEmpty());
  const absl::Status status = store_->View([](const Snapshot& snapshot) {
    EXPECT_THAT(Scanned(snapshot, Day(1, 1, 0), Direction::kForward), IsEmpty());
    EXPECT_THAT(Scanned(snapshot, Day(1, 1, 0), Direction::kBackward), IsEmpty());
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_P(StoreContract, AViewReturnsWhatItsReaderReturns) {
  EXPECT_EQ(store_->View([](const Snapshot&) { return absl::NotFoundError("nobody"); }),
            absl::NotFoundError("nobody"));
}

TEST_P(StoreContract, ARowOfEveryTableIsFoundAndScanned) {
  const std::vector<journal::Row> rows = OneRowOfEachTable();
  Put(*store_, rows);
  const absl::Status status = store_->View([&](const Snapshot& snapshot) {
    for (const journal::Row& row : rows) {
      std::visit(
          [&]<class RowType>(const RowType& expected) {
            const auto found = snapshot.Find<RowType>(expected.key());
            ASSERT_TRUE(found.ok()) << found.status();
            ASSERT_NE(*found, nullptr);
            EXPECT_TRUE(**found == expected);
            int visited = 0;
            const absl::Status scanned = snapshot.Scan<RowType>(expected.key(), Direction::kForward,
                                                                [&](const RowType& actual) {
                                                                  EXPECT_TRUE(actual == expected);
                                                                  ++visited;
                                                                  return true;
                                                                });
            EXPECT_TRUE(scanned.ok()) << scanned;
            EXPECT_EQ(visited, 1);
          },
          row);
    }
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_P(StoreContract, AScanStaysInItsSchemeAndTable) {
  Put(*store_,
      {Day(1, 9, 9, 19), Day(2, 1, 0, 1), Day(2, 1, 5, 2), Day(2, 3, 0, 3), Day(3, 0, 0, 30),
       // The tables before and after in the same scheme.
       journal::AwaitingHours{.scheme = domain::SchemeNumber(2), .hour_log = domain::Sequence(1)},
       journal::HoldDeadline{.scheme = domain::SchemeNumber(2)}});
  constexpr uint64_t kLast = std::numeric_limits<uint64_t>::max();
  const absl::Status status = store_->View([&](const Snapshot& snapshot) {
    using enum Direction;
    EXPECT_THAT(Scanned(snapshot, Day(2, 0, 0), kForward), ElementsAre(1, 2, 3));
    EXPECT_THAT(Scanned(snapshot, Day(2, 1, 0), kForward), ElementsAre(1, 2, 3));
    EXPECT_THAT(Scanned(snapshot, Day(2, 1, 1), kForward), ElementsAre(2, 3));
    EXPECT_THAT(Scanned(snapshot, Day(2, 3, 1), kForward), IsEmpty());
    EXPECT_THAT(Scanned(snapshot, Day(2, kLast, 0), kBackward), ElementsAre(3, 2, 1));
    EXPECT_THAT(Scanned(snapshot, Day(2, 3, 0), kBackward), ElementsAre(3, 2, 1));
    EXPECT_THAT(Scanned(snapshot, Day(2, 2, 0), kBackward), ElementsAre(2, 1));
    EXPECT_THAT(Scanned(snapshot, Day(2, 0, 0), kBackward), IsEmpty());
    EXPECT_THAT(Scanned(snapshot, Day(2, 0, 0), kForward, 2), ElementsAre(1, 2));
    EXPECT_THAT(Scanned(snapshot, Day(2, kLast, 0), kBackward, 1), ElementsAre(3));
    EXPECT_THAT(Scanned(snapshot, Day(4, 0, 0), kBackward), IsEmpty());
    EXPECT_THAT(Scanned(snapshot, Day(0, 0, 0), kForward), IsEmpty());
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_P(StoreContract, TheLastSchemeNumberHasABorderToo) {
  constexpr uint64_t kLast = std::numeric_limits<uint64_t>::max();
  Put(*store_, {Day(kLast, kLast, 0, 1), Day(kLast, kLast, 1, 2),
                journal::PendingErasure{.scheme = domain::SchemeNumber(kLast),
                                        .member = domain::MemberNumber(kLast)}});
  const absl::Status status = store_->View([&](const Snapshot& snapshot) {
    EXPECT_THAT(Scanned(snapshot, Day(kLast, 0, 0), Direction::kForward), ElementsAre(1, 2));
    EXPECT_THAT(Scanned(snapshot, Day(kLast, kLast, 5), Direction::kBackward), ElementsAre(2, 1));
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_P(StoreContract, BytesAreThoseOfTheLayoutInTheirOrder) {
  const std::vector<journal::Row> rows = OneRowOfEachTable();
  Put(*store_, rows);
  std::map<std::string, std::string> expected;
  for (const journal::Row& row : rows) {
    expected[EncodeKey(journal::KeyOf(row))] = EncodeValue(row);
  }
  const absl::Status status = store_->View([&](const Snapshot& snapshot) {
    auto next = expected.begin();
    const absl::Status visited =
        snapshot.VisitBytes([&](std::string_view key, std::string_view value) {
          EXPECT_NE(next, expected.end());
          if (next == expected.end()) return false;
          EXPECT_EQ(key, next->first);
          EXPECT_EQ(value, next->second);
          ++next;
          return true;
        });
    EXPECT_EQ(next, expected.end());
    int calls = 0;
    EXPECT_TRUE(snapshot.VisitBytes([&](auto, auto) { return ++calls < 2; }).ok());
    EXPECT_EQ(calls, 2);
    return visited;
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_P(StoreContract, ASnapshotStaysAsItWasWhileUpdatesRun) {
  Put(*store_, {Day(1, 1, 0, 1), Day(1, 2, 0, 2), Day(1, 3, 0, 3)});
  const absl::Status status = store_->View([&](const Snapshot& snapshot) {
    for (int round = 0; round < 3; ++round) {
      const absl::Status updated = store_->Run([&](Transaction& transaction) {
        transaction.Put(Day(1, 1, 0, 10 + round));
        transaction.Erase(Day(1, 2, 0).key());
        transaction.Put(Day(1, 4, round, 4));
        return absl::OkStatus();
      });
      EXPECT_TRUE(updated.ok()) << updated;
      EXPECT_EQ(StoredMinutes(*store_, Day(1, 1, 0).key()), 10 + round);
      EXPECT_EQ(MinutesOf(snapshot, Day(1, 1, 0).key()), 1);
      EXPECT_EQ(MinutesOf(snapshot, Day(1, 2, 0).key()), 2);
      EXPECT_EQ(MinutesOf(snapshot, Day(1, 4, 0).key()), -1);
      EXPECT_THAT(Scanned(snapshot, Day(1, 0, 0), Direction::kForward), ElementsAre(1, 2, 3));
      EXPECT_THAT(Scanned(snapshot, Day(1, 9, 0), Direction::kBackward), ElementsAre(3, 2, 1));
    }
    int keys = 0;
    EXPECT_TRUE(snapshot.VisitBytes([&](auto, auto) { return ++keys > 0; }).ok());
    EXPECT_EQ(keys, 3);
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(AllRows(*store_).size(), 5);
}

TEST_P(StoreContract, AScanGoesOnAsItBeganWhileRowsComeAndGo) {
  Put(*store_, {Day(1, 1, 0, 1), Day(1, 2, 0, 2), Day(1, 3, 0, 3), Day(1, 4, 0, 4)});
  std::vector<int64_t> seen;
  const absl::Status status = store_->View([&](const Snapshot& snapshot) {
    return snapshot.Scan<journal::MemberDay>(
        Day(1, 0, 0).key(), Direction::kForward, [&](const journal::MemberDay& day) {
          seen.push_back(day.minutes);
          EXPECT_TRUE(store_
                          ->Run([&](Transaction& transaction) {
                            for (uint64_t member = 1; member <= 4; ++member) {
                              transaction.Erase(Day(1, member, 0).key());
                              transaction.Put(Day(1, member, 1, 99));
                            }
                            return absl::OkStatus();
                          })
                          .ok());
          return true;
        });
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_THAT(seen, ElementsAre(1, 2, 3, 4));
}

TEST_P(StoreContract, ViewsInsideOneAnotherSeeTheirOwnMoment) {
  Put(*store_, {Day(1, 1, 0, 1)});
  const absl::Status status = store_->View([&](const Snapshot& first) {
    Put(*store_, {Day(1, 1, 0, 2)});
    const absl::Status inner = store_->View([&](const Snapshot& second) {
      Put(*store_, {Day(1, 1, 0, 3)});
      EXPECT_EQ(MinutesOf(second, Day(1, 1, 0).key()), 2);
      return absl::OkStatus();
    });
    Put(*store_, {Day(1, 1, 0, 4)});
    EXPECT_EQ(MinutesOf(first, Day(1, 1, 0).key()), 1);
    return inner;
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_P(StoreContract, WhatWasAcknowledgedIsSeenAtOnce) {
  Gate answered;
  int64_t seen_when_answered = 0;
  store_->Submit({.decide =
                      [](Transaction& transaction) {
                        transaction.Put(Day(1, 1, 0, 10));
                        return absl::OkStatus();
                      },
                  .done =
                      [&](const absl::Status& status) {
                        EXPECT_TRUE(status.ok()) << status;
                        seen_when_answered = StoredMinutes(*store_, Day(1, 1, 0).key());
                        answered.Open();
                      }});
  answered.Wait();
  EXPECT_EQ(seen_when_answered, 10);
}

}  // namespace
}  // namespace timecredit::storage
