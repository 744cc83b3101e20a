#include "ledger/personal/case_compartment.h"

#include <optional>
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
namespace {

// Seals `plaintext` for `row`, whose key is already there, and writes the row.
template <class Row>
absl::Status SealAndPut(journal::Projections& rows, Keyring& keyring, Row row,
                        std::string_view plaintext) {
  auto sealed = SealForRow(keyring, row.sealed_under, row.key(), plaintext);
  if (!sealed.ok()) return sealed.status();
  row.sealed = *std::move(sealed);
  rows.Put(std::move(row));
  return absl::OkStatus();
}

}  // namespace

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

absl::Status CaseCompartment::PutObligation(const domain::Obligation& obligation) {
  const auto key = KeyOf(obligation.scheme, obligation.court_case);
  if (!key.ok()) return key.status();
  return SealAndPut(rows_, keyring_,
                    journal::SealedObligation{.scheme = obligation.scheme,
                                              .obligation = obligation.obligation,
                                              .sealed_under = *key,
                                              .sealed = {}},
                    journal::EncodeObligation(obligation));
}

absl::Status CaseCompartment::PutHours(domain::SchemeNumber scheme,
                                       const journal::ConfidentialHours& hours) {
  const auto key = KeyOf(scheme, hours.court_case);
  if (!key.ok()) return key.status();
  const auto place = reader_.HoursKey(scheme, hours.confided.hour_log);
  return SealAndPut(
      rows_, keyring_,
      journal::SealedHours{
          .scheme = scheme, .hour_log = place.hour_log, .sealed_under = *key, .sealed = {}},
      journal::EncodeConfidentialHours(hours));
}

absl::StatusOr<journal::ConfidentialHead> CaseCompartment::Head(domain::SchemeNumber scheme) const {
  return reader_.Head(scheme);
}

void CaseCompartment::PutHead(const journal::ConfidentialHead& head) { rows_.Put(head); }

void CaseCompartment::PutOutcome(const journal::Outcome& outcome) { rows_.Put(outcome); }

absl::Status CaseCompartment::PutRecord(const journal::ConfidentialRecord& record) {
  const auto key = KeyOf(record.scheme, record.court_case);
  if (!key.ok()) return key.status();
  return SealAndPut(
      rows_, keyring_,
      journal::SealedRecord{
          .scheme = record.scheme, .sequence = record.sequence, .sealed_under = *key, .sealed = {}},
      journal::EncodeConfidentialRecord(record));
}

absl::StatusOr<domain::KeyId> CaseCompartment::KeyOf(domain::SchemeNumber scheme,
                                                     domain::CaseNumber court_case) const {
  const auto row = rows_.Find<journal::CaseKey>({scheme, court_case});
  if (!row.ok()) return row.status();
  if (*row == nullptr) {
    return domain::RefuseMissing("CASE_UNKNOWN", "case");
  }
  return (*row)->sealed_under;
}

}  // namespace timecredit::personal
