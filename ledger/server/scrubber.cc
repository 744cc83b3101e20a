#include "ledger/server/scrubber.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/server/health.h"
#include "ledger/storage/rocksdb/block_check.h"
#include "prometheus/counter.h"
#include "prometheus/registry.h"

namespace timecredit::server {
namespace {

constexpr char kPart[] = "blocks";

// Between rounds, and where there is nothing to read.
constexpr absl::Duration kPause = absl::Minutes(1);

prometheus::Counter& Count(prometheus::Registry& registry, const char* name, const char* help) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(registry).Add({});
}

}  // namespace

Scrubber::Scrubber(std::vector<Source> sources, int64_t bytes_per_second, Health& health,
                   prometheus::Registry& registry)
    : sources_(std::move(sources)),
      bytes_per_second_(bytes_per_second),
      health_(health),
      files_(Count(registry, "timecredit_scrubbed_files_total",
                   "Files whose blocks were held against their checksums.")),
      bytes_(Count(registry, "timecredit_scrubbed_bytes_total", "Their bytes.")),
      damaged_(Count(registry, "timecredit_scrub_damaged_total",
                     "Times that a file was found damaged, or could not be read.")),
      rounds_(Count(registry, "timecredit_scrub_rounds_total",
                    "Times that every file was gone through.")) {}

absl::Duration Scrubber::CheckNext() {
  if (round_.empty()) BeginRound();
  if (round_.empty()) return kPause;
  const auto [source, file] = round_.back();
  round_.pop_back();
  const absl::Status status = sources_[source].check(file);
  files_.Increment();
  bytes_.Increment(static_cast<double>(file.bytes));
  if (!status.ok()) {
    damaged_.Increment();
    found_.Update(status);
    health_.Report(kPart, found_);
  }
  const auto pause =
      absl::Seconds(static_cast<double>(file.bytes) / static_cast<double>(bytes_per_second_));
  if (!round_.empty()) return pause;
  EndRound();
  return std::max(pause, kPause);
}

void Scrubber::BeginRound() {
  for (size_t source = 0; source < sources_.size(); ++source) {
    for (storage::TableFile& file : sources_[source].list()) {
      round_.emplace_back(source, std::move(file));
    }
  }
  std::reverse(round_.begin(), round_.end());
}

void Scrubber::EndRound() {
  rounds_.Increment();
  health_.Report(kPart, found_);
  found_ = absl::OkStatus();
}

}  // namespace timecredit::server
