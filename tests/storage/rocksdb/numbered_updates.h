#ifndef TESTS_STORAGE_ROCKSDB_NUMBERED_UPDATES_H_
#define TESTS_STORAGE_ROCKSDB_NUMBERED_UPDATES_H_

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/storage/store.h"

namespace timecredit::storage {

// A workload whose loss or tearing shows: each update takes the next number, writes rows of every
// column family under it, rewrites the same rows for the balance, and leaves nothing else.

// Writes what belongs to the next number, and says which it was.
absl::Status WriteNextNumber(Transaction& transaction, uint64_t* number);

// The last number in the store: 0 for a new one. DATA_LOSS when anything of a number up to it is
// missing or anything beyond it is there.
absl::StatusOr<uint64_t> CheckNumbers(const Store& store);

}  // namespace timecredit::storage

#endif  // TESTS_STORAGE_ROCKSDB_NUMBERED_UPDATES_H_
