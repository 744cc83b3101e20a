#ifndef LEDGER_REPORTING_LOTS_H_
#define LEDGER_REPORTING_LOTS_H_

#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/domain/wallet.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

// What is in a member's wallet, in the order in which it is spent, without a debt. NOT_FOUND,
// MEMBER_UNKNOWN.
absl::StatusOr<domain::Portions> LotsOf(const storage::Store& store, domain::SchemeNumber scheme,
                                        domain::MemberNumber member);

// How a lot came to be.
struct LotIssue {
  domain::Date date;            // of the hours or the grant
  domain::MemberNumber member;  // in whose wallet it was first
};

// DATA_LOSS where the journal lacks the record that issued it.
absl::StatusOr<LotIssue> IssueOf(const storage::Store& store, domain::SchemeNumber scheme,
                                 const domain::Lot& lot);

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_LOTS_H_
