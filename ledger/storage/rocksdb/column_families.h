#ifndef LEDGER_STORAGE_ROCKSDB_COLUMN_FAMILIES_H_
#define LEDGER_STORAGE_ROCKSDB_COLUMN_FAMILIES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ledger/storage/layout/tables.h"
#include "rocksdb/db.h"
#include "rocksdb/options.h"

namespace timecredit::storage {

// Where tables lie: they share column families by how they are written, so that data which never
// changes is not rewritten for the sake of data which always does. Documented in
// layout/README.md; a family's name is part of the format.
enum class Family : uint8_t {
  kRows,      // everything else: hour logs, holds, indexes, the erasable compartment
  kRecords,   // both journals: appended, in ascending order
  kLines,     // appended, at the end of each owner's
  kAccounts,  // written over and over, at random keys
  kOutcomes,  // appended at random keys, and looked for where mostly there is none
};

inline constexpr size_t kFamilies = 5;

Family FamilyOf(Table table);
std::string_view NameOf(Family family);

struct FamilyTuning {
  size_t memtable_bytes = 64 << 20;     // of each family
  size_t block_cache_bytes = 64 << 20;  // of all families together
};

// What rocksdb::DB::Open takes: RocksDB's own default family, where the format's version lies, and
// then ours in the order of Family.
std::vector<rocksdb::ColumnFamilyDescriptor> DescribeFamilies(const FamilyTuning& tuning);

// The families of an open database, in the order of Family.
using FamilyHandles = std::array<rocksdb::ColumnFamilyHandle*, kFamilies>;

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_COLUMN_FAMILIES_H_
