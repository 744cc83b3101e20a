// Kills a process that is writing, at moments of the test's choosing, and reads what is left.
#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <random>
#include <string>

#include "absl/status/statusor.h"
#include "ledger/storage/rocksdb/rocksdb_store.h"
#include "tests/domain/manual_clock.h"
#include "tests/storage/rocksdb/killable_writer.h"
#include "tests/storage/rocksdb/numbered_updates.h"
#include "tests/storage/rocksdb/temporary_folder.h"

namespace timecredit::storage {
namespace {

constexpr int kKills = 8;
constexpr uint64_t kMostBeforeKill = 600;

TEST(StoreKill, WhatWasAcknowledgedIsThereAfterAKillAndNothingIsHalfThere) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/store";
  const domain::ManualClock clock;
  std::mt19937_64 random(20240229);
  uint64_t acknowledged = 0;
  for (int round = 0; round < kKills; ++round) {
    SCOPED_TRACE(round);
    {
      const KillableWriter writer("tests/storage/rocksdb/acknowledging_writer", {path});
      const uint64_t until = acknowledged + 1 + random() % kMostBeforeKill;
      while (acknowledged < until) {
        const uint64_t number = writer.Next();
        ASSERT_NE(number, 0) << "the writer has ended";
        ASSERT_GT(number, acknowledged);
        acknowledged = number;
      }
      writer.Kill();
      for (uint64_t number = writer.Next(); number != 0; number = writer.Next()) {
        acknowledged = number;
      }
    }
    const auto store = RocksDbStore::Open(clock, {.folder = path});
    ASSERT_TRUE(store.ok()) << store.status();
    const absl::StatusOr<uint64_t> last = CheckNumbers(**store);
    ASSERT_TRUE(last.ok()) << last.status();
    EXPECT_GE(*last, acknowledged);
    acknowledged = *last;
  }
}

}  // namespace
}  // namespace timecredit::storage
