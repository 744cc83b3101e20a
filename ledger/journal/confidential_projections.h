#ifndef LEDGER_JOURNAL_CONFIDENTIAL_PROJECTIONS_H_
#define LEDGER_JOURNAL_CONFIDENTIAL_PROJECTIONS_H_

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"
#include "ledger/domain/obligation.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/rows.h"

namespace timecredit::journal {

// The projections of the confidential journal in the clear. The implementation seals and opens
// them; whoever folds records never sees a key. Not thread-safe.
class ConfidentialProjections {
 public:
  virtual ~ConfidentialProjections() = default;

  // nullopt when there is none; FAILED_PRECONDITION when the case's key was destroyed.
  virtual absl::StatusOr<std::optional<domain::Obligation>> FindObligation(
      domain::SchemeNumber scheme, domain::ObligationNumber obligation) const = 0;
  virtual absl::StatusOr<std::optional<ConfidentialHours>> FindHours(
      domain::SchemeNumber scheme, domain::Sequence hour_log) const = 0;

  // Sealed under the key of the case that the value names; `by` is the record that writes. An
  // obligation's state is a row of its own after each change.
  virtual absl::Status PutObligation(const domain::Obligation& obligation,
                                     domain::ConfidentialSequence by) = 0;
  virtual absl::Status PutHours(domain::SchemeNumber scheme, const ConfidentialHours& hours,
                                domain::ConfidentialSequence by) = 0;

  // The covers of the two: a row that says nothing, and the hours' row written again as it was.
  // Hours that are not there stay so: they are of a case whose key was destroyed.
  virtual absl::Status CoverObligation(domain::SchemeNumber scheme,
                                       domain::ConfidentialSequence by) = 0;
  virtual absl::Status RewriteHours(domain::SchemeNumber scheme, domain::Sequence hour_log,
                                    domain::ConfidentialSequence by) = 0;

  // Rows that need no sealing.
  virtual absl::StatusOr<ConfidentialHead> Head(domain::SchemeNumber scheme) const = 0;
  virtual void PutHead(const ConfidentialHead& head) = 0;
  virtual void PutOutcome(const Outcome& outcome) = 0;

  // Seals the record's canonical bytes under its case's key, or as a cover, and writes them.
  virtual absl::Status PutRecord(const ConfidentialRecord& record) = 0;
};

}  // namespace timecredit::journal

#endif  // LEDGER_JOURNAL_CONFIDENTIAL_PROJECTIONS_H_
