#ifndef LEDGER_STORAGE_LAYOUT_KEYS_H_
#define LEDGER_STORAGE_LAYOUT_KEYS_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/journal/rows.h"

namespace timecredit::storage {

// The one home of stored keys, documented in README.md beside this file. Every key is the scheme's
// number, the table's number, and the key's fields, all in an order-preserving encoding: bytes
// compare as the keys do. Thread-safe.
//
// A date outside the years 0 to 65535 is written as the first or last day of these, and a time to
// the microsecond, so that any may be where a scan begins.
std::string EncodeKey(const journal::RowKey& key);

// The same, appended to `bytes`.
void AppendKey(const journal::RowKey& key, std::string* bytes);

// The part of EncodeKey that all keys of the same scheme and table share.
std::string TablePrefix(const journal::RowKey& key);

// DATA_LOSS for bytes that EncodeKey would not write.
absl::StatusOr<journal::RowKey> DecodeKey(std::string_view bytes);

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_LAYOUT_KEYS_H_
