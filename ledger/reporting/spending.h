#ifndef LEDGER_REPORTING_SPENDING_H_
#define LEDGER_REPORTING_SPENDING_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/number.h"
#include "ledger/domain/redemption.h"
#include "ledger/reporting/scan_watch.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

// Which redemptions or holds are asked for. What is left out does not matter; the dates, the
// scheme's civil ones on which credit was spent, are of redemptions alone.
struct SpendingFilter {
  domain::MemberNumber member;
  domain::OrganisationNumber partner;
  domain::OfferNumber offer;
  std::optional<domain::Date> from_date;
  std::optional<domain::Date> to_date;
};

struct RedemptionPage {
  std::vector<domain::Redemption> redemptions;
  domain::Sequence next;  // where the next page begins; none behind the last
};

// Redemptions that match, the latest first, at most `limit`, from `from` (none = the last)
// backward. CANCELLED where nobody waits for it any more.
absl::StatusOr<RedemptionPage> ListRedemptions(const storage::Store& store,
                                               domain::SchemeNumber scheme,
                                               const SpendingFilter& filter, domain::Sequence from,
                                               size_t limit, Wanted is_wanted);

struct HoldPage {
  std::vector<domain::Hold> holds;
  domain::Sequence next;  // as above
};

// Holds that match and can be captured at `now`, the earliest deadline first, at most `limit`, from
// the hold `from` (none = the first) on. CANCELLED where nobody waits for it any more.
absl::StatusOr<HoldPage> ListOpenHolds(const storage::Store& store, domain::SchemeNumber scheme,
                                       const SpendingFilter& filter, absl::Time now,
                                       domain::Sequence from, size_t limit, Wanted is_wanted);

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_SPENDING_H_
