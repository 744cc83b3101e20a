#ifndef LEDGER_JOURNAL_OWNER_CHANGES_H_
#define LEDGER_JOURNAL_OWNER_CHANGES_H_

#include <cstdint>
#include <optional>

#include "absl/container/inlined_vector.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/account.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/domain/wallet.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"

namespace timecredit::journal {

// What one record does to the accounts of the owners it concerns: gathered while the record is
// folded, written once at its end. Not thread-safe.
class OwnerChanges {
 public:
  OwnerChanges(const Record& record, Projections& projections)
      : record_(record), projections_(projections) {}

  // Adds a posting to its account. INTERNAL when the account would fall below zero and may not, or
  // a wallet be overdrawn further than the scheme allows.
  absl::Status Post(const Posting& posting);

  // Gives the member a line for this record, with or without postings.
  absl::Status Mention(domain::MemberNumber member);

  // Adds to the member's submitted logs, and to the minutes that wait in them.
  absl::Status AddAwaiting(domain::MemberNumber member, int64_t hour_logs, int64_t minutes);

  // Writes the accounts, lines and wallet expiries of all owners concerned.
  void Write();

 private:
  struct Change {
    Accounts accounts;
    Line line;
    std::optional<domain::Date> earliest_expiry_before;
  };

  absl::StatusOr<Change*> ChangeOf(const domain::Owner& owner);
  absl::Status CheckOverdraft(const domain::Wallet& wallet) const;

  const Record& record_;
  Projections& projections_;
  absl::InlinedVector<Change, 4> changes_;
};

}  // namespace timecredit::journal

#endif  // LEDGER_JOURNAL_OWNER_CHANGES_H_
