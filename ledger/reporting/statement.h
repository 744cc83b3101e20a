#ifndef LEDGER_REPORTING_STATEMENT_H_
#define LEDGER_REPORTING_STATEMENT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/journal/record.h"
#include "ledger/personal/compartment.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

// What a member has, in credit-minutes unless said otherwise.
struct Balance {
  int64_t posted = 0;
  int64_t held = 0;
  int64_t available = 0;         // anywhere, today; 0 as of the past, and for who may not spend
  int64_t awaiting_minutes = 0;  // in submitted hour logs
  int64_t contributed_minutes = 0;
  std::optional<domain::Date> earliest_expiry;  // none for a balance as of the past
  int64_t expiring = 0;                         // on that day
  domain::Sequence as_of;
};

// The balance as of a record (none = the last), and today's spending from the scheme's policies.
// NOT_FOUND, MEMBER_UNKNOWN; INVALID_ARGUMENT, SEQUENCE_UNKNOWN, for a record that is not there
// yet.
absl::StatusOr<Balance> BalanceOf(const storage::Store& store, domain::SchemeNumber scheme,
                                  domain::MemberNumber member, domain::Sequence as_of,
                                  absl::Time now);

// What one record did to a member.
struct StatementLine {
  journal::Record record;
  int64_t wallet_change = 0;  // credit-minutes, as the next three
  int64_t held_change = 0;
  int64_t wallet_after = 0;
  int64_t held_after = 0;
  std::string text;  // kept with the record, empty when there is none or the member was erased
  // The hour log, hold or redemption that the record is about, for what it does not say itself.
  journal::Record origin;
};

struct Statement {
  std::vector<StatementLine> lines;  // the latest first
  domain::Sequence next;             // where the next page begins; none behind the last
};

// At most `limit` lines of a member's statement, from the record `from` (none = the last) backward.
// NOT_FOUND, MEMBER_UNKNOWN.
absl::StatusOr<Statement> StatementOf(const storage::Store& store,
                                      const personal::Compartment& compartment,
                                      domain::SchemeNumber scheme, domain::MemberNumber member,
                                      domain::Sequence from, size_t limit);

// One line. NOT_FOUND, ENTRY_UNKNOWN, when the record did nothing to the member.
absl::StatusOr<StatementLine> StatementLineOf(const storage::Store& store,
                                              const personal::Compartment& compartment,
                                              domain::SchemeNumber scheme,
                                              domain::MemberNumber member,
                                              domain::Sequence sequence);

// The record whose hour log, hold, redemption or entry a record is about; itself when it is about
// none, also where it was not committed.
absl::StatusOr<journal::Record> OriginOf(const storage::Store& store,
                                         const journal::Record& record);

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_STATEMENT_H_
