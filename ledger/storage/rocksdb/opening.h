#ifndef LEDGER_STORAGE_ROCKSDB_OPENING_H_
#define LEDGER_STORAGE_ROCKSDB_OPENING_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace rocksdb {
class DB;
class Env;
class Status;
}  // namespace rocksdb

namespace timecredit::storage {

// What the opening of any RocksDB folder of ours has in common. Each folder says in one row of
// RocksDB's default column family which format it has.

// One line that says which folder cannot be opened and why.
absl::Status CannotOpen(std::string_view folder, std::string_view why);
absl::Status CannotOpen(std::string_view folder, const rocksdb::Status& status);

// DATA_LOSS with one line that says to restore the folder from a backup.
absl::Status IsDamaged(std::string_view folder, std::string_view why);

// DATA_LOSS for a folder that lost what RocksDB opens it by, where RocksDB would begin anew and
// remove what it does not know.
absl::Status CheckNotHeadless(const std::string& folder, rocksdb::Env& env);

// FAILED_PRECONDITION unless the open folder has this format. A new one is given it, durably;
// `is_new` says whether it may be.
absl::Status CheckFormat(const std::string& folder, rocksdb::DB& engine, std::string_view format,
                         bool is_new);

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_OPENING_H_
