#include "ledger/personal/case_reader.h"

#include <optional>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/obligation.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/rows.h"
#include "ledger/journal/sealed_codec.h"
#include "ledger/personal/case_sealing.h"

namespace timecredit::personal {
namespace {

// The row under `key`, opened; nullopt when there is none.
template <class Value, class Row>
absl::StatusOr<std::optional<Value>> FindOpened(const journal::ProjectionReader& rows,
                                                const CaseReader& reader,
                                                const typename Row::Key& key) {
  const auto row = rows.Find<Row>(key);
  if (!row.ok()) return row.status();
  if (*row == nullptr) return std::nullopt;
  auto value = reader.Open(**row);
  if (!value.ok()) return value.status();
  return *std::move(value);
}

}  // namespace

absl::StatusOr<std::optional<domain::Obligation>> CaseReader::FindObligation(
    domain::SchemeNumber scheme, domain::ObligationNumber obligation) const {
  return FindOpened<domain::Obligation, journal::SealedObligation>(rows_, *this,
                                                                   {scheme, obligation});
}

absl::StatusOr<std::optional<journal::ConfidentialHours>> CaseReader::FindHours(
    domain::SchemeNumber scheme, domain::Sequence hour_log) const {
  return FindOpened<journal::ConfidentialHours, journal::SealedHours>(rows_, *this,
                                                                      HoursKey(scheme, hour_log));
}

absl::StatusOr<std::optional<journal::ConfidentialRecord>> CaseReader::FindRecord(
    domain::SchemeNumber scheme, domain::ConfidentialSequence sequence) const {
  return FindOpened<journal::ConfidentialRecord, journal::SealedRecord>(rows_, *this,
                                                                        {scheme, sequence});
}

absl::StatusOr<domain::Obligation> CaseReader::Open(const journal::SealedObligation& row) const {
  const auto opened = OpenRow(keyring_, row);
  if (!opened.ok()) return opened.status();
  return journal::DecodeObligation(*opened);
}

absl::StatusOr<journal::ConfidentialHours> CaseReader::Open(const journal::SealedHours& row) const {
  const auto opened = OpenRow(keyring_, row);
  if (!opened.ok()) return opened.status();
  return journal::DecodeConfidentialHours(*opened);
}

absl::StatusOr<journal::ConfidentialRecord> CaseReader::Open(
    const journal::SealedRecord& row) const {
  const auto opened = OpenRow(keyring_, row);
  if (!opened.ok()) return opened.status();
  return journal::DecodeConfidentialRecord(*opened);
}

absl::StatusOr<journal::ConfidentialHead> CaseReader::Head(domain::SchemeNumber scheme) const {
  const auto head = rows_.Find<journal::ConfidentialHead>({scheme});
  if (!head.ok()) return head.status();
  if (*head != nullptr) return **head;
  journal::ConfidentialHead empty;
  empty.scheme = scheme;
  return empty;
}

}  // namespace timecredit::personal
