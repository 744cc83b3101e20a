// How fast the core is on this machine, in one run: durable operations a second through the
// exchange and RocksDB in this process, beside what RocksDB writes by itself. Figures in seconds
// mean little on another machine or at another hour; the ratios at the end are what to compare.

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "ledger/exchange/exchange.h"
#include "ledger/personal/sodium_randomness.h"
#include "ledger/server/system_clock.h"
#include "ledger/storage/rocksdb/rocksdb_key_store.h"
#include "ledger/storage/rocksdb/rocksdb_store.h"
#include "tests/bench/bench_folder.h"
#include "tests/bench/callers.h"
#include "tests/bench/raw_writes.h"
#include "tests/bench/town_workload.h"

ABSL_FLAG(int64_t, members, 100'000, "members of the town");
ABSL_FLAG(int64_t, records, 2'000'000, "records at which the cost is measured a second time");
ABSL_FLAG(absl::Duration, time, absl::Seconds(3), "how long each figure is measured");
ABSL_FLAG(std::string, folder, "", "where the databases lie; a new temporary folder if empty");

namespace timecredit::bench {
namespace {

struct Ratio {
  std::string name;
  double value;
};

int64_t ResidentBytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    int64_t kilobytes = 0;
    if (word == "VmRSS:" && status >> kilobytes) return kilobytes * 1024;
  }
  return 0;
}

int64_t FolderBytes(const std::string& folder) {
  int64_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    std::error_code gone;  // RocksDB removes files meanwhile
    const auto size = entry.file_size(gone);
    if (!gone) bytes += static_cast<int64_t>(size);
  }
  return bytes;
}

void Print(const std::string& name, const Measurement& measurement) {
  absl::PrintF("%-28s %12.0f a second\n", name, measurement.PerSecond());
  std::cout << std::flush;
}

class Benchmark {
 public:
  explicit Benchmark(std::string folder) : folder_(std::move(folder)) {}

  int Run() {
    Open();
    const int64_t before = ResidentBytes();
    TownWorkload town(*exchange_, absl::GetFlag(FLAGS_members));
    const double members = static_cast<double>(absl::GetFlag(FLAGS_members));
    absl::PrintF("%-28s %12.1f MB\n", "memory per 100,000 members",
                 static_cast<double>(ResidentBytes() - before) * 0.1 / members);
    raw_single_ = WriteRaw(folder_ + "/raw-single", 1, time_);
    raw_batch_ = WriteRaw(folder_ + "/raw-batch", 64, time_);
    Print("raw puts, 1 a sync", raw_single_);
    Print("raw puts, 64 a sync", raw_batch_);
    for (const int callers : {1, 8, 64}) MeasureCallers(town, callers);
    MeasureBatches(town);
    MeasureGrowth(town);
    PrintGroups();
    for (const Ratio& ratio : ratios_) {
      absl::PrintF("ratio %s %.3f\n", ratio.name, ratio.value);
    }
    return 0;
  }

 private:
  void Open() {
    auto store = storage::RocksDbStore::Open(clock_, {.folder = folder_ + "/ledger"});
    auto keys = storage::RocksDbKeyStore::Open(folder_ + "/keys");
    if (!store.ok() || !keys.ok()) {
      std::cerr << store.status() << " " << keys.status() << "\n";
      std::exit(1);
    }
    store_ = *std::move(store);
    keys_ = *std::move(keys);
    auto exchange = exchange::Exchange::Open({*store_, *keys_, randomness_, clock_});
    if (!exchange.ok()) {
      std::cerr << exchange.status() << "\n";
      std::exit(1);
    }
    exchange_ = *std::move(exchange);
  }

  void MeasureCallers(TownWorkload& town, int callers) {
    const Measurement& raw = callers == 1 ? raw_single_ : raw_batch_;
    const auto measure = [&](const std::string& kind, const Measurement& measured) {
      const std::string name = absl::StrCat(kind, "_", callers);
      Print(name, measured);
      ratios_.push_back({name, measured.PerSecond() / raw.PerSecond()});
      return measured;
    };
    measure("log", town.callers().RunFor(time_, callers, town.Logs()));
    measure("approve", town.callers().RunMany(town.waiting(), callers, town.Approvals()));
    measure("redeem", town.callers().RunFor(time_, callers, town.Redemptions()));
  }

  void MeasureBatches(TownWorkload& town) {
    const Measurement batches = town.callers().RunBatches(time_, 1'000, town.Logs());
    Print("log_batch_1000", batches);
    ratios_.push_back({"log_batch_1000", batches.PerSecond() / raw_batch_.PerSecond()});
    town.callers().RunMany(town.waiting(), 64, town.Approvals());
  }

  void MeasureGrowth(TownWorkload& town) {
    const auto records = [&] {
      return static_cast<int64_t>(store_->statistics().sequencer.executed);
    };
    const int64_t many = absl::GetFlag(FLAGS_records);
    town.Grow(std::max<int64_t>(0, many / 20 - records()));
    const Measurement early = town.callers().RunFor(time_, 64, town.Redemptions());
    const int64_t early_records = records();
    town.Grow(std::max<int64_t>(0, many - records()));
    const Measurement late = town.callers().RunFor(time_, 64, town.Redemptions());
    Print(absl::StrCat("redeem_64 at ", early_records), early);
    Print(absl::StrCat("redeem_64 at ", records()), late);
    ratios_.push_back({"redeem_cost_growth", early.PerSecond() / late.PerSecond()});
    absl::PrintF(
        "%-28s %12.0f on disk\n", "bytes per record",
        static_cast<double>(FolderBytes(folder_ + "/ledger")) / static_cast<double>(records()));
    absl::PrintF("%-28s %12.1f MB\n", "resident memory",
                 static_cast<double>(ResidentBytes()) / 1e6);
  }

  void PrintGroups() {
    const storage::RocksDbStatistics statistics = store_->statistics();
    const auto& sequencer = statistics.sequencer;
    const double executed = static_cast<double>(sequencer.executed);
    absl::PrintF("%-28s %12.1f updates, at most %d\n", "group size",
                 executed / static_cast<double>(sequencer.groups), sequencer.largest_group);
    absl::PrintF("%-28s %12.1f of %.0f bytes\n", "rows written per record",
                 static_cast<double>(statistics.rows_written) / executed,
                 static_cast<double>(statistics.bytes_written) /
                     static_cast<double>(statistics.rows_written));
  }

  const std::string folder_;
  const absl::Duration time_ = absl::GetFlag(FLAGS_time);
  server::SystemClock clock_;
  personal::SodiumRandomness randomness_;
  std::unique_ptr<storage::RocksDbStore> store_;
  std::unique_ptr<storage::RocksDbKeyStore> keys_;
  std::unique_ptr<exchange::Exchange> exchange_;
  Measurement raw_single_;
  Measurement raw_batch_;
  std::vector<Ratio> ratios_;
};

}  // namespace
}  // namespace timecredit::bench

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage("Measures the core of the ledger; see tests/bench/README.md.");
  absl::ParseCommandLine(argc, argv);
  const timecredit::bench::BenchFolder folder(absl::GetFlag(FLAGS_folder));
  return timecredit::bench::Benchmark(folder.path()).Run();
}
