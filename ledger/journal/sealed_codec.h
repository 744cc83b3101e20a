#ifndef LEDGER_JOURNAL_SEALED_CODEC_H_
#define LEDGER_JOURNAL_SEALED_CODEC_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/obligation.h"
#include "ledger/journal/confidential_record.h"

namespace timecredit::journal {

// The bytes that are sealed: confidential records, their projections, the envelopes around both,
// and members' personal fields. Canonical in the same sense as record_codec.h, with the same
// errors. Thread-safe.
std::string EncodeConfidentialRecord(const ConfidentialRecord& record);
absl::StatusOr<ConfidentialRecord> DecodeConfidentialRecord(std::string_view bytes);

std::string EncodeObligation(const domain::Obligation& obligation);
absl::StatusOr<domain::Obligation> DecodeObligation(std::string_view bytes);

std::string EncodeConfidentialHours(const ConfidentialHours& hours);
absl::StatusOr<ConfidentialHours> DecodeConfidentialHours(std::string_view bytes);

std::string EncodeEnvelope(const Envelope& envelope);
absl::StatusOr<Envelope> DecodeEnvelope(std::string_view bytes);

std::string EncodeMemberFields(const domain::MemberFields& fields);
absl::StatusOr<domain::MemberFields> DecodeMemberFields(std::string_view bytes);

}  // namespace timecredit::journal

#endif  // LEDGER_JOURNAL_SEALED_CODEC_H_
