// Lives random histories and says whether the ledger kept its promises in all of them:
//
//   bazel/bazelw run -c opt //tests/model:histories -- --histories=10000
//
// The last line is "histories N violations M"; the exit code is 1 when there are violations, each
// of which is told as the smallest history that still violates.

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <string>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/strings/str_cat.h"
#include "tests/model/explorer.h"

ABSL_FLAG(int, histories, 1000, "how many histories to live");
ABSL_FLAG(int, operations, 60, "how many steps each history has");
ABSL_FLAG(uint64_t, seed, 1, "of the first history; the next ones have the numbers after it");
ABSL_FLAG(int, threads, 2, "how many histories to live at a time");
ABSL_FLAG(std::string, store, "memory", "memory or rocksdb");
ABSL_FLAG(std::string, folder, "",
          "where RocksDB stores are made; a temporary folder unless given");
ABSL_FLAG(bool, tell, false, "tell the history of the seed in words instead");
ABSL_FLAG(bool, tally, false, "say how often each operation was answered how");

namespace timecredit::model {
namespace {

class Progress {
 public:
  explicit Progress(int histories) : histories_(histories) {}

  void operator()(int done, int violations) {
    const auto now = std::chrono::steady_clock::now();
    if (now - told_ < std::chrono::seconds(5) && done != histories_) return;
    told_ = now;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - begun_).count();
    std::cerr << "  " << done << " of " << histories_ << " histories, " << violations
              << " violations, " << seconds << " s\n";
  }

 private:
  const int histories_;
  const std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point told_ = begun_;
};

int Main() {
  Exploration exploration;
  exploration.histories = absl::GetFlag(FLAGS_histories);
  exploration.steps = absl::GetFlag(FLAGS_operations);
  exploration.seed = absl::GetFlag(FLAGS_seed);
  exploration.threads = std::max(1, absl::GetFlag(FLAGS_threads));
  exploration.progress = Progress(exploration.histories);
  const std::string store = absl::GetFlag(FLAGS_store);
  if (store == "rocksdb") {
    exploration.store = StoreKind::kRocksDb;
    const std::string folder = absl::GetFlag(FLAGS_folder);
    const auto temporary = std::filesystem::temp_directory_path() / "timecredit-histories";
    exploration.folder = folder.empty() ? temporary.string() : folder;
    std::filesystem::create_directories(exploration.folder);
  } else if (store != "memory") {
    std::cerr << "--store is memory or rocksdb\n";
    return 2;
  }
  if (absl::GetFlag(FLAGS_tell)) {
    std::cout << StoryOf(exploration);
    return 0;
  }
  const Findings findings = Explore(exploration);
  if (absl::GetFlag(FLAGS_tally)) std::cout << findings.tally.InWords();
  for (const Finding& finding : findings.violations) {
    std::cout << "\nseed " << finding.seed << ", " << finding.smallest.size() << " steps of "
              << finding.steps << ":\n"
              << finding.story;
  }
  std::cout << "histories " << findings.histories << " violations " << findings.violations.size()
            << "\n";
  return findings.violations.empty() ? 0 : 1;
}

}  // namespace
}  // namespace timecredit::model

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage("Lives random histories of a ledger against a plain model.");
  absl::ParseCommandLine(argc, argv);
  return timecredit::model::Main();
}
