#include "ledger/journal/sealed_codec.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "absl/status/statusor.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/domain/obligation.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/value_codec.h"
#include "proto/timecredit/storage/v1/confidential.pb.h"
#include "proto/timecredit/storage/v1/personal.pb.h"
#include "proto/timecredit/storage/v1/value.pb.h"

namespace timecredit::journal {
namespace {

// Those of values, beside the ones below.
using journal::FromMessage;
using journal::ToMessage;

void ToMessage(const domain::Obligation& obligation, stored::Obligation& message) {
  message.set_scheme_number(obligation.scheme.value);
  message.set_obligation_number(obligation.obligation.value);
  message.set_case_number(obligation.court_case.value);
  message.set_member_number(obligation.member.value);
  message.set_unit_number(obligation.unit.value);
  message.set_imposed_quantity(obligation.imposed);
  message.set_discharged_quantity(obligation.discharged);
  if (obligation.due_on) message.set_due_on_days(DaysOf(*obligation.due_on));
  message.set_changes(obligation.changes);
}

domain::Obligation FromMessage(const stored::Obligation& message) {
  domain::Obligation obligation;
  obligation.scheme = domain::SchemeNumber(message.scheme_number());
  obligation.obligation = domain::ObligationNumber(message.obligation_number());
  obligation.court_case = domain::CaseNumber(message.case_number());
  obligation.member = domain::MemberNumber(message.member_number());
  obligation.unit = domain::UnitNumber(message.unit_number());
  obligation.imposed = message.imposed_quantity();
  obligation.discharged = message.discharged_quantity();
  if (message.has_due_on_days()) obligation.due_on = DateFrom(message.due_on_days());
  obligation.changes = message.changes();
  return obligation;
}

void ToMessage(const HoursConfided& confided, stored::HoursConfided& message) {
  message.set_hour_log_sequence(confided.hour_log.value);
  message.set_member_number(confided.member.value);
  message.set_activity_number(confided.activity.value);
  message.set_host_organisation_number(confided.host.value);
  message.set_obligation_number(confided.obligation.value);
  message.set_quantity(confided.quantity);
}

HoursConfided FromMessage(const stored::HoursConfided& message) {
  return {.hour_log = domain::Sequence(message.hour_log_sequence()),
          .member = domain::MemberNumber(message.member_number()),
          .activity = domain::ActivityNumber(message.activity_number()),
          .host = domain::OrganisationNumber(message.host_organisation_number()),
          .obligation = domain::ObligationNumber(message.obligation_number()),
          .quantity = message.quantity()};
}

void ToMessage(const ConfidentialHours& hours, stored::ConfidentialHours& message) {
  ToMessage(hours.confided, *message.mutable_confided());
  message.set_case_number(hours.court_case.value);
  message.set_discharged_quantity(hours.discharged);
}

ConfidentialHours FromMessage(const stored::ConfidentialHours& message) {
  return {.confided = FromMessage(message.confided()),
          .court_case = domain::CaseNumber(message.case_number()),
          .discharged = message.discharged_quantity()};
}

void ToMessage(const Envelope& envelope, stored::Envelope& message) {
  message.set_case_number(envelope.court_case.value);
  ToBytes(envelope.sealed_under, *message.mutable_key_id());
  message.set_written_by_confidential_sequence(envelope.written_by.value);
  message.set_sealed(envelope.sealed);
}

Envelope FromMessage(const stored::Envelope& message, Fault& fault) {
  return {.court_case = domain::CaseNumber(message.case_number()),
          .sealed_under = DigestFrom(message.key_id(), "key id", fault),
          .written_by = domain::ConfidentialSequence(message.written_by_confidential_sequence()),
          .sealed = message.sealed()};
}

// ---- Bodies of confidential records.

void WriteBody(const ObligationImposed& body, stored::ConfidentialRecord& record) {
  ToMessage(body.obligation, *record.mutable_obligation_imposed()->mutable_obligation());
}

void WriteBody(const HoursConfided& body, stored::ConfidentialRecord& record) {
  ToMessage(body, *record.mutable_hours_confided());
}

void WriteBody(const ObligationDischarged& body, stored::ConfidentialRecord& record) {
  auto& message = *record.mutable_obligation_discharged();
  message.set_hour_log_sequence(body.hour_log.value);
  message.set_obligation_number(body.obligation.value);
  message.set_quantity(body.quantity);
}

void WriteBody(const DischargeReversed& body, stored::ConfidentialRecord& record) {
  auto& message = *record.mutable_discharge_reversed();
  message.set_hour_log_sequence(body.hour_log.value);
  message.set_obligation_number(body.obligation.value);
  message.set_quantity(body.quantity);
}

void WriteBody(const HoursCovered& body, stored::ConfidentialRecord& record) {
  record.mutable_hours_covered()->set_hour_log_sequence(body.hour_log.value);
}

void WriteBody(const DischargeCovered& body, stored::ConfidentialRecord& record) {
  record.mutable_discharge_covered()->set_hour_log_sequence(body.hour_log.value);
}

// ObligationDischarged and DischargeReversed say the same fields.
template <class BodyType, class Message>
BodyType DischargeFrom(const Message& message) {
  return {.hour_log = domain::Sequence(message.hour_log_sequence()),
          .obligation = domain::ObligationNumber(message.obligation_number()),
          .quantity = message.quantity()};
}

ConfidentialBody ReadBody(const stored::ConfidentialRecord& record, Fault& fault) {
  switch (record.body_case()) {
    case stored::ConfidentialRecord::kObligationImposed:
      return ObligationImposed{FromMessage(record.obligation_imposed().obligation())};
    case stored::ConfidentialRecord::kHoursConfided:
      return FromMessage(record.hours_confided());
    case stored::ConfidentialRecord::kObligationDischarged:
      return DischargeFrom<ObligationDischarged>(record.obligation_discharged());
    case stored::ConfidentialRecord::kDischargeReversed:
      return DischargeFrom<DischargeReversed>(record.discharge_reversed());
    case stored::ConfidentialRecord::kHoursCovered:
      return HoursCovered{.hour_log = domain::Sequence(record.hours_covered().hour_log_sequence())};
    case stored::ConfidentialRecord::kDischargeCovered:
      return DischargeCovered{.hour_log =
                                  domain::Sequence(record.discharge_covered().hour_log_sequence())};
    case stored::ConfidentialRecord::BODY_NOT_SET:
      break;
  }
  fault.Note("what was done");
  return HoursConfided{};
}

// ---- What stands alone.

void ToMessage(const ConfidentialRecord& record, stored::ConfidentialRecord& message) {
  message.set_format_version(kFormatVersion);
  message.set_scheme_number(record.scheme.value);
  message.set_confidential_sequence(record.sequence.value);
  if (const auto instant = MicrosecondsOf(record.recorded_at)) {
    message.set_recorded_at_microseconds(*instant);
  }
  ToMessage(record.acting, *message.mutable_acting());
  if (record.request) ToMessage(*record.request, *message.mutable_request());
  message.set_case_number(record.court_case.value);
  message.set_public_sequence(record.public_record.value);
  for (const Posting& posting : record.postings) ToMessage(posting, *message.add_postings());
  for (const domain::Verdict& verdict : record.verdicts) {
    ToMessage(verdict, *message.add_verdicts());
  }
  std::visit([&](const auto& body) { WriteBody(body, message); }, record.body);
}

ConfidentialRecord FromMessage(const stored::ConfidentialRecord& message, Fault& fault) {
  if (message.format_version() != kFormatVersion) fault.Note("format version");
  ConfidentialRecord record;
  record.scheme = domain::SchemeNumber(message.scheme_number());
  record.sequence = domain::ConfidentialSequence(message.confidential_sequence());
  record.recorded_at =
      InstantFrom(message.has_recorded_at_microseconds(), message.recorded_at_microseconds());
  record.acting = FromMessage(message.acting(), fault);
  if (message.has_request()) record.request = FromMessage(message.request(), fault);
  record.court_case = domain::CaseNumber(message.case_number());
  record.public_record = domain::Sequence(message.public_sequence());
  for (const stored::Posting& posting : message.postings()) {
    record.postings.push_back(FromMessage(posting, fault));
  }
  for (const stored::Verdict& verdict : message.verdicts()) {
    record.verdicts.push_back(FromMessage(verdict, fault));
  }
  record.body = ReadBody(message, fault);
  return record;
}

void ToMessage(const domain::MemberFields& fields, stored::MemberFields& message) {
  message.set_format_version(kFormatVersion);
  message.set_alias(fields.alias);
  message.set_name(fields.name);
  message.set_known_as(fields.known_as);
  message.set_phone(fields.phone);
  message.set_email(fields.email);
  message.set_address(fields.address);
  message.set_language(fields.language);
  if (fields.adult_on) message.set_adult_on_days(DaysOf(*fields.adult_on));
  if (fields.born_on) message.set_born_on_days(DaysOf(*fields.born_on));
  if (const auto& guardian = fields.guardian; guardian) {
    stored::Guardian& consenting = *message.mutable_guardian();
    consenting.set_name(guardian->name);
    consenting.set_phone(guardian->phone);
    if (guardian->consented_on) consenting.set_consented_on_days(DaysOf(*guardian->consented_on));
  }
  message.set_notes(fields.notes);
}

domain::MemberFields FromMessage(const stored::MemberFields& message, Fault& fault) {
  if (message.format_version() != kFormatVersion) fault.Note("format version");
  domain::MemberFields fields;
  fields.alias = message.alias();
  fields.name = message.name();
  fields.known_as = message.known_as();
  fields.phone = message.phone();
  fields.email = message.email();
  fields.address = message.address();
  fields.language = message.language();
  if (message.has_adult_on_days()) fields.adult_on = DateFrom(message.adult_on_days());
  if (message.has_born_on_days()) fields.born_on = DateFrom(message.born_on_days());
  if (message.has_guardian()) {
    const stored::Guardian& consenting = message.guardian();
    domain::Guardian& guardian = fields.guardian.emplace();
    guardian.name = consenting.name();
    guardian.phone = consenting.phone();
    if (consenting.has_consented_on_days()) {
      guardian.consented_on = DateFrom(consenting.consented_on_days());
    }
  }
  fields.notes = message.notes();
  return fields;
}

// Messages live no longer than the call: unlike those of other codecs, what they hold is secret.
template <class Message, class Value>
std::string Encode(const Value& value) {
  Message message;
  ToMessage(value, message);
  return Serialise(message);
}

template <class Message>
auto ValueFrom(const Message& message, Fault& fault) {
  if constexpr (requires { FromMessage(message, fault); }) {
    return FromMessage(message, fault);
  } else {
    return FromMessage(message);
  }
}

template <class Message, class Value>
absl::StatusOr<Value> Decode(std::string_view bytes, std::string_view what) {
  Fault fault;
  Message message;
  Parse(bytes, message, fault);
  Value value = ValueFrom(message, fault);
  if (fault.IsNone() && Encode<Message>(value) != bytes) fault.Note("the form of its fields");
  if (!fault.IsNone()) return fault.StatusFor(what);
  return value;
}

}  // namespace

std::string EncodeConfidentialRecord(const ConfidentialRecord& record) {
  return Encode<stored::ConfidentialRecord>(record);
}
absl::StatusOr<ConfidentialRecord> DecodeConfidentialRecord(std::string_view bytes) {
  return Decode<stored::ConfidentialRecord, ConfidentialRecord>(bytes, "a confidential record");
}

std::string EncodeObligation(const domain::Obligation& obligation) {
  return Encode<stored::Obligation>(obligation);
}
absl::StatusOr<domain::Obligation> DecodeObligation(std::string_view bytes) {
  return Decode<stored::Obligation, domain::Obligation>(bytes, "a sealed obligation");
}

std::string EncodeConfidentialHours(const ConfidentialHours& hours) {
  return Encode<stored::ConfidentialHours>(hours);
}
absl::StatusOr<ConfidentialHours> DecodeConfidentialHours(std::string_view bytes) {
  return Decode<stored::ConfidentialHours, ConfidentialHours>(bytes, "a sealed hour log");
}

std::string EncodeEnvelope(const Envelope& envelope) { return Encode<stored::Envelope>(envelope); }
absl::StatusOr<Envelope> DecodeEnvelope(std::string_view bytes) {
  return Decode<stored::Envelope, Envelope>(bytes, "an envelope");
}

std::string EncodeMemberFields(const domain::MemberFields& fields) {
  return Encode<stored::MemberFields>(fields);
}
absl::StatusOr<domain::MemberFields> DecodeMemberFields(std::string_view bytes) {
  return Decode<stored::MemberFields, domain::MemberFields>(bytes, "a member's personal fields");
}

}  // namespace timecredit::journal
