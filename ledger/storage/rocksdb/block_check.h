#ifndef LEDGER_STORAGE_ROCKSDB_BLOCK_CHECK_H_
#define LEDGER_STORAGE_ROCKSDB_BLOCK_CHECK_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace rocksdb {
class DB;
}  // namespace rocksdb

namespace timecredit::storage {

// One of the files in which RocksDB keeps rows that are no longer in its log. Nothing but a read
// notices when its bytes change on the disk, and most rows are hardly ever read.
struct TableFile {
  std::string name;  // in the store's folder: "/000012.sst"
  uint64_t bytes = 0;
};

// Those that there are, oldest first.
std::vector<TableFile> TableFilesOf(rocksdb::DB& engine);

// Reads every block of a file from the disk, past every cache but the machine's, and holds it
// against its checksum. OK for a file that is no longer the store's. DATA_LOSS, with one line that
// names the file, where it is damaged.
absl::Status CheckBlocks(rocksdb::DB& engine, const TableFile& file);

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_BLOCK_CHECK_H_
