// The histories notice what is wrong, on either side, and make it small.

#include <gtest/gtest.h>

#include <string>

#include "tests/model/explorer.h"

namespace timecredit::model {
namespace {

// More threads than processors, since each mostly waits for its store's; and few tries to make
// smaller what is found, since these come one after another.
Exploration UntilTheFirst() {
  return {.histories = 2000, .seed = 1, .threads = 8, .most_violations = 1, .most_shrinkings = 20};
}

class StoreFaults : public testing::TestWithParam<StoreFault> {};

TEST_P(StoreFaults, AreFound) {
  Exploration exploration = UntilTheFirst();
  exploration.store_fault = GetParam();
  const Findings findings = Explore(exploration);
  ASSERT_FALSE(findings.violations.empty());
  EXPECT_LT(findings.violations.front().smallest.size(), findings.violations.front().steps);
}

INSTANTIATE_TEST_SUITE_P(All, StoreFaults,
                         testing::Values(StoreFault::kLosesLines, StoreFault::kMiscounts,
                                         StoreFault::kKeepsDeadlines, StoreFault::kForgetsOutcomes,
                                         StoreFault::kKeepsWhatWasRefused,
                                         StoreFault::kChangesRecords));

// A model that is wrong where the exchange is right differs from it as a wrong exchange would from
// a right model.
class Faults : public testing::TestWithParam<Fault> {};

TEST_P(Faults, AreFound) {
  Exploration exploration = UntilTheFirst();
  exploration.model_fault = GetParam();
  const Findings findings = Explore(exploration);
  ASSERT_FALSE(findings.violations.empty());
  EXPECT_LT(findings.violations.front().smallest.size(), findings.violations.front().steps);
}

INSTANTIATE_TEST_SUITE_P(All, Faults,
                         testing::Values(Fault::kSpendsNewestFirst, Fault::kForgetsGrace,
                                         Fault::kRefundsFromFront, Fault::kForgetsRequests));

// A scheme, a partner and a member; two lots that lapse at different times; a payment that the
// first does not cover.
TEST(SmallestHistory, TellsWhatIsWrongInAFewSteps) {
  Exploration exploration = UntilTheFirst();
  exploration.model_fault = Fault::kSpendsNewestFirst;
  exploration.threads = 1;  // so that it is always the same one
  exploration.most_shrinkings = 250;
  const Findings findings = Explore(exploration);
  ASSERT_FALSE(findings.violations.empty());
  const Finding& finding = findings.violations.front();
  EXPECT_LE(finding.smallest.size(), 12u) << finding.story;
  EXPECT_GT(finding.steps, 50u);
  EXPECT_NE(finding.story.find("CreateScheme"), std::string::npos) << finding.story;
  EXPECT_NE(finding.story.find("violation: "), std::string::npos) << finding.story;
}

TEST(SmallestHistory, IsFoundAgainByItsSeed) {
  Exploration exploration = UntilTheFirst();
  exploration.model_fault = Fault::kRefundsFromFront;
  exploration.threads = 1;
  const Findings first = Explore(exploration);
  ASSERT_FALSE(first.violations.empty());
  exploration.seed = first.violations.front().seed;
  exploration.histories = 1;
  const Findings again = Explore(exploration);
  ASSERT_FALSE(again.violations.empty());
  EXPECT_EQ(again.violations.front().story, first.violations.front().story);
}

}  // namespace
}  // namespace timecredit::model
