#ifndef LEDGER_JOURNAL_RECORD_CODEC_H_
#define LEDGER_JOURNAL_RECORD_CODEC_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/journal/record.h"

namespace timecredit::journal {

// The canonical bytes of a record: a serialised timecredit.storage.v1.Record, fields in ascending
// order, defaults absent, version 2. Deterministic: equal records have equal bytes, on every
// machine. Thread-safe.
std::string EncodeRecord(const Record& record);

// DATA_LOSS for bytes that are not a canonical record of a known version: malformed, with fields
// that this version does not define, or encoded in another way than EncodeRecord would.
absl::StatusOr<Record> DecodeRecord(std::string_view bytes);

}  // namespace timecredit::journal

#endif  // LEDGER_JOURNAL_RECORD_CODEC_H_
