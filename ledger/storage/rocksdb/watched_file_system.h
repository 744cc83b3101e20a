#ifndef LEDGER_STORAGE_ROCKSDB_WATCHED_FILE_SYSTEM_H_
#define LEDGER_STORAGE_ROCKSDB_WATCHED_FILE_SYSTEM_H_

#include <memory>

#include "ledger/storage/rocksdb/failure.h"
#include "rocksdb/file_system.h"

namespace timecredit::storage {

// A file system that stops the store at the first call that could not write, whichever thread made
// it: RocksDB writes files in the background too, tells of a failure there only with the next
// update, and asserts when it touches such a file once more. Also where a file cannot be opened for
// want of descriptors: a table that was written and cannot be opened leaves RocksDB reading only.
//
// Not watched: removing files, which harms nothing, RocksDB's own log for people, and reads, whose
// errors are answered to whoever asked. `failure` outlives it.
std::shared_ptr<rocksdb::FileSystem> Watch(const std::shared_ptr<rocksdb::FileSystem>& files,
                                           Failure& failure);

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_WATCHED_FILE_SYSTEM_H_
