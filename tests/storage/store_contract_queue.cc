// What a store promises about waiting: every update answered once, tills before batches, a bounded
// queue, deadlines.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/storage/sequencer/sequencer.h"
#include "ledger/storage/store.h"
#include "tests/storage/gate.h"
#include "tests/storage/sample_rows.h"
#include "tests/storage/store_contract.h"

namespace timecredit::storage {
namespace {

using testing::Each;
using testing::ElementsAre;

// What happened, in order. Thread-safe.
class Log {
 public:
  void Add(std::string event) {
    std::lock_guard lock(mutex_);
    events_.push_back(std::move(event));
  }
  std::vector<std::string> events() const {
    std::lock_guard lock(mutex_);
    return events_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> events_;
};

// An update that logs that it ran.
Update Logged(Log& log, const std::string& name, Priority priority = Priority::kInteractive) {
  return {.priority = priority,
          .decide =
              [&log, name](Transaction&) {
                log.Add(name);
                return absl::OkStatus();
              },
          .done = [](const absl::Status& status) { EXPECT_TRUE(status.ok()) << status; }};
}

// An update that logs only how it was answered.
Update Answered(Log& log, absl::Time deadline = absl::InfiniteFuture()) {
  return {.deadline = deadline,
          .decide =
              [&log](Transaction& transaction) {
                log.Add("ran");
                transaction.Put(Day(1, 1, 0, 10));
                return absl::OkStatus();
              },
          .done =
              [&log](const absl::Status& status) {
                log.Add(std::string(absl::StatusCodeToString(status.code())));
              }};
}

TEST_P(StoreContract, AnUpdatePastItsDeadlineIsDroppedUnexecuted) {
  Log log;
  {
    Blocked blocked(*store_);
    store_->Submit(Answered(log, clock_.Now() + absl::Seconds(1)));
    clock_.Advance(absl::Seconds(1));
  }
  store_.reset();
  EXPECT_THAT(log.events(), ElementsAre("DEADLINE_EXCEEDED"));
}

TEST_P(StoreContract, AnUpdateBeforeItsDeadlineRuns) {
  Log log;
  {
    Blocked blocked(*store_);
    store_->Submit(Answered(log, clock_.Now() + absl::Seconds(1)));
    clock_.Advance(absl::Milliseconds(999));
  }
  store_.reset();
  EXPECT_THAT(log.events(), ElementsAre("ran", "OK"));
}

TEST_P(StoreContract, AFullQueueRefusesAtOnceAndAdvisesADelay) {
  Reopen({.interactive_queue = 2, .bulk_queue = 1});
  Log log;
  {
    Blocked blocked(*store_);
    store_->Submit(Logged(log, "first"));
    store_->Submit(Logged(log, "second"));
    int answers = 0;
    store_->Submit({.decide =
                        [&log](Transaction&) {
                          log.Add("third");
                          return absl::OkStatus();
                        },
                    .done =
                        [&answers](const absl::Status& status) {
                          ++answers;
                          EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
                          EXPECT_GT(RetryDelayOf(status), absl::ZeroDuration());
                          EXPECT_LT(RetryDelayOf(status), absl::Minutes(1));
                        }});
    EXPECT_EQ(answers, 1);
    // A queue of its own.
    store_->Submit(Logged(log, "bulk", Priority::kBulk));
    EXPECT_EQ(store_->Run([](Transaction&) { return absl::OkStatus(); }, Priority::kBulk).code(),
              absl::StatusCode::kResourceExhausted);
  }
  // There is room again once the queue has moved.
  absl::Status status;
  do {
    status = store_->Run([](Transaction&) { return absl::OkStatus(); });
  } while (status.code() == absl::StatusCode::kResourceExhausted);
  EXPECT_TRUE(status.ok()) << status;
  store_.reset();
  EXPECT_THAT(log.events(), ElementsAre("first", "second", "bulk"));
}

TEST_P(StoreContract, InteractiveUpdatesGoBeforeBulkOnes) {
  Reopen({.bulk_beside_interactive = 2, .bulk_alone = 3});
  Log log;
  {
    Blocked blocked(*store_);
    for (int index = 0; index < 6; ++index) store_->Submit(Logged(log, "bulk", Priority::kBulk));
    for (int index = 0; index < 3; ++index) store_->Submit(Logged(log, "till"));
  }
  store_.reset();
  EXPECT_THAT(log.events(),
              ElementsAre("till", "till", "till", "bulk", "bulk", "bulk", "bulk", "bulk", "bulk"));
}

TEST_P(StoreContract, ATillThatComesDuringABatchWaitsForOneGroupOfIt) {
  Reopen({.bulk_alone = 3});
  Log log;
  {
    Blocked blocked(*store_);
    for (int index = 0; index < 9; ++index) {
      Update update = Logged(log, "bulk", Priority::kBulk);
      if (index == 1) {
        update.decide = [&](Transaction&) {
          log.Add("bulk");
          store_->Submit(Logged(log, "till"));
          return absl::OkStatus();
        };
      }
      store_->Submit(std::move(update));
    }
  }
  // The store's thread submits: it must be done before the store goes.
  ASSERT_TRUE(store_->Run([](Transaction&) { return absl::OkStatus(); }, Priority::kBulk).ok());
  EXPECT_THAT(log.events(), ElementsAre("bulk", "bulk", "bulk", "till", "bulk", "bulk", "bulk",
                                        "bulk", "bulk", "bulk"));
}

TEST_P(StoreContract, ABatchGoesOnBesideTillsThatNeverEnd) {
  Reopen({.bulk_beside_interactive = 1});
  std::atomic<bool> finished = false;
  Gate last_till;
  // Each till brings the next, so that there is always one waiting.
  std::function<void()> till = [&] {
    store_->Submit({.decide = [](Transaction&) { return absl::OkStatus(); },
                    .done =
                        [&](const absl::Status&) {
                          if (finished) {
                            last_till.Open();
                          } else {
                            till();
                          }
                        }});
  };
  till();
  for (int index = 0; index < 20; ++index) {
    EXPECT_TRUE(store_->Run([](Transaction&) { return absl::OkStatus(); }, Priority::kBulk).ok());
  }
  finished = true;
  last_till.Wait();
}

TEST_P(StoreContract, EveryUpdateIsAnsweredOnceAlsoWhenTheStoreCloses) {
  constexpr int kUpdates = 200;
  std::vector<int> answers(kUpdates);
  std::vector<absl::StatusCode> codes(kUpdates);
  {
    Blocked blocked(*store_);
    for (size_t index = 0; index < kUpdates; ++index) {
      store_->Submit({.priority = index % 3 == 0 ? Priority::kBulk : Priority::kInteractive,
                      .decide =
                          [index](Transaction& transaction) {
                            transaction.Put(Day(1, index, 0, 1));
                            return index % 7 == 0 ? absl::AbortedError("no") : absl::OkStatus();
                          },
                      .done =
                          [&, index](const absl::Status& status) {
                            ++answers[index];
                            codes[index] = status.code();
                          }});
    }
  }
  store_.reset();
  EXPECT_THAT(answers, Each(1));
  for (size_t index = 0; index < kUpdates; ++index) {
    EXPECT_EQ(codes[index], index % 7 == 0 ? absl::StatusCode::kAborted : absl::StatusCode::kOk);
  }
}

TEST_P(StoreContract, AnUpdateThatComesWhileTheStoreClosesIsTurnedAway) {
  const auto turned_away = std::make_shared<std::atomic<bool>>(false);
  // The store's thread, on which this runs, is waited for by the store's destructor: some update
  // comes while it is closing for certain. Those before it run, or find the queue full.
  store_->Submit({.decide = [](Transaction&) { return absl::OkStatus(); },
                  .done =
                      [turned_away, store = store_.get()](const absl::Status&) {
                        while (!*turned_away) {
                          store->Submit({.decide = [](Transaction&) { return absl::OkStatus(); },
                                         .done =
                                             [turned_away](const absl::Status& status) {
                                               if (absl::IsUnavailable(status)) *turned_away = true;
                                             }});
                        }
                      }});
  store_.reset();
  EXPECT_TRUE(*turned_away);
}

TEST_P(StoreContract, UpdatesMayBringMoreUpdates) {
  Log log;
  Gate finished;
  store_->Submit({.decide =
                      [&](Transaction&) {
                        store_->Submit(Logged(log, "from decide"));
                        return absl::OkStatus();
                      },
                  .done =
                      [&](const absl::Status&) {
                        Update last = Logged(log, "from done");
                        last.done = [&](const absl::Status&) { finished.Open(); };
                        store_->Submit(std::move(last));
                      }});
  finished.Wait();
  EXPECT_THAT(log.events(), ElementsAre("from decide", "from done"));
}

}  // namespace
}  // namespace timecredit::storage
