#include "tests/model/shrinking.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "rapidcheck/Random.h"
#include "tests/model/history.h"

namespace timecredit::model {
namespace {

const Move kCreateMember = &OperationOf(exchange::CreateMember());
const Move kGrantCredits = &OperationOf(exchange::GrantCredits());

// Violated by a grant with an odd second choice after two steps that make members.
std::optional<size_t> OddGrantAfterTwoMembers(const History& history) {
  int members = 0;
  for (size_t step = 0; step < history.size(); ++step) {
    if (history[step].move == kCreateMember) ++members;
    const bool odd = history[step].choices[1] % 2 == 1;
    if (members >= 2 && odd && history[step].move == kGrantCredits) return step;
  }
  return std::nullopt;
}

// The first history drawn that violates it.
History Violating() {
  for (uint64_t seed = 1;; ++seed) {
    History history = DrawHistory(rc::Random(seed), 200);
    if (OddGrantAfterTwoMembers(history).has_value()) return history;
  }
}

TEST(Shrinking, LeavesOnlyWhatMatters) {
  const History smallest = Shrink(Violating(), 1000, OddGrantAfterTwoMembers);
  ASSERT_EQ(smallest.size(), 3);
  EXPECT_EQ(smallest[0].move, kCreateMember);
  EXPECT_EQ(smallest[1].move, kCreateMember);
  EXPECT_EQ(smallest[2].move, kGrantCredits);
  Step plain = smallest[2];
  EXPECT_EQ(plain.choices[1], 1);
  plain.choices[1] = 0;
  EXPECT_EQ(plain.choices, Step().choices);
  EXPECT_EQ(smallest[0].choices, Step().choices);
}

TEST(Shrinking, StopsAfterSoManyTries) {
  int tries = 0;
  const History drawn = Violating();
  const History smaller = Shrink(drawn, 10, [&](const History& history) {
    ++tries;
    return OddGrantAfterTwoMembers(history);
  });
  EXPECT_EQ(tries, 10);
  EXPECT_LT(smaller.size(), drawn.size());
  EXPECT_TRUE(OddGrantAfterTwoMembers(smaller).has_value());
}

TEST(Shrinking, KeepsAHistoryWhoseViolationIsSeenAtItsEnd) {
  const History drawn = Violating();
  const History kept = Shrink(drawn, 100, [&](const History& history) {
    return history.size() == drawn.size() ? std::optional(history.size()) : std::nullopt;
  });
  EXPECT_EQ(kept.size(), drawn.size());
}

}  // namespace
}  // namespace timecredit::model
