// What a store promises about updates: all or nothing, one after another, durable.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/cord.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/store.h"
#include "tests/storage/sample_rows.h"
#include "tests/storage/store_contract.h"

namespace timecredit::storage {
namespace {

using testing::ElementsAre;

// Adds to the minutes of a row, which is 0 where there is none.
absl::Status Add(Transaction& transaction, journal::MemberDay day, int64_t minutes) {
  const auto found = transaction.Find<journal::MemberDay>(day.key());
  if (!found.ok()) return found.status();
  day.minutes = (*found == nullptr ? 0 : (*found)->minutes) + minutes;
  transaction.Put(day);
  return absl::OkStatus();
}

TEST_P(StoreContract, AnUpdateWritesEverything) {
  const std::vector<journal::Row> rows = OneRowOfEachTable();
  ASSERT_TRUE(store_
                  ->Run([&](Transaction& transaction) {
                    for (const journal::Row& row : rows) transaction.Put(row);
                    return absl::OkStatus();
                  })
                  .ok());
  EXPECT_THAT(AllRows(*store_), testing::UnorderedElementsAreArray(rows));
}

TEST_P(StoreContract, AnUpdateThatFailsWritesNothingAndSaysWhy) {
  ASSERT_TRUE(store_
                  ->Run([](Transaction& transaction) {
                    transaction.Put(Day(1, 1, 0, 10));
                    transaction.Put(Day(1, 2, 0, 20));
                    return absl::OkStatus();
                  })
                  .ok());
  const std::vector<journal::Row> before = AllRows(*store_);

  absl::Status reason = absl::FailedPreconditionError("not today");
  reason.SetPayload("detail", absl::Cord("more"));
  EXPECT_EQ(store_->Run([&](Transaction& transaction) {
    transaction.Put(Day(1, 1, 0, 11));
    transaction.Erase(Day(1, 2, 0).key());
    transaction.Put(Day(1, 3, 0, 30));
    return reason;
  }),
            reason);
  EXPECT_EQ(AllRows(*store_), before);
}

TEST_P(StoreContract, AnUpdateSeesItsOwnWrites) {
  ASSERT_TRUE(store_
                  ->Run([](Transaction& transaction) {
                    transaction.Put(Day(1, 1, 0, 10));
                    return absl::OkStatus();
                  })
                  .ok());
  std::vector<int64_t> seen;
  ASSERT_TRUE(store_
                  ->Run([&](Transaction& transaction) {
                    const auto look = [&] {
                      seen.push_back(MinutesOf(transaction, Day(1, 1, 0).key()));
                    };
                    look();
                    transaction.Put(Day(1, 1, 0, 11));
                    look();
                    transaction.Erase(Day(1, 1, 0).key());
                    look();
                    transaction.Erase(Day(1, 1, 0).key());
                    look();
                    transaction.Put(Day(1, 1, 0, 12));
                    look();
                    return absl::OkStatus();
                  })
                  .ok());
  EXPECT_THAT(seen, ElementsAre(10, 11, -1, -1, 12));
  EXPECT_EQ(StoredMinutes(*store_, Day(1, 1, 0).key()), 12);
}

TEST_P(StoreContract, ARowFoundStaysAsItWas) {
  ASSERT_TRUE(store_
                  ->Run([](Transaction& transaction) {
                    transaction.Put(Day(1, 1, 0, 10));
                    return absl::OkStatus();
                  })
                  .ok());
  std::shared_ptr<const journal::MemberDay> found;
  ASSERT_TRUE(store_
                  ->Run([&](Transaction& transaction) {
                    found = *transaction.Find<journal::MemberDay>(Day(1, 1, 0).key());
                    transaction.Put(Day(1, 1, 0, 11));
                    EXPECT_EQ(found->minutes, 10);
                    transaction.Erase(Day(1, 1, 0).key());
                    return absl::OkStatus();
                  })
                  .ok());
  store_.reset();
  EXPECT_EQ(found->minutes, 10);
}

TEST_P(StoreContract, UpdatesWaitingTogetherSeeEachOther) {
  std::vector<int64_t> seen;
  std::vector<int> answered;
  {
    Blocked blocked(*store_);
    for (int index = 0; index < 20; ++index) {
      store_->Submit({.decide =
                          [&seen](Transaction& transaction) {
                            const absl::Status status = Add(transaction, Day(1, 1, 0), 1);
                            seen.push_back(MinutesOf(transaction, Day(1, 1, 0).key()));
                            return status;
                          },
                      .done =
                          [&answered, index](const absl::Status& status) {
                            EXPECT_TRUE(status.ok()) << status;
                            answered.push_back(index);
                          }});
    }
  }
  store_.reset();
  std::vector<int64_t> counted(20);
  std::vector<int> indexes(20);
  for (int index = 0; index < 20; ++index) {
    counted[static_cast<size_t>(index)] = index + 1;
    indexes[static_cast<size_t>(index)] = index;
  }
  EXPECT_EQ(seen, counted);
  EXPECT_EQ(answered, indexes);
}

TEST_P(StoreContract, AnUpdateThatFailsAmongOthersIsUndoneAlone) {
  std::vector<absl::Status> statuses;
  {
    Blocked blocked(*store_);
    const auto submit = [&](std::function<absl::Status(Transaction&)> decide) {
      store_->Submit({.decide = std::move(decide),
                      .done = [&](absl::Status status) { statuses.push_back(std::move(status)); }});
    };
    submit([](Transaction& transaction) {
      transaction.Put(Day(1, 2, 0, 5));
      return Add(transaction, Day(1, 1, 0), 1);
    });
    submit([](Transaction& transaction) {
      (void)Add(transaction, Day(1, 1, 0), 100);
      (void)Add(transaction, Day(1, 1, 0), 100);
      transaction.Erase(Day(1, 2, 0).key());
      transaction.Put(Day(1, 3, 0, 5));
      return absl::AbortedError("no");
    });
    submit([](Transaction& transaction) {
      EXPECT_EQ(MinutesOf(transaction, Day(1, 3, 0).key()), -1);
      return Add(transaction, Day(1, 1, 0), 10);
    });
  }
  ASSERT_TRUE(store_->Run([](Transaction&) { return absl::OkStatus(); }).ok());
  EXPECT_THAT(statuses, ElementsAre(absl::OkStatus(), absl::AbortedError("no"), absl::OkStatus()));
  EXPECT_THAT(AllRows(*store_),
              ElementsAre(journal::Row(Day(1, 1, 0, 11)), journal::Row(Day(1, 2, 0, 5))));
}

TEST_P(StoreContract, UpdatesOfManyCallersTakeEffectOneAfterAnother) {
  constexpr int kCallers = 4;
  constexpr int kUpdates = 50;
  std::atomic<bool> finished = false;
  // Two rows that change together are never seen apart, and only ever grow.
  std::thread reader([&] {
    int64_t last = 0;
    while (!finished) {
      const absl::Status status = store_->View([&](const Snapshot& snapshot) {
        const int64_t one = std::max<int64_t>(MinutesOf(snapshot, Day(1, 1, 0).key()), 0);
        const int64_t other = std::max<int64_t>(MinutesOf(snapshot, Day(1, 2, 0).key()), 0);
        EXPECT_EQ(one, other);
        EXPECT_GE(one, last);
        last = one;
        return absl::OkStatus();
      });
      EXPECT_TRUE(status.ok()) << status;
    }
  });
  std::vector<std::thread> callers;
  for (uint64_t caller = 0; caller < kCallers; ++caller) {
    callers.emplace_back([&, caller] {
      for (int update = 0; update < kUpdates; ++update) {
        const bool fails = update % 5 == 4;
        const absl::Status status = store_->Run([&](Transaction& transaction) {
          absl::Status added = Add(transaction, Day(1, 1, 0), 1);
          if (added.ok()) added = Add(transaction, Day(1, 2, 0), 1);
          if (added.ok()) added = Add(transaction, Day(2, caller, update), 1);
          if (added.ok() && fails) return absl::AbortedError("no");
          return added;
        });
        EXPECT_EQ(status.ok(), !fails);
        EXPECT_EQ(StoredMinutes(*store_, Day(2, caller, update).key()), fails ? -1 : 1);
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  finished = true;
  reader.join();
  EXPECT_EQ(StoredMinutes(*store_, Day(1, 1, 0).key()), kCallers * kUpdates * 4 / 5);
}

TEST_P(StoreContract, AStoreOpenedAgainHasWhatWasAcknowledged) {
  if (!home_->Remembers()) GTEST_SKIP() << "forgets by design";
  const std::vector<journal::Row> rows = OneRowOfEachTable();
  ASSERT_TRUE(store_
                  ->Run([&](Transaction& transaction) {
                    for (const journal::Row& row : rows) transaction.Put(row);
                    transaction.Put(Day(1, 1, 0, 10));
                    return absl::OkStatus();
                  })
                  .ok());
  ASSERT_TRUE(store_
                  ->Run([](Transaction& transaction) {
                    transaction.Erase(Day(1, 1, 0).key());
                    transaction.Put(Day(1, 2, 0, 20));
                    return absl::OkStatus();
                  })
                  .ok());
  const std::vector<journal::Row> before = AllRows(*store_);
  for (int opening = 0; opening < 2; ++opening) {
    Reopen();
    EXPECT_EQ(AllRows(*store_), before);
    int64_t seen = 0;
    ASSERT_TRUE(store_
                    ->Run([&](Transaction& transaction) {
                      seen = MinutesOf(transaction, Day(1, 2, 0).key());
                      return absl::OkStatus();
                    })
                    .ok());
    EXPECT_EQ(seen, 20);
  }
}

}  // namespace
}  // namespace timecredit::storage
