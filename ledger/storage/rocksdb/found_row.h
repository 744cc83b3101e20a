#ifndef LEDGER_STORAGE_ROCKSDB_FOUND_ROW_H_
#define LEDGER_STORAGE_ROCKSDB_FOUND_ROW_H_

#include <cstddef>
#include <memory>

#include "ledger/journal/rows.h"

namespace timecredit::storage {

// What was found under a key.
struct FoundRow {
  std::shared_ptr<const journal::Row> row;  // null where there is none
  size_t bytes = 0;                         // of the stored value
};

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_FOUND_ROW_H_
