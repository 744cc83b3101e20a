#ifndef LEDGER_PERSONAL_CASE_READER_H_
#define LEDGER_PERSONAL_CASE_READER_H_

#include <cstdint>
#include <optional>
#include <utility>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/obligation.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/digest.h"
#include "ledger/personal/keyring.h"

namespace timecredit::personal {

// Opens what is sealed under the keys of cases, and covers, over a snapshot or an update. Every
// value is sealed for its row alone, so that a row moved elsewhere does not open. As thread-safe as
// `rows`.
//
// Errors: FAILED_PRECONDITION, CASE_KEY_DESTROYED, where the case's key is gone; DATA_LOSS for
// sealed bytes that were tampered with; errors of the stores. What does not exist is nullopt.
class CaseReader {
 public:
  // `rows` and `keyring` outlive the reader.
  CaseReader(const journal::ProjectionReader& rows, Keyring& keyring, StoreDigests digests)
      : rows_(rows), keyring_(keyring), digests_(std::move(digests)) {}

  // As it stands. How often it was changed is found by asking for rows: some two for each doubling.
  absl::StatusOr<std::optional<domain::Obligation>> FindObligation(
      domain::SchemeNumber scheme, domain::ObligationNumber obligation) const;
  // Covers too.
  absl::StatusOr<std::optional<journal::ConfidentialHours>> FindHours(
      domain::SchemeNumber scheme, domain::Sequence hour_log) const;
  absl::StatusOr<std::optional<journal::ConfidentialRecord>> FindRecord(
      domain::SchemeNumber scheme, domain::ConfidentialSequence sequence) const;

  absl::StatusOr<domain::Obligation> Open(const journal::SealedObligation& row) const;
  absl::StatusOr<journal::ConfidentialHours> Open(const journal::SealedHours& row) const;
  absl::StatusOr<journal::ConfidentialRecord> Open(const journal::SealedRecord& row) const;

  // The head of the scheme's confidential journal; an empty journal's where there is none.
  absl::StatusOr<journal::ConfidentialHead> Head(domain::SchemeNumber scheme) const;

  // The key of the row that holds what is confidential about an hour log.
  journal::SealedHours::Key HoursKey(domain::SchemeNumber scheme, domain::Sequence hour_log) const {
    return {scheme, digests_.HourLog(scheme, hour_log)};
  }

 private:
  absl::StatusOr<bool> WasChanged(domain::SchemeNumber scheme, domain::ObligationNumber obligation,
                                  uint64_t times) const;

  const journal::ProjectionReader& rows_;
  Keyring& keyring_;
  StoreDigests digests_;
};

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_CASE_READER_H_
