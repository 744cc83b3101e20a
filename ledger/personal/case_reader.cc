#include "ledger/personal/case_reader.h"

#include <cstdint>
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

absl::StatusOr<bool> CaseReader::WasChanged(domain::SchemeNumber scheme,
                                            domain::ObligationNumber obligation,
                                            uint64_t times) const {
  const auto row = rows_.Find<journal::SealedObligation>(
      {scheme, digests_.Obligation(scheme, obligation, times)});
  if (!row.ok()) return row.status();
  return *row != nullptr;
}

// The last of rows without a gap: strides that double until they lead beyond, then halve.
absl::StatusOr<std::optional<domain::Obligation>> CaseReader::FindObligation(
    domain::SchemeNumber scheme, domain::ObligationNumber obligation) const {
  uint64_t changes = 0;
  uint64_t stride = 1;
  for (bool grows = true; stride > 0; stride = grows ? stride * 2 : stride / 2) {
    const auto changed = WasChanged(scheme, obligation, changes + stride);
    if (!changed.ok()) return changed.status();
    if (*changed) changes += stride;
    grows = grows && *changed;
  }
  return FindOpened<domain::Obligation, journal::SealedObligation>(
      rows_, *this, {scheme, digests_.Obligation(scheme, obligation, changes)});
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
  const auto opened = OpenRow(keyring_, digests_, row);
  if (!opened.ok()) return opened.status();
  return journal::DecodeObligation(*opened);
}

absl::StatusOr<journal::ConfidentialHours> CaseReader::Open(const journal::SealedHours& row) const {
  const auto opened = OpenRow(keyring_, digests_, row);
  if (!opened.ok()) return opened.status();
  return journal::DecodeConfidentialHours(*opened);
}

absl::StatusOr<journal::ConfidentialRecord> CaseReader::Open(
    const journal::SealedRecord& row) const {
  const auto opened = OpenRow(keyring_, digests_, row);
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
