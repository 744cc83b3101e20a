#ifndef LEDGER_STORAGE_ROCKSDB_PRIVATE_FOLDER_H_
#define LEDGER_STORAGE_ROCKSDB_PRIVATE_FOLDER_H_

#include <string>

#include "absl/status/status.h"

namespace timecredit::storage {

// Makes a folder that its owner alone may enter, where there is none. FAILED_PRECONDITION, with one
// line that says what to do, for a folder of somebody else, or one that others may enter.
absl::Status MakePrivateFolder(const std::string& folder);

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_ROCKSDB_PRIVATE_FOLDER_H_
