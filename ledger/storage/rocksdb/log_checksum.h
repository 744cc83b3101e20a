#ifndef LEDGER_STORAGE_ROCKSDB_LOG_CHECKSUM_H_
#define LEDGER_STORAGE_ROCKSDB_LOG_CHECKSUM_H_

#include <cstdint>
#include <string_view>

namespace timecredit::storage {

// CRC-32C (Castagnoli), as RocksDB's logs use it. RocksDB does not publish its own.
uint32_t LogChecksum(std::string_view bytes);

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_LOG_CHECKSUM_H_
