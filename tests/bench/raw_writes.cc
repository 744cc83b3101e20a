#include "tests/bench/raw_writes.h"

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>

#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "rocksdb/db.h"
#include "rocksdb/options.h"
#include "rocksdb/write_batch.h"

namespace timecredit::bench {

Measurement WriteRaw(const std::string& folder, int puts_in_write, absl::Duration time) {
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* opened = nullptr;
  if (const auto status = rocksdb::DB::Open(options, folder, &opened); !status.ok()) {
    std::cerr << status.ToString() << "\n";
    std::exit(1);
  }
  const std::unique_ptr<rocksdb::DB> database(opened);
  rocksdb::WriteOptions synced;
  synced.sync = true;
  const std::string record(88, 'r');
  int64_t puts = 0;
  const absl::Time start = absl::Now();
  while (absl::Now() < start + time) {
    rocksdb::WriteBatch batch;
    for (int put = 0; put < puts_in_write; ++put) {
      batch.Put(absl::StrFormat("%016x", puts++), record);
    }
    if (const auto status = database->Write(synced, &batch); !status.ok()) {
      std::cerr << status.ToString() << "\n";
      std::exit(1);
    }
  }
  return {.operations = puts, .seconds = absl::ToDoubleSeconds(absl::Now() - start)};
}

}  // namespace timecredit::bench
