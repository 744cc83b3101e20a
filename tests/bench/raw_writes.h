#ifndef TESTS_BENCH_RAW_WRITES_H_
#define TESTS_BENCH_RAW_WRITES_H_

#include <string>

#include "absl/time/time.h"
#include "tests/bench/callers.h"

namespace timecredit::bench {

// RocksDB by itself, for comparison: so many puts of 88-byte records under ascending keys in one
// synced write, again and again, into a new database in `folder`. Counts puts.
Measurement WriteRaw(const std::string& folder, int puts_in_write, absl::Duration time);

}  // namespace timecredit::bench

#endif  // TESTS_BENCH_RAW_WRITES_H_
