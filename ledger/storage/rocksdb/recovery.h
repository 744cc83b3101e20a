#ifndef LEDGER_STORAGE_ROCKSDB_RECOVERY_H_
#define LEDGER_STORAGE_ROCKSDB_RECOVERY_H_

#include <string>

#include "absl/status/status.h"

namespace rocksdb {
class DB;
class Env;
}  // namespace rocksdb

namespace timecredit::storage {

// Whether a RocksDB folder still has all that was acknowledged. RocksDB cannot tell: it opens a log
// up to the first record that is not whole, takes that for torn by a crash, and removes the rest.
// These checks know better: README.md in this folder says what they find and what not.

// To be called before RocksDB opens the folder: OK where the logs are whole, or end in a record
// that nobody was told of. Changes nothing. DATA_LOSS with one line where acknowledged records are
// damaged, FAILED_PRECONDITION where another process has the folder open.
absl::Status CheckLogs(const std::string& folder, rocksdb::Env& env);

// To be called when RocksDB has opened the folder: DATA_LOSS where what it has ends before what was
// acknowledged.
absl::Status CheckRecovered(const std::string& folder, const rocksdb::DB& engine,
                            rocksdb::Env& env);

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_RECOVERY_H_
