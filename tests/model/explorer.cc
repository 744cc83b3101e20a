#include "tests/model/explorer.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <mutex>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "rapidcheck/Random.h"
#include "tests/model/shrinking.h"

namespace timecredit::model {
namespace {

// Histories that one thread lives through.
class Explorer {
 public:
  Explorer(const Exploration& exploration, int thread)
      : exploration_(exploration),
        folder_(absl::StrCat(exploration.folder, "/model-", thread)),
        steps_(static_cast<size_t>(exploration.steps)) {}

  // Of the violations found at once by several threads, only so many as wanted are made small.
  std::optional<Finding> Explore(uint64_t seed, Tally& tally, std::atomic<int>& violating) const {
    const History drawn = Draw(seed);
    const auto violation = Live(drawn, seed, nullptr, &tally);
    if (!violation.has_value() || violating++ >= exploration_.most_violations) return std::nullopt;
    Finding finding;
    finding.seed = seed;
    finding.steps = drawn.size();
    finding.smallest = Shrink(drawn, exploration_.most_shrinkings, [&](const History& history) {
      const auto found = Live(history, seed, nullptr, nullptr);
      return found.has_value() ? std::optional(found->step) : std::nullopt;
    });
    finding.story = Tell(finding.smallest, seed);
    return finding;
  }

  std::string Tell(const History& history, uint64_t seed) const {
    std::string story;
    const auto violation = Live(history, seed, &story, nullptr);
    absl::StrAppend(&story, "violation: ", violation.has_value() ? violation->what : "none", "\n");
    return story;
  }

  History Draw(uint64_t seed) const { return DrawHistory(rc::Random(seed), steps_); }

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
    options.only_answers = exploration_.only_answers;
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

  const Exploration& exploration_;
  const std::string folder_;
  const size_t steps_;
};

}  // namespace

Findings Explore(const Exploration& exploration) {
  Findings findings;
  std::mutex mutex;
  std::atomic<int> next = 0;
  std::atomic<int> violating = 0;
  const auto explore = [&](int thread) {
    const Explorer explorer(exploration, thread);
    Tally tally;
    for (int i = next++; i < exploration.histories; i = next++) {
      auto finding =
          explorer.Explore(exploration.seed + static_cast<uint64_t>(i), tally, violating);
      const std::lock_guard lock(mutex);
      ++findings.histories;
      if (finding.has_value()) findings.violations.push_back(*std::move(finding));
      const auto violations = static_cast<int>(findings.violations.size());
      if (exploration.progress) exploration.progress(findings.histories, violations);
      if (violating >= exploration.most_violations) next = exploration.histories;
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
