#include "ledger/personal/case_compartment.h"

#include <optional>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"
#include "ledger/domain/obligation.h"
#include "ledger/domain/refusal.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/rows.h"
#include "ledger/journal/sealed_codec.h"
#include "ledger/personal/case_reader.h"
#include "ledger/personal/case_sealing.h"
#include "ledger/personal/keyring.h"

namespace timecredit::personal {

template <class Row>
absl::Status CaseCompartment::SealAndPut(Row row, domain::CaseNumber court_case,
                                         domain::ConfidentialSequence by,
                                         std::string_view plaintext) {
  const auto key = KeyOf(row.scheme, court_case);
  if (!key.ok()) return key.status();
  auto sealed =
      SealForRow<Row>(keyring_, digests_, row.key(),
                      {.court_case = court_case, .key = *key, .written_by = by}, plaintext);
  if (!sealed.ok()) return sealed.status();
  row.sealed = *std::move(sealed);
  rows_.Put(std::move(row));
  return absl::OkStatus();
}

absl::Status CaseCompartment::OpenCase(domain::SchemeNumber scheme, domain::CaseNumber court_case,
                                       const domain::KeyId& key) {
  const auto row = rows_.Find<journal::CaseKey>({scheme, court_case});
  if (!row.ok()) return row.status();
  if (*row != nullptr) {
    return domain::RefuseExisting("CASE_EXISTS", "case");
  }
  rows_.Put(journal::CaseKey{.scheme = scheme, .court_case = court_case, .sealed_under = key});
  return absl::OkStatus();
}

absl::StatusOr<std::optional<domain::Obligation>> CaseCompartment::FindObligation(
    domain::SchemeNumber scheme, domain::ObligationNumber obligation) const {
  return reader_.FindObligation(scheme, obligation);
}

absl::StatusOr<std::optional<journal::ConfidentialHours>> CaseCompartment::FindHours(
    domain::SchemeNumber scheme, domain::Sequence hour_log) const {
  return reader_.FindHours(scheme, hour_log);
}

absl::Status CaseCompartment::PutObligation(const domain::Obligation& obligation,
                                            domain::ConfidentialSequence by) {
  return SealAndPut(
      journal::SealedObligation{.scheme = obligation.scheme,
                                .state = digests_.Obligation(
                                    obligation.scheme, obligation.obligation, obligation.changes),
                                .sealed = {}},
      obligation.court_case, by, journal::EncodeObligation(obligation));
}

absl::Status CaseCompartment::PutHours(domain::SchemeNumber scheme,
                                       const journal::ConfidentialHours& hours,
                                       domain::ConfidentialSequence by) {
  const auto place = reader_.HoursKey(scheme, hours.confided.hour_log);
  return SealAndPut(
      journal::SealedHours{.scheme = scheme, .hour_log = place.hour_log, .sealed = {}},
      hours.court_case, by, journal::EncodeConfidentialHours(hours));
}

absl::Status CaseCompartment::CoverObligation(domain::SchemeNumber scheme,
                                              domain::ConfidentialSequence by) {
  domain::Obligation cover;
  cover.scheme = scheme;
  cover.changes = by.value;  // where no other row is
  return PutObligation(cover, by);
}

absl::Status CaseCompartment::RewriteHours(domain::SchemeNumber scheme, domain::Sequence hour_log,
                                           domain::ConfidentialSequence by) {
  const auto hours = reader_.FindHours(scheme, hour_log);
  if (hours.ok()) return hours->has_value() ? PutHours(scheme, **hours, by) : absl::OkStatus();
  if (!absl::IsFailedPrecondition(hours.status())) return hours.status();
  // Of a case whose key was destroyed: the envelope is all that can be written again.
  const auto place = reader_.HoursKey(scheme, hour_log);
  const auto row = rows_.Find<journal::SealedHours>(place);
  if (!row.ok()) return row.status();
  auto envelope = OpenEnvelope(digests_, **row);
  if (!envelope.ok()) return envelope.status();
  envelope->written_by = by;
  rows_.Put(journal::SealedHours{
      .scheme = scheme,
      .hour_log = place.hour_log,
      .sealed = SealEnvelope<journal::SealedHours>(digests_, place, *envelope)});
  return absl::OkStatus();
}

absl::StatusOr<journal::ConfidentialHead> CaseCompartment::Head(domain::SchemeNumber scheme) const {
  return reader_.Head(scheme);
}

void CaseCompartment::PutHead(const journal::ConfidentialHead& head) { rows_.Put(head); }

void CaseCompartment::PutOutcome(const journal::Outcome& outcome) { rows_.Put(outcome); }

absl::Status CaseCompartment::PutRecord(const journal::ConfidentialRecord& record) {
  return SealAndPut(
      journal::SealedRecord{.scheme = record.scheme, .sequence = record.sequence, .sealed = {}},
      record.court_case, record.sequence, journal::EncodeConfidentialRecord(record));
}

absl::StatusOr<domain::KeyId> CaseCompartment::KeyOf(domain::SchemeNumber scheme,
                                                     domain::CaseNumber court_case) const {
  const auto row = rows_.Find<journal::CaseKey>({scheme, court_case});
  if (!row.ok()) return row.status();
  if (court_case.IsNone()) return CoverKey();
  if (*row == nullptr) {
    return domain::RefuseMissing("CASE_UNKNOWN", "case");
  }
  return (*row)->sealed_under;
}

}  // namespace timecredit::personal
