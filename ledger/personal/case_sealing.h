#ifndef LEDGER_PERSONAL_CASE_SEALING_H_
#define LEDGER_PERSONAL_CASE_SEALING_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/keyring.h"

namespace timecredit::personal {

// Seals and opens the content of one row under the key of a case; bound to the row's key, so that a
// row moved elsewhere does not open. FAILED_PRECONDITION, CASE_KEY_DESTROYED, where the key is
// gone; DATA_LOSS for sealed bytes that were tampered with. Thread-safe.
absl::StatusOr<std::string> SealForRow(Keyring& keyring, const domain::KeyId& key,
                                       const journal::SealedRecord::Key& row,
                                       std::string_view plaintext);
absl::StatusOr<std::string> SealForRow(Keyring& keyring, const domain::KeyId& key,
                                       const journal::SealedObligation::Key& row,
                                       std::string_view plaintext);
absl::StatusOr<std::string> SealForRow(Keyring& keyring, const domain::KeyId& key,
                                       const journal::SealedHours::Key& row,
                                       std::string_view plaintext);

absl::StatusOr<std::string> OpenRow(Keyring& keyring, const journal::SealedRecord& row);
absl::StatusOr<std::string> OpenRow(Keyring& keyring, const journal::SealedObligation& row);
absl::StatusOr<std::string> OpenRow(Keyring& keyring, const journal::SealedHours& row);

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_CASE_SEALING_H_
