#ifndef LEDGER_PERSONAL_CASE_COMPARTMENT_H_
#define LEDGER_PERSONAL_CASE_COMPARTMENT_H_

#include <optional>
#include <string_view>

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
// README.md beside this file says what remains visible without keys.
class CaseCompartment : public journal::ConfidentialProjections {
 public:
  // `rows` and `keyring` outlive the compartment.
  CaseCompartment(journal::Projections& rows, Keyring& keyring, const StoreDigests& digests)
      : rows_(rows), keyring_(keyring), digests_(digests), reader_(rows, keyring, digests) {}

  // From here on the case's rows are sealed under `key`, fresh from Keyring::Create.
  // ALREADY_EXISTS, CASE_EXISTS, when the case has a key.
  absl::Status OpenCase(domain::SchemeNumber scheme, domain::CaseNumber court_case,
                        const domain::KeyId& key);

  absl::StatusOr<std::optional<domain::Obligation>> FindObligation(
      domain::SchemeNumber scheme, domain::ObligationNumber obligation) const override;
  absl::StatusOr<std::optional<journal::ConfidentialHours>> FindHours(
      domain::SchemeNumber scheme, domain::Sequence hour_log) const override;
  absl::Status PutObligation(const domain::Obligation& obligation,
                             domain::ConfidentialSequence by) override;
  absl::Status PutHours(domain::SchemeNumber scheme, const journal::ConfidentialHours& hours,
                        domain::ConfidentialSequence by) override;
  absl::Status CoverObligation(domain::SchemeNumber scheme,
                               domain::ConfidentialSequence by) override;
  absl::Status RewriteHours(domain::SchemeNumber scheme, domain::Sequence hour_log,
                            domain::ConfidentialSequence by) override;
  absl::StatusOr<journal::ConfidentialHead> Head(domain::SchemeNumber scheme) const override;
  void PutHead(const journal::ConfidentialHead& head) override;
  void PutOutcome(const journal::Outcome& outcome) override;
  absl::Status PutRecord(const journal::ConfidentialRecord& record) override;

 private:
  // The cover's for no case.
  absl::StatusOr<domain::KeyId> KeyOf(domain::SchemeNumber scheme,
                                      domain::CaseNumber court_case) const;

  // Seals `plaintext` for `row`, whose key is already there, and writes the row.
  template <class Row>
  absl::Status SealAndPut(Row row, domain::CaseNumber court_case, domain::ConfidentialSequence by,
                          std::string_view plaintext);

  journal::Projections& rows_;
  Keyring& keyring_;
  const StoreDigests digests_;
  CaseReader reader_;
};

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_CASE_COMPARTMENT_H_
