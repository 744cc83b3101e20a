#ifndef LEDGER_PERSONAL_CASE_SEALING_H_
#define LEDGER_PERSONAL_CASE_SEALING_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/digest.h"
#include "ledger/personal/keyring.h"

namespace timecredit::personal {

// Seals and opens the content of the rows of the confidential journal: journal::SealedRecord,
// SealedObligation and SealedHours. What is sealed under the key of its case, or for a cover under
// the store's, lies in an envelope that is sealed under the store's key and padded to one size for
// its table, so that rows of a case, of other cases and covers look alike. Both are bound to the
// row's key: a row moved elsewhere does not open. Thread-safe.
//
// Errors: FAILED_PRECONDITION, CASE_KEY_DESTROYED, where the case's key is gone; DATA_LOSS for
// sealed bytes that were tampered with.

// Whose content it is: of which case, under which key, and which record writes it.
struct Origin {
  domain::CaseNumber court_case;  // none for a cover
  domain::KeyId key{};
  domain::ConfidentialSequence written_by;
};

// The id of the key under which covers are sealed inside: the store's.
const domain::KeyId& CoverKey();

// The envelopes' size is rounded up to a multiple of this many bytes; `tests/personal` sees to it
// that what is written today fits into one.
template <class Row>
inline constexpr size_t kEnvelopeBlock = 256;
template <>
inline constexpr size_t kEnvelopeBlock<journal::SealedRecord> = 512;

template <class Row>
absl::StatusOr<std::string> SealForRow(Keyring& keyring, const StoreDigests& digests,
                                       const typename Row::Key& row, const Origin& origin,
                                       std::string_view plaintext);

template <class Row>
absl::StatusOr<std::string> OpenRow(Keyring& keyring, const StoreDigests& digests, const Row& row);

// The envelope alone, which needs no key of a case.
template <class Row>
absl::StatusOr<journal::Envelope> OpenEnvelope(const StoreDigests& digests, const Row& row);
template <class Row>
std::string SealEnvelope(const StoreDigests& digests, const typename Row::Key& row,
                         const journal::Envelope& envelope);

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_CASE_SEALING_H_
