#include "tests/model/explorer.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <mutex>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "rapidcheck/Random.h"
#include "rapidcheck/Shrinkable.h"

namespace timecredit::model {
namespace {

// Histories that one thread lives through.
class Explorer {
 public:
  Explorer(const Exploration& exploration, int thread)
      : exploration_(exploration),
        folder_(absl::StrCat(exploration.folder, "/model-", thread)),
        histories_(HistoriesOf(exploration.steps)) {}

  std::optional<Finding> Explore(uint64_t seed, Tally& tally) const {
    const rc::Shrinkable<History> drawn = histories_(rc::Random(seed), 0);
    if (!Live(drawn.value(), seed, nullptr, &tally).has_value()) return std::nullopt;
    Finding finding;
    finding.seed = seed;
    finding.steps = drawn.value().size();
    finding.smallest = Shrink(drawn, seed);
    finding.story = Tell(finding.smallest, seed);
    return finding;
  }

  std::string Tell(const History& history, uint64_t seed) const {
    std::string story;
    const auto violation = Live(history, seed, &story, nullptr);
    absl::StrAppend(&story, "violation: ", violation.has_value() ? violation->what : "none", "\n");
    return story;
  }

  History Draw(uint64_t seed) const { return histories_(rc::Random(seed), 0).value(); }

 private:
  std::optional<Violation> Live(const History& history, uint64_t seed, std::string* story,
                                Tally* tally) const {
    TrialOptions options;
    options.ledger = {.store = exploration_.store,
                      .folder = folder_,
                      .fault = exploration_.store_fault,
                      .seed = seed};
    options.model_fault = exploration_.model_fault;
    options.tally = tally;
    if (story != nullptr) {
      options.tell = [story](const std::string& line) {
        constexpr size_t kLongest = 500;
        absl::StrAppend(story, line.substr(0, kLongest), line.size() > kLongest ? "..." : "", "\n");
      };
    }
    auto violation = Trial::Run(history, options);
    if (exploration_.store != StoreKind::kMemory) std::filesystem::remove_all(folder_);
    return violation;
  }

  // Goes down to a smaller history that violates anything as long as there is one.
  History Shrink(rc::Shrinkable<History> shrinkable, uint64_t seed) const {
    int tries = 0;
    for (bool is_smallest = false; !is_smallest;) {
      is_smallest = true;
      auto smaller = shrinkable.shrinks();
      for (auto next = smaller.next(); next && tries < exploration_.most_shrinkings;
           next = smaller.next()) {
        ++tries;
        if (!Live(next->value(), seed, nullptr, nullptr).has_value()) continue;
        shrinkable = *next;
        is_smallest = false;
        break;
      }
    }
    return shrinkable.value();
  }

  const Exploration& exploration_;
  const std::string folder_;
  const rc::Gen<History> histories_;
};

}  // namespace

Findings Explore(const Exploration& exploration) {
  Findings findings;
  std::mutex mutex;
  std::atomic<int> next = 0;
  const auto explore = [&](int thread) {
    const Explorer explorer(exploration, thread);
    Tally tally;
    for (int i = next++; i < exploration.histories; i = next++) {
      auto finding = explorer.Explore(exploration.seed + static_cast<uint64_t>(i), tally);
      const std::lock_guard lock(mutex);
      ++findings.histories;
      if (finding.has_value()) findings.violations.push_back(*std::move(finding));
      const auto violations = static_cast<int>(findings.violations.size());
      if (exploration.progress) exploration.progress(findings.histories, violations);
      if (violations >= exploration.most_violations) next = exploration.histories;
    }
    const std::lock_guard lock(mutex);
    findings.tally.Add(tally);
  };
  std::vector<std::thread> threads;
  for (int i = 1; i < exploration.threads; ++i) threads.emplace_back(explore, i);
  explore(0);
  for (std::thread& thread : threads) thread.join();
  return findings;
}

std::string StoryOf(const Exploration& exploration) {
  const Explorer explorer(exploration, 0);
  return explorer.Tell(explorer.Draw(exploration.seed), exploration.seed);
}

}  // namespace timecredit::model
