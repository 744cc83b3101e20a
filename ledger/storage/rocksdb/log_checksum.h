#ifndef LEDGER_STORAGE_ROCKSDB_LOG_CHECKSUM_H_
#define LEDGER_STORAGE_ROCKSDB_LOG_CHECKSUM_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace timecredit::storage {

// CRC-32C (Castagnoli), as RocksDB's logs use it. RocksDB does not publish its own.
uint32_t LogChecksum(std::string_view bytes);

// The checksums of any parts of some bytes, each at the same small cost however long the part is:
// the bytes are gone through once.
class PartChecksums {
 public:
  static constexpr size_t kMostBytes = 32 << 10;  // a block of RocksDB's log

  // At most so many bytes; they need not live on.
  explicit PartChecksums(std::string_view bytes);

  // Of the bytes from `begin` to before `end`, which lie within those given.
  uint32_t Of(size_t begin, size_t end) const;

 private:
  std::vector<uint32_t> before_;  // of the bytes before each place, begun with 0
};

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_LOG_CHECKSUM_H_
