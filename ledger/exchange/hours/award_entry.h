#ifndef LEDGER_EXCHANGE_HOURS_AWARD_ENTRY_H_
#define LEDGER_EXCHANGE_HOURS_AWARD_ENTRY_H_

#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

// What approved hours earn, and for whom; the face is the activity as it appears in public.
struct Earned {
  domain::MemberNumber member;
  domain::Activity face;
  domain::Award award;
};

// The postings by which approved hours enter the credit and contribution books.
absl::StatusOr<std::vector<journal::Posting>> AwardPostings(const Earned& earned, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_HOURS_AWARD_ENTRY_H_
