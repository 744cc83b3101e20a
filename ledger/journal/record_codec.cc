#include "ledger/journal/record_codec.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/journal/body_codec.h"
#include "ledger/journal/record.h"
#include "ledger/journal/value_codec.h"
#include "proto/timecredit/storage/v1/record.pb.h"
#include "proto/timecredit/storage/v1/value.pb.h"

namespace timecredit::journal {
namespace {

void WriteRecord(const Record& record, stored::Record& message) {
  message.set_format_version(kFormatVersion);
  message.set_scheme_number(record.scheme.value);
  message.set_sequence(record.sequence.value);
  if (const auto instant = MicrosecondsOf(record.recorded_at)) {
    message.set_recorded_at_microseconds(*instant);
  }
  ToMessage(record.acting, *message.mutable_acting());
  message.set_on_behalf_of_member_number(record.on_behalf_of.value);
  if (record.request) ToMessage(*record.request, *message.mutable_request());
  if (record.effective) ToMessage(*record.effective, *message.mutable_effective());
  message.set_reverses_sequence(record.reverses.value);
  if (record.text) ToBytes(*record.text, *message.mutable_text_commitment());
  message.mutable_postings()->Reserve(static_cast<int>(record.postings.size()));
  for (const Posting& posting : record.postings) ToMessage(posting, *message.add_postings());
  for (const domain::Verdict& verdict : record.verdicts) {
    ToMessage(verdict, *message.add_verdicts());
  }
  WriteBody(record.body, message);
}

Record ReadRecord(const stored::Record& message, Fault& fault) {
  if (message.format_version() != kFormatVersion) fault.Note("format version");
  Record record;
  record.scheme = domain::SchemeNumber(message.scheme_number());
  record.sequence = domain::Sequence(message.sequence());
  record.recorded_at =
      InstantFrom(message.has_recorded_at_microseconds(), message.recorded_at_microseconds());
  record.acting = FromMessage(message.acting(), fault);
  record.on_behalf_of = domain::MemberNumber(message.on_behalf_of_member_number());
  if (message.has_request()) record.request = FromMessage(message.request(), fault);
  if (message.has_effective()) record.effective = FromMessage(message.effective());
  record.reverses = domain::Sequence(message.reverses_sequence());
  if (!message.text_commitment().empty()) {
    record.text = DigestFrom(message.text_commitment(), "text commitment", fault);
  }
  record.postings.reserve(static_cast<size_t>(message.postings_size()));
  for (const stored::Posting& posting : message.postings()) {
    record.postings.push_back(FromMessage(posting, fault));
  }
  for (const stored::Verdict& verdict : message.verdicts()) {
    record.verdicts.push_back(FromMessage(verdict, fault));
  }
  record.body = ReadBody(record.scheme, message, fault);
  return record;
}

}  // namespace

std::string EncodeRecord(const Record& record) {
  auto& message = Cleared<stored::Record>();
  WriteRecord(record, message);
  return Serialise(message);
}

absl::StatusOr<Record> DecodeRecord(std::string_view bytes) {
  Fault fault;
  auto& message = Cleared<stored::Record>();
  Parse(bytes, message, fault);
  Record record = ReadRecord(message, fault);
  if (fault.IsNone() && EncodeRecord(record) != bytes) fault.Note("the form of its fields");
  if (!fault.IsNone()) return fault.StatusFor("a stored record");
  return record;
}

}  // namespace timecredit::journal
