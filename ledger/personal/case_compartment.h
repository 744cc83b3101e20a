#ifndef LEDGER_PERSONAL_CASE_COMPARTMENT_H_
#define LEDGER_PERSONAL_CASE_COMPARTMENT_H_

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"
#include "ledger/domain/obligation.h"
#include "ledger/journal/confidential_projections.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/case_reader.h"
#include "ledger/personal/digest.h"
#include "ledger/personal/keyring.h"

namespace timecredit::personal {

// The confidential journal and its projections within one update: what the fold reads and writes in
// the clear lies in the store sealed under the keys of cases. Sealing is deterministic, so an
// update may be run again. Not thread-safe. Reads have the errors of CaseReader; writes as well,
// and NOT_FOUND, CASE_UNKNOWN, for a case that was not opened.
//
// What remains visible without keys: that there are cases, how many sealed rows and records each
// has and when they were written, and their rough lengths (see sealing.h).
class CaseCompartment : public journal::ConfidentialProjections {
 public:
  // `rows` and `keyring` outlive the compartment.
  CaseCompartment(journal::Projections& rows, Keyring& keyring, StoreDigests digests)
      : rows_(rows), keyring_(keyring), reader_(rows, keyring, std::move(digests)) {}

  // From here on the case's rows are sealed under `key`, fresh from Keyring::Create.
  // ALREADY_EXISTS, CASE_EXISTS, when the case has a key.
  absl::Status OpenCase(domain::SchemeNumber scheme, domain::CaseNumber court_case,
                        const domain::KeyId& key);

  absl::StatusOr<std::optional<domain::Obligation>> FindObligation(
      domain::SchemeNumber scheme, domain::ObligationNumber obligation) const override;
  absl::StatusOr<std::optional<journal::ConfidentialHours>> FindHours(
      domain::SchemeNumber scheme, domain::Sequence hour_log) const override;
  absl::Status PutObligation(const domain::Obligation& obligation) override;
  absl::Status PutHours(domain::SchemeNumber scheme,
                        const journal::ConfidentialHours& hours) override;
  absl::StatusOr<journal::ConfidentialHead> Head(domain::SchemeNumber scheme) const override;
  void PutHead(const journal::ConfidentialHead& head) override;
  void PutOutcome(const journal::Outcome& outcome) override;
  absl::Status PutRecord(const journal::ConfidentialRecord& record) override;

 private:
  absl::StatusOr<domain::KeyId> KeyOf(domain::SchemeNumber scheme,
                                      domain::CaseNumber court_case) const;

  journal::Projections& rows_;
  Keyring& keyring_;
  CaseReader reader_;
};

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_CASE_COMPARTMENT_H_
