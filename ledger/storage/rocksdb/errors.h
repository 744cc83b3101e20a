#ifndef LEDGER_STORAGE_ROCKSDB_ERRORS_H_
#define LEDGER_STORAGE_ROCKSDB_ERRORS_H_

#include <string_view>

#include "absl/status/status.h"

namespace rocksdb {
class Status;
}  // namespace rocksdb

namespace timecredit::storage {

// The one border between RocksDB's errors and ours. `doing` says in the message what was attempted:
// "reading a row". Bytes that are not as written: DATA_LOSS. What the machine or its disk refuses:
// UNAVAILABLE. Anything else is a fault of this program: INTERNAL.
absl::Status ToStatus(const rocksdb::Status& status, std::string_view doing);

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_ERRORS_H_
