// A short form of the histories; the long one is the program `histories`.

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "tests/model/explorer.h"
#include "tests/model/steps.h"
#include "tests/storage/rocksdb/temporary_folder.h"

namespace timecredit::model {
namespace {

std::string StoriesOf(const Findings& findings) {
  std::string stories;
  for (const Finding& finding : findings.violations) stories += "\n" + finding.story;
  return stories;
}

TEST(Histories, AreLivedAsTheModelSays) {
  const Findings findings = Explore({.histories = 100, .seed = 1'000'000, .threads = 8});
  EXPECT_EQ(findings.histories, 100);
  EXPECT_TRUE(findings.violations.empty()) << StoriesOf(findings);
}

TEST(Histories, AreLivedAsTheModelSaysOnDisk) {
  const storage::TemporaryFolder folder;
  const Findings findings = Explore({.histories = 8,
                                     .seed = 2'000'000,
                                     .threads = 8,
                                     .store = StoreKind::kRocksDb,
                                     .folder = folder.path()});
  EXPECT_EQ(findings.histories, 8);
  EXPECT_TRUE(findings.violations.empty()) << StoriesOf(findings);
}

// Histories that never reach an operation, or a reason to refuse it, prove nothing about it. Many
// threads, since each mostly waits for its store's.
TEST(Histories, ReachEveryOperationAndEveryReason) {
  const Findings findings =
      Explore({.histories = 5000, .seed = 1, .threads = 32, .only_answers = true});
  EXPECT_TRUE(findings.violations.empty()) << StoriesOf(findings);
  for (const Operation& operation : Operations()) {
    const std::string name(operation.name);
    const int64_t done = findings.tally.CountOf(name, "done");
    EXPECT_GT(done, 20) << name;
    // What is done seldom is hardly ever asked for twice.
    if (done > 1'000) {
      EXPECT_GT(findings.tally.CountOf(name, "answered before"), 0) << name;
    }
    EXPECT_FALSE(operation.plan.reasons.empty()) << name;
    for (const std::string& reason : operation.plan.reasons) {
      EXPECT_GT(findings.tally.CountOf(name, reason), 0) << name << " " << reason;
    }
  }
  for (const char* reason : {"SCHEME_UNKNOWN", "REQUEST_ID_INVALID", "REQUEST_ID_REUSED",
                             "CLOCK_BEHIND", "CLOCK_AHEAD", "SCHEME_NOT_YOURS", "dry run"}) {
    EXPECT_GT(findings.tally.CountOf("RedeemCredits", reason), 0) << reason;
  }
}

}  // namespace
}  // namespace timecredit::model
