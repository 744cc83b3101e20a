#ifndef LEDGER_JOURNAL_BODY_CODEC_H_
#define LEDGER_JOURNAL_BODY_CODEC_H_

#include "ledger/domain/number.h"
#include "ledger/journal/record.h"
#include "ledger/journal/value_codec.h"
#include "proto/timecredit/storage/v1/record.pb.h"

namespace timecredit::journal {

// The part of record_codec.h that says what was done, on the terms of value_codec.h. Thread-safe.
//
// `record` has its scheme's number already: a body that creates something does not repeat it.
void WriteBody(const Body& body, stored::Record& record);
Body ReadBody(domain::SchemeNumber scheme, const stored::Record& record, Fault& fault);

}  // namespace timecredit::journal

#endif  // LEDGER_JOURNAL_BODY_CODEC_H_
