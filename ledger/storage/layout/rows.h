#ifndef LEDGER_STORAGE_LAYOUT_ROWS_H_
#define LEDGER_STORAGE_LAYOUT_ROWS_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/journal/rows.h"

namespace timecredit::storage {

// The stored value of a row: what its key does not say already, as a timecredit.storage.v1 message
// (StoredRecord: its canonical bytes as they are). Deterministic. Thread-safe.
std::string EncodeValue(const journal::Row& row);

// The row from its key and value. DATA_LOSS for bytes that EncodeValue would not write.
absl::StatusOr<journal::Row> DecodeRow(const journal::RowKey& key, std::string_view value);

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_LAYOUT_ROWS_H_
