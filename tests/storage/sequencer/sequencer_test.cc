#include "ledger/storage/sequencer/sequencer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/storage/store.h"
#include "tests/domain/manual_clock.h"
#include "tests/storage/gate.h"

namespace timecredit::storage {
namespace {

using testing::ElementsAre;

// Logs what it is asked to do. Its updates write nothing, so they get no transaction.
class LoggingEngine : public Engine {
 public:
  absl::Status Execute(absl::AnyInvocable<absl::Status(Transaction&)>& decide) override {
    NoTransaction transaction;
    const absl::Status status = decide(transaction);
    log.push_back(status.ok() ? "kept" : "undone");
    return status;
  }

  absl::Status Commit() override {
    log.push_back("commit");
    if (during_commit) during_commit();
    return commit_status;
  }

  std::vector<std::string> log;  // the thread's, until the sequencer is gone
  std::function<void()> during_commit;
  absl::Status commit_status;

 private:
  class NoTransaction : public Transaction {
    void Put(journal::Row) override {}
    void Erase(const journal::RowKey&) override {}
    absl::StatusOr<std::shared_ptr<const journal::Row>> FindRow(
        const journal::RowKey&) const override {
      return nullptr;
    }
  };
};

class SequencerTest : public testing::Test {
 protected:
  void Begin(const SequencerOptions& options = {}) {
    sequencer_ = std::make_unique<Sequencer>(options, clock_, engine_);
  }

  // Logs when it runs, and how it was answered.
  Update Logged(const std::string& name, absl::Status status = absl::OkStatus()) {
    return {.decide =
                [this, name, status](Transaction&) {
                  engine_.log.push_back(name);
                  return status;
                },
            .done =
                [this, name](const absl::Status& answer) {
                  engine_.log.push_back(name + " " +
                                        std::string(absl::StatusCodeToString(answer.code())));
                }};
  }

  // Keeps the sequencer in one update until `release` opens.
  void Block(Gate& release) {
    Gate entered;
    sequencer_->Submit({.decide =
                            [&](Transaction&) {
                              entered.Open();
                              release.Wait();
                              return absl::OkStatus();
                            },
                        .done = [](const absl::Status&) {}});
    entered.Wait();
  }

  domain::ManualClock clock_;
  LoggingEngine engine_;
  std::unique_ptr<Sequencer> sequencer_;
};

TEST_F(SequencerTest, ALoneUpdateIsAGroupOfItsOwn) {
  Begin();
  sequencer_->Submit(Logged("a"));
  sequencer_.reset();
  EXPECT_THAT(engine_.log, ElementsAre("a", "kept", "commit", "a OK"));
}

TEST_F(SequencerTest, WhatWaitsSharesOneCommitAndIsAnsweredAfterItInOrder) {
  Begin();
  Gate release;
  Block(release);
  sequencer_->Submit(Logged("a"));
  sequencer_->Submit(Logged("b", absl::AbortedError("no")));
  sequencer_->Submit(Logged("c"));
  release.Open();
  sequencer_.reset();
  EXPECT_THAT(engine_.log, ElementsAre("kept", "commit", "a", "kept", "b", "undone", "c", "kept",
                                       "commit", "a OK", "b ABORTED", "c OK"));
}

TEST_F(SequencerTest, WhatComesDuringACommitFormsTheNextGroup) {
  Gate in_commit;
  Gate release;
  engine_.during_commit = [&] {
    in_commit.Open();
    release.Wait();
  };
  Begin();
  sequencer_->Submit(Logged("a"));
  in_commit.Wait();
  sequencer_->Submit(Logged("b"));
  sequencer_->Submit(Logged("c"));
  release.Open();
  sequencer_.reset();
  EXPECT_THAT(engine_.log, ElementsAre("a", "kept", "commit", "a OK", "b", "kept", "c", "kept",
                                       "commit", "b OK", "c OK"));
}

TEST_F(SequencerTest, AGroupIsBounded) {
  Begin({.interactive_in_group = 2});
  Gate release;
  Block(release);
  for (const char* name : {"a", "b", "c"}) sequencer_->Submit(Logged(name));
  release.Open();
  sequencer_.reset();
  EXPECT_THAT(engine_.log, ElementsAre("kept", "commit", "a", "kept", "b", "kept", "commit", "a OK",
                                       "b OK", "c", "kept", "commit", "c OK"));
}

TEST_F(SequencerTest, AFailedCommitFailsItsGroupAndEverythingAfterUnexecuted) {
  Gate release;
  int commits = 0;
  engine_.during_commit = [&] {
    if (++commits == 2) engine_.commit_status = absl::UnavailableError("the disk is gone");
  };
  Begin();
  Block(release);
  sequencer_->Submit(Logged("a"));
  sequencer_->Submit(Logged("b", absl::AbortedError("no")));
  release.Open();
  Gate answered;
  Update bulk = Logged("c");
  bulk.priority = Priority::kBulk;
  bulk.done = [&](const absl::Status&) { answered.Open(); };
  sequencer_->Submit(std::move(bulk));
  answered.Wait();
  sequencer_->Submit(Logged("d"));
  sequencer_.reset();
  EXPECT_THAT(engine_.log,
              testing::IsSupersetOf({"a", "b", "a UNAVAILABLE", "b UNAVAILABLE", "d UNAVAILABLE"}));
  EXPECT_THAT(engine_.log, testing::Not(testing::Contains("d")));
  EXPECT_EQ(commits, 2);
}

TEST_F(SequencerTest, TheAdvisedDelayGrowsWithWhatWaitsAndHowLongUpdatesTake) {
  Begin({.interactive_queue = 10, .bulk_queue = 100});
  const auto delay_of_full = [&](size_t queue, Priority priority) {
    Gate release;
    Block(release);
    Gate last_answered;
    absl::Duration delay;
    for (size_t index = 0; index <= queue; ++index) {
      sequencer_->Submit({.priority = priority,
                          .decide =
                              [this](Transaction&) {
                                clock_.Advance(absl::Milliseconds(40));
                                return absl::OkStatus();
                              },
                          .done =
                              [&, index](const absl::Status& status) {
                                if (index == queue) delay = RetryDelayOf(status);
                                if (index + 1 == queue) last_answered.Open();
                              }});
    }
    release.Open();
    last_answered.Wait();
    return delay;
  };
  const absl::Duration before = delay_of_full(10, Priority::kInteractive);
  EXPECT_GE(before, absl::Milliseconds(5));
  // Long enough for what was measured meanwhile to count.
  for (int round = 0; round < 20; ++round) {
    Gate answered;
    sequencer_->Submit({.decide =
                            [this](Transaction&) {
                              clock_.Advance(absl::Milliseconds(40));
                              return absl::OkStatus();
                            },
                        .done = [&](const absl::Status&) { answered.Open(); }});
    answered.Wait();
  }
  const absl::Duration after = delay_of_full(10, Priority::kInteractive);
  EXPECT_GT(after, absl::Milliseconds(200));
  EXPECT_LT(after, absl::Milliseconds(800));
  EXPECT_GT(delay_of_full(100, Priority::kBulk), after);
}

TEST_F(SequencerTest, TheAdvisedDelayIsBoundedEvenWhenTheClockJumps) {
  Begin({.interactive_queue = 1});
  for (const absl::Duration jump : {absl::Hours(1000), -absl::Hours(5000)}) {
    Gate release;
    Block(release);
    absl::Duration delay;
    for (int index = 0; index < 2; ++index) {
      sequencer_->Submit({.decide =
                              [&](Transaction&) {
                                clock_.Advance(jump);
                                return absl::OkStatus();
                              },
                          .done =
                              [&, index](const absl::Status& status) {
                                if (index == 1) delay = RetryDelayOf(status);
                              }});
    }
    EXPECT_GE(delay, absl::Milliseconds(5));
    EXPECT_LE(delay, absl::Seconds(10));
    release.Open();
    Gate moved;
    Update last = Logged("moved on");
    last.priority = Priority::kBulk;
    last.done = [&](const absl::Status&) { moved.Open(); };
    sequencer_->Submit(std::move(last));
    moved.Wait();
  }
}

TEST_F(SequencerTest, ItCountsWhatItDoes) {
  Begin({.interactive_queue = 3});
  Gate release;
  Block(release);
  sequencer_->Submit(Logged("a"));
  Update late = Logged("late");
  late.deadline = clock_.Now();
  sequencer_->Submit(std::move(late));
  sequencer_->Submit(Logged("c"));
  sequencer_->Submit(Logged("too many"));
  Update bulk = Logged("bulk");
  bulk.priority = Priority::kBulk;
  Gate counted;
  bulk.done = [&](const absl::Status&) { counted.Open(); };
  sequencer_->Submit(std::move(bulk));
  release.Open();
  counted.Wait();
  const SequencerStatistics statistics = sequencer_->statistics();
  EXPECT_EQ(statistics.groups, 2);
  EXPECT_EQ(statistics.executed, 4);
  EXPECT_EQ(statistics.executed_bulk, 1);
  EXPECT_EQ(statistics.past_deadline, 1);
  EXPECT_EQ(statistics.refused_full, 1);
  EXPECT_EQ(statistics.largest_group, 4);
  EXPECT_EQ(statistics.groups_by_size[0], 1);
  EXPECT_EQ(statistics.groups_by_size[2], 1);
}

}  // namespace
}  // namespace timecredit::storage
