#ifndef TESTS_MODEL_EXPLORER_H_
#define TESTS_MODEL_EXPLORER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tests/model/history.h"
#include "tests/model/ledger.h"
#include "tests/model/tally.h"
#include "tests/model/trial.h"
#include "tests/model/wallet.h"

namespace timecredit::model {

struct Exploration {
  int histories = 100;
  int steps = 60;  // of each history
  uint64_t seed = 1;
  int threads = 1;
  StoreKind store = StoreKind::kMemory;
  std::string folder;  // for RocksDB, existing; every history has a folder of its own in it
  StoreFault store_fault = StoreFault::kNone;
  Fault model_fault = Fault::kNone;
  bool only_answers = false;     // see TrialOptions
  int most_violations = 3;       // after which no more histories are begun
  int most_shrinkings = 20'000;  // tries to make a violating history smaller
  // Called now and then with how many histories are done, and how many of them violate.
  std::function<void(int done, int violations)> progress;
};

// A violation, made as small as could be.
struct Finding {
  uint64_t seed = 0;  // of the history alone: a one-history exploration with it finds it again
  size_t steps = 0;   // of the history as it was drawn
  History smallest;
  std::string story;  // the smallest history in words, and what went wrong
};

struct Findings {
  int histories = 0;
  Tally tally;  // of all histories
  std::vector<Finding> violations;
};

// Lives many random histories.
Findings Explore(const Exploration& exploration);

// What happens in the history of the exploration's seed, in words.
std::string StoryOf(const Exploration& exploration);

}  // namespace timecredit::model

#endif  // TESTS_MODEL_EXPLORER_H_
