#ifndef LEDGER_EXCHANGE_HOURS_HOURS_GIVEN_H_
#define LEDGER_EXCHANGE_HOURS_HOURS_GIVEN_H_

#include <cstdint>

#include "absl/status/status.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/member.h"
#include "ledger/exchange/desk.h"

namespace timecredit::exchange {

// When and how much, as somebody says.
struct HoursGiven {
  domain::EffectiveTime effective;
  int64_t duration_minutes = 0;  // 1..1440; 0 where the activity awards a fixed amount
  int64_t quantity = 0;          // of the activity's counted unit, 0 where it counts minutes
};

// Whether a member can have given them to a public activity: INVALID_ARGUMENT for dates in the
// scheme's future (DATE_IN_FUTURE), starts that the clocks never show (START_SKIPPED), durations
// and quantities that do not fit the activity; FAILED_PRECONDITION for more than 24 hours in a day
// (DAY_TOO_LONG). `before`: the log that they correct, which no longer counts; null for new ones.
absl::Status CheckHours(const HoursGiven& given, const domain::HourLog* before,
                        const domain::Activity& activity, const domain::Member& member,
                        const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_HOURS_HOURS_GIVEN_H_
